import Glibc

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
