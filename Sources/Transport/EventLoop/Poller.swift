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
