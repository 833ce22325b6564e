import CLinux
import Glibc

/// MSG_NOSIGNAL in every send: a library must not ask its process to ignore SIGPIPE.
extension SystemCalls {
  /// nil: nothing has arrived. 0: the peer writes no more.
  @unsafe
  static func receive(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) throws(Errno) -> Int? {
    try perform { unsafe Glibc.recv(descriptor, buffer.baseAddress, buffer.count, 0) }
  }

  /// nil: the socket's buffer is full.
  @unsafe
  static func send(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) throws(Errno) -> Int? {
    try perform { unsafe Glibc.send(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL)) }
  }

  /// Sends FIN.
  static func shutDownWriting(_ descriptor: Int32) throws(Errno) {
    try perform { Glibc.shutdown(descriptor, Int32(SHUT_WR)) }
  }

  /// Has a listening socket listen no more, whoever watches it: connections that come later are refused, and so are those
  /// that wait.
  static func stopListening(_ descriptor: Int32) throws(Errno) {
    try perform { Glibc.shutdown(descriptor, Int32(SHUT_RD)) }
  }

  /// How many bytes were sent that the peer's kernel has not acknowledged.
  static func unacknowledged(_ descriptor: Int32) throws(Errno) -> Int {
    var count: Int32 = 0
    try perform { unsafe CLinux_unacknowledged(descriptor, &count) }
    return Int(count)
  }

  /// A non-blocking TCP socket that is closed on exec.
  static func tcpSocket(_ family: Int32) throws(Errno) -> FileDescriptor {
    let type = Int32(bitPattern: SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
    return FileDescriptor(adopting: try performForValue { Glibc.socket(family, type, 0) })
  }

  /// Sets an integer option of a socket.
  static func set(
    _ option: Int32, at level: Int32, of socket: borrowing FileDescriptor, to value: Int32
  ) throws(Errno) {
    let number = socket.number
    try perform {
      unsafe withUnsafePointer(to: value) { value in
        unsafe Glibc.setsockopt(number, level, option, value, socklen_t(MemoryLayout<Int32>.size))
      }
    }
  }

  /// Lets closing wait so long for what is still to be sent; 0 resets the connection instead (socket(7), SO_LINGER).
  static func setLinger(_ socket: borrowing FileDescriptor, seconds: Int32) throws(Errno) {
    let number = socket.number
    try perform {
      unsafe withUnsafePointer(to: linger(l_onoff: 1, l_linger: seconds)) { value in
        unsafe Glibc.setsockopt(number, SOL_SOCKET, SO_LINGER, value, socklen_t(MemoryLayout<linger>.size))
      }
    }
  }

  /// Reads an integer option of a socket.
  static func option(_ option: Int32, at level: Int32, of socket: borrowing FileDescriptor) throws(Errno) -> Int32 {
    let number = socket.number
    var value: Int32 = 0
    var length = socklen_t(MemoryLayout<Int32>.size)
    try perform { unsafe Glibc.getsockopt(number, level, option, &value, &length) }
    return value
  }

  /// Makes calls on the socket answer at once, for every descriptor of it.
  static func setNonBlocking(_ socket: borrowing FileDescriptor) throws(Errno) {
    let number = socket.number
    let flags = try performForValue { fcntl(number, F_GETFL) }
    try perform { fcntl(number, F_SETFL, flags | O_NONBLOCK) }
  }

  /// Keeps the descriptor from programs that this process becomes or starts.
  static func setClosedOnExec(_ socket: borrowing FileDescriptor) throws(Errno) {
    let number = socket.number
    try perform { fcntl(number, F_SETFD, FD_CLOEXEC) }
  }

  /// Gives a socket its own address.
  static func bind(_ socket: borrowing FileDescriptor, to address: SocketAddress) throws(Errno) {
    let number = socket.number
    try perform {
      unsafe address.withKernelAddress { address, length in unsafe Glibc.bind(number, address, length) }
    }
  }

  /// Starts a connection; it is established once the socket is writable.
  static func connect(_ socket: borrowing FileDescriptor, to address: SocketAddress) throws(Errno) {
    let number = socket.number
    do throws(Errno) {
      try perform {
        unsafe address.withKernelAddress { address, length in unsafe Glibc.connect(number, address, length) }
      }
    } catch Errno(rawValue: EINPROGRESS) {
      return
    }
  }

  /// Opens a socket for connections.
  static func listen(_ socket: borrowing FileDescriptor, backlog: Int32) throws(Errno) {
    let number = socket.number
    try perform { Glibc.listen(number, backlog) }
  }

  /// The address a socket is bound to; nil when it is not an Internet socket.
  static func localAddress(of socket: borrowing FileDescriptor) throws(Errno) -> SocketAddress? {
    var storage = sockaddr_storage()
    let number = socket.number
    try perform {
      unsafe withKernelAddress(of: &storage) { address, length in unsafe Glibc.getsockname(number, address, length) }
    }
    return SocketAddress(storage)
  }

  /// Takes the next connection, or answers that none waits.
  static func accept(_ listener: borrowing FileDescriptor) throws(Errno) -> Accepted {
    var storage = sockaddr_storage()
    let number = listener.number
    let flags = Int32(bitPattern: SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
    let accepted = try perform {
      Int(
        unsafe withKernelAddress(of: &storage) { address, length in
          unsafe CLinux_accept4(number, address, length, flags)
        })
    }
    guard let accepted else { return .wouldBlock }
    let descriptor = FileDescriptor(adopting: Int32(accepted))
    guard let peer = SocketAddress(storage) else { throw Errno(rawValue: EAFNOSUPPORT) }
    return .connection(descriptor, peer: peer)
  }

  /// Lets the kernel write an address of at most the storage's size.
  @unsafe
  private static func withKernelAddress(
    of storage: inout sockaddr_storage,
    _ body: (UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Int32
  ) -> Int32 {
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    return unsafe withUnsafeMutablePointer(to: &storage) { storage in
      unsafe storage.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        unsafe body(address, &length)
      }
    }
  }
}
