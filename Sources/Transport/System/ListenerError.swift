import Glibc

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
