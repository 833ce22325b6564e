import Glibc

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
    // What nobody has heard of would not be another time either.
    default: self = .failed(error)
    }
  }
}
