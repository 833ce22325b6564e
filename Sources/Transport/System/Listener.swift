import Glibc

/// A listening TCP socket, shared by every worker.
///
/// Bound without SO_REUSEPORT, so that a port in use is an error; with SO_REUSEADDR, so that connections of a stopped
/// server that linger in TIME_WAIT are none. It closes when the last worker lets go of it.
package final class Listener: Sendable {
  /// How many established connections may wait to be accepted; the kernel caps it at net.core.somaxconn, whose
  /// default this is.
  package static let defaultBacklog: Int32 = 4096

  /// For pollers: readable while connections wait.
  package let descriptor: FileDescriptor
  /// Where it listens; with the real port, if port 0 was asked for.
  package let address: SocketAddress

  /// Binds and listens.
  package init(on address: SocketAddress, backlog: Int32 = defaultBacklog) throws(ListenerError) {
    do throws(Errno) {
      let socket = try SystemCalls.tcpSocket(address.family)
      try SystemCalls.set(SO_REUSEADDR, at: SOL_SOCKET, of: socket, to: 1)
      // An answer is written in one piece; waiting for more would only delay it. Accepted sockets inherit this.
      try SystemCalls.set(TCP_NODELAY, at: Int32(IPPROTO_TCP), of: socket, to: 1)
      if address.family == AF_INET6 {
        // So that 0.0.0.0 and :: can share a port, whatever net.ipv6.bindv6only says.
        try SystemCalls.set(IPV6_V6ONLY, at: Int32(IPPROTO_IPV6), of: socket, to: 1)
      }
      try SystemCalls.bind(socket, to: address)
      try SystemCalls.listen(socket, backlog: backlog)
      self.address = try SystemCalls.localAddress(of: socket) ?? address
      self.descriptor = socket
    } catch {
      throw ListenerError(address: address, error: error)
    }
  }

  /// Takes over a socket that another process opened and listens on, such as whoever started this one.
  ///
  /// That it does not block is a property of the socket: the other process finds it so, too.
  package init(adopting socket: consuming FileDescriptor) throws(AdoptionError) {
    address = try Self.address(ofListening: socket)
    do throws(Errno) {
      try SystemCalls.setNonBlocking(socket)
      try SystemCalls.setClosedOnExec(socket)
      try SystemCalls.set(TCP_NODELAY, at: Int32(IPPROTO_TCP), of: socket, to: 1)
    } catch {
      throw .system(error)
    }
    descriptor = socket
  }

  private static func address(ofListening socket: borrowing FileDescriptor) throws(AdoptionError) -> SocketAddress {
    do throws(Errno) {
      guard try SystemCalls.option(SO_PROTOCOL, at: SOL_SOCKET, of: socket) == Int32(IPPROTO_TCP),
        let address = try SystemCalls.localAddress(of: socket)
      else { throw Errno(rawValue: ENOTSOCK) }
      if try SystemCalls.option(SO_ACCEPTCONN, at: SOL_SOCKET, of: socket) != 0 { return address }
    } catch {
      throw error.rawValue == ENOTSOCK || error.rawValue == EBADF ? .notTCP : .system(error)
    }
    throw .notListening
  }

  /// Whether a connection waits to be taken.
  package var isAwaited: Bool { SystemCalls.isReadable(descriptor) }

  /// Takes the next waiting connection; never blocks.
  package func accept() -> Accepted {
    do throws(Errno) {
      return try SystemCalls.accept(descriptor)
    } catch {
      return Accepted(error)
    }
  }
}
