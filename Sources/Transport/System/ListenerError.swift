import Glibc

/// Why an address could not be listened on.
package struct ListenerError: Error, Hashable, Sendable {
  /// What the caller can act on.
  package enum Reason: Hashable, Sendable {
    /// Another socket listens there.
    case addressInUse
    /// A port below net.ipv4.ip_unprivileged_port_start without the right to it, or a security module's refusal.
    case notPermitted
    /// No interface of this host has the address, or the address family is switched off.
    case addressNotAvailable
    case other
  }

  package let address: SocketAddress
  package let reason: Reason
  package let error: Errno

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
  package var description: String {
    "cannot listen on \(address): \(error)"
  }
}
