import CLinux

/// An epoll instance of one thread, level-triggered: whatever is left unread or unwritten is told again.
@safe
package struct Poller: ~Copyable {
  /// Events per wait; more are told by the next one. Large enough that a busy loop waits seldom, and 12 bytes each.
  package static let batchSize = 256

  private let descriptor: FileDescriptor
  private var batch: [epoll_event]

  /// Watches nothing yet; an error is EMFILE, ENFILE or ENOMEM.
  package init() throws(Errno) {
    descriptor = try SystemCalls.epoll()
    unsafe batch = [epoll_event](repeating: epoll_event(), count: Self.batchSize)
  }

  /// Starts watching; an error is ENOMEM, ENOSPC (fs.epoll.max_user_watches) or a mistake of ours.
  package func add(
    _ watched: borrowing FileDescriptor, for interest: Interest, as registration: Registration
  ) throws(Errno) {
    try SystemCalls.control(descriptor, EPOLL_CTL_ADD, watched, interest.rawValue, registration.rawValue)
  }

  /// Replaces what is wanted of a watched descriptor.
  package func modify(
    _ watched: borrowing FileDescriptor, for interest: Interest, as registration: Registration
  ) throws(Errno) {
    try SystemCalls.control(descriptor, EPOLL_CTL_MOD, watched, interest.rawValue, registration.rawValue)
  }

  /// Stops watching. Closing a descriptor does the same, if no duplicate of it is open.
  package func remove(_ watched: borrowing FileDescriptor) throws(Errno) {
    try SystemCalls.control(descriptor, EPOLL_CTL_DEL, watched, 0, 0)
  }

  /// Waits for events, until the deadline if there is one, and answers how many there are.
  ///
  /// A deadline is never met early, and at most a millisecond late by the kernel's resolution. A signal ends the wait
  /// with no events.
  package mutating func wait(until deadline: Instant?, now: Instant) throws(Errno) -> Int {
    try unsafe SystemCalls.wait(descriptor, into: &batch, milliseconds: Self.timeout(until: deadline, now: now))
  }

  /// An event of the last wait; `index` is below the number it answered.
  package subscript(index: Int) -> Event {
    let event = unsafe batch[index]
    let isHangUp = unsafe event.events & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0
    return Event(
      registration: Registration(rawValue: unsafe event.data.u64),
      isReadable: unsafe isHangUp || event.events & EPOLLIN.rawValue != 0,
      isWritable: unsafe isHangUp || event.events & EPOLLOUT.rawValue != 0,
      isPeerFinished: unsafe isHangUp || event.events & EPOLLRDHUP.rawValue != 0,
      isHangUp: isHangUp)
  }

  /// epoll_wait's timeout: milliseconds rounded up, -1 for ever.
  static func timeout(until deadline: Instant?, now: Instant) -> Int32 {
    guard let deadline else { return -1 }
    if deadline <= now { return 0 }
    let (distance, isTooFar) = deadline.nanoseconds.subtractingReportingOverflow(now.nanoseconds)
    if isTooFar { return .max }
    return Int32(clamping: (distance - 1) / 1_000_000 + 1)
  }
}

/// What happened to a registered descriptor.
package struct Event: Equatable, Sendable {
  /// What the descriptor was registered as.
  package let registration: Registration
  /// Something can be read, or reading tells what went wrong.
  package let isReadable: Bool
  /// Something can be written, or writing tells what went wrong.
  package let isWritable: Bool
  /// The peer has finished writing. Reported only when `peerFinished` was asked for.
  package let isPeerFinished: Bool
  /// Both directions are over, or the socket has an error. Comes whatever was asked for and at every wait, so a
  /// loop that wants neither to read nor to write has to close, or it spins.
  package let isHangUp: Bool
}

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

/// What an event names: a slot, and which of its successive occupants is meant.
///
/// It travels in the 64 bits that epoll keeps for its user, so an event for a descriptor that was closed and reused
/// within the same batch is told from one for its successor.
package struct Registration: RawRepresentable, Hashable, Sendable {
  /// What epoll keeps: the generation above the slot, 32 bits each.
  package let rawValue: UInt64

  /// Takes what epoll kept.
  @inlinable
  package init(rawValue: UInt64) {
    self.rawValue = rawValue
  }

  /// A slab's occupants have odd generations; even ones are free for whatever else a loop registers.
  @inlinable
  package init(slot: UInt32, generation: UInt32) {
    rawValue = UInt64(generation) << 32 | UInt64(slot)
  }

  /// The place in the slab.
  @inlinable
  package var slot: UInt32 {
    UInt32(truncatingIfNeeded: rawValue)
  }

  /// Which of the slot's successive occupants.
  @inlinable
  package var generation: UInt32 {
    UInt32(truncatingIfNeeded: rawValue >> 32)
  }
}

/// Ends another thread's wait.
package final class WakeUp: Sendable {
  /// Readable after ``signal()``, until ``reset()``.
  package let descriptor: FileDescriptor

  /// Not signalled yet; an error is EMFILE, ENFILE or ENOMEM.
  package init() throws(Errno) {
    descriptor = try SystemCalls.eventCounter()
  }

  /// Wakes the loop that watches the descriptor; from any thread, and before the loop waits as well as during it.
  package func signal() {
    SystemCalls.increment(descriptor)
  }

  /// Clears the signal. Call it before checking why you were woken, so that a later signal is not lost.
  package func reset() {
    SystemCalls.reset(descriptor)
  }
}
