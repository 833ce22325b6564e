import Glibc

/// An open file of the kernel; closed when its owner lets go of it, and then only once.
package struct FileDescriptor: ~Copyable, Sendable {
  /// The kernel's number, valid while this value lives.
  package let number: Int32

  /// Takes ownership of an open descriptor, which must not be closed elsewhere.
  package init(adopting number: Int32) {
    self.number = number
  }

  deinit {
    SystemCalls.close(number)
  }
}

extension FileDescriptor {
  /// Reads what has arrived, at most as much as `buffer` holds.
  package func receive(into buffer: inout MutableSpan<UInt8>) throws(Errno) -> Transfer {
    if buffer.isEmpty { return .bytes(0) }
    let count = try unsafe buffer.withUnsafeMutableBytes { (bytes) throws(Errno) in
      try unsafe SystemCalls.receive(number, bytes)
    }
    guard let count else { return .wouldBlock }
    return count == 0 ? .endOfStream : .bytes(count)
  }

  /// Writes as much of `bytes` as the socket takes; a peer that has gone is an error here, never a SIGPIPE.
  package func send(_ bytes: Span<UInt8>) throws(Errno) -> Transfer {
    let count = try unsafe bytes.withUnsafeBytes { (bytes) throws(Errno) in
      try unsafe SystemCalls.send(number, bytes)
    }
    guard let count else { return .wouldBlock }
    return .bytes(count)
  }

  /// How many bytes that were sent wait in this kernel or on the way: the peer's has not acknowledged them. 0 when the
  /// socket does not tell.
  package var unacknowledged: Int {
    do throws(Errno) {
      return try SystemCalls.unacknowledged(number)
    } catch {
      return 0
    }
  }

  /// Sends FIN and keeps reading possible: the start of a lingering close.
  ///
  /// RFC 9112 section 9.6: closing with unread input makes the kernel reset the connection, and the peer may lose
  /// the answer it has not read yet. So write, shut down writing, read until the end or a deadline, then close.
  package func shutDownWriting() throws(Errno) {
    try SystemCalls.shutDownWriting(number)
  }

  /// Makes the kernel send RST in place of FIN when the descriptor is closed, whatever is left to be sent or read.
  package func resetWhenClosed() throws(Errno) {
    try SystemCalls.resetWhenClosed(number)
  }
}

extension FileDescriptor {
  /// Starts a TCP connection; the socket becomes writable once it is established, or has failed.
  ///
  /// There is nothing to ask then: a failed connection tells by the error of its first transfer.
  package static func connecting(to address: SocketAddress) throws(Errno) -> FileDescriptor {
    let socket = try SystemCalls.tcpSocket(address.family)
    try SystemCalls.set(TCP_NODELAY, at: Int32(IPPROTO_TCP), of: socket, to: 1)
    try SystemCalls.connect(socket, to: address)
    return socket
  }
}

/// What reading from or writing to a socket came to, when nothing went wrong.
package enum Transfer: Equatable, Sendable {
  /// So many bytes were moved, at least one unless the buffer was empty.
  case bytes(Int)
  /// Nothing could be moved yet; the poller tells when.
  case wouldBlock
  /// The peer writes no more.
  case endOfStream
}
