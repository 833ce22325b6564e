import CLinux

/// What a loop wants to hear of a descriptor; hang-ups and errors are told even to the empty set.
package struct Interest: OptionSet, Sendable {
  /// epoll's bits, EPOLL….
  package let rawValue: UInt32

  /// Takes epoll's bits.
  @inlinable
  package init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// Nothing but what is told in any case.
  package static let none: Interest = []
  /// There is something to read, the end of the stream included.
  package static let readable = Interest(rawValue: EPOLLIN.rawValue)
  /// There is room to write.
  package static let writable = Interest(rawValue: EPOLLOUT.rawValue)
  /// The peer writes no more. For a loop that does not read for now, and so would not meet the end of the stream.
  package static let peerFinished = Interest(rawValue: EPOLLRDHUP.rawValue)
  /// Of several pollers that watch one descriptor, wake one or a few, not all. Only with ``Poller/add(_:for:as:)``,
  /// never to be modified: such a descriptor is removed and added again.
  package static let exclusive = Interest(rawValue: EPOLLEXCLUSIVE.rawValue)
}
