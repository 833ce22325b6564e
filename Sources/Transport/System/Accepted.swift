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
  /// The listener itself is unusable: a mistake of ours.
  case failed(Errno)
}

extension Accepted {
  /// Sorts accept's errors by what to do about them.
  init(_ error: Errno) {
    switch error.rawValue {
    case EMFILE, ENFILE, ENOBUFS, ENOMEM: self = .exhausted(error)
    case EBADF, EFAULT, EINVAL, ENOTSOCK: self = .failed(error)
    default: self = .aborted(error)
    }
  }
}
