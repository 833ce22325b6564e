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

  /// Takes over a socket that another process opened and listens on, such as the one that started this one.
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

  /// Listens no more, from any thread: connections are refused from now on, and taking one fails. The descriptor stays
  /// open until nobody holds this.
  package func stop() {
    do throws(Errno) {
      try SystemCalls.stopListening(descriptor.number)
    } catch {
      // Then it listens until it is closed.
    }
  }

  /// Takes the next waiting connection; never blocks.
  package func accept() -> Accepted {
    do throws(Errno) {
      return try SystemCalls.accept(descriptor)
    } catch {
      return Accepted(error)
    }
  }
}

/// What taking a connection from a listener came to.
package enum Accepted: ~Copyable {
  /// A connection: non-blocking, closed on exec, without Nagle's delay.
  case connection(FileDescriptor, peer: SocketAddress)
  /// No connection waits.
  case wouldBlock
  /// That connection failed before it was taken (accept(2) hands over its pending network error): take the next.
  case aborted(Errno)
  /// The process or the system is out of descriptors or memory: the connection still waits, so stop asking the
  /// poller for this listener until some connection closed or some time passed.
  case exhausted(Errno)
  /// The listener itself is unusable: somebody shut it down, or a mistake of ours.
  case failed(Errno)
}

extension Accepted {
  /// Sorts accept's errors by what to do about them.
  init(_ error: Errno) {
    switch error.rawValue {
    case EMFILE, ENFILE, ENOBUFS, ENOMEM: self = .exhausted(error)
    // Those that accept(2) hands over from the network, and EPERM of a firewall.
    case ECONNABORTED, EPROTO, ENETDOWN, ENOPROTOOPT, EHOSTDOWN, ENONET, EHOSTUNREACH, EOPNOTSUPP, ENETUNREACH,
      ECONNRESET, ETIMEDOUT, EPERM:
      self = .aborted(error)
    // An unknown error would come another time, too.
    default: self = .failed(error)
    }
  }
}

/// Why an address could not be listened on.
package struct ListenerError: Error, Hashable, Sendable {
  /// Kinds of refusal that a caller treats differently.
  package enum Reason: Hashable, Sendable {
    /// Another socket listens there.
    case addressInUse
    /// A port below net.ipv4.ip_unprivileged_port_start without the right to it, or a security module's refusal.
    case notPermitted
    /// No interface of this host has the address, or the address family is switched off.
    case addressNotAvailable
    /// Anything else; see the error.
    case other
  }

  /// What was to be listened on.
  package let address: SocketAddress
  /// What the caller can act on.
  package let reason: Reason
  /// The kernel's own word.
  package let error: Errno

  /// Sorts the kernel's refusal.
  init(address: SocketAddress, error: Errno) {
    self.address = address
    self.error = error
    self.reason =
      switch error.rawValue {
      case EADDRINUSE: .addressInUse
      case EACCES, EPERM: .notPermitted
      case EADDRNOTAVAIL, EAFNOSUPPORT: .addressNotAvailable
      default: .other
      }
  }
}

extension ListenerError: CustomStringConvertible {
  /// One line for a log or a terminal.
  package var description: String {
    "cannot listen on \(address): \(error)"
  }
}

/// Why a descriptor cannot be taken for a listener.
package enum AdoptionError: Error, Hashable, Sendable {
  /// It is closed, a file, or a socket of another protocol.
  case notTCP
  /// listen(2) was not called on it.
  case notListening
  /// The kernel refused something else.
  case system(Errno)
}

extension AdoptionError: CustomStringConvertible {
  /// The end of a sentence about the descriptor.
  package var description: String {
    switch self {
    case .notTCP: "is no TCP socket"
    case .notListening: "does not listen"
    case .system(let error): "cannot be used: \(error)"
    }
  }
}
