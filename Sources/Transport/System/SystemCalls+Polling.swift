import CLinux
import Glibc

extension SystemCalls {
  /// A new epoll instance.
  static func epoll() throws(Errno) -> FileDescriptor {
    FileDescriptor(adopting: try performForValue { epoll_create1(Int32(EPOLL_CLOEXEC)) })
  }

  /// Adds, changes or removes a watched descriptor.
  static func control(
    _ epoll: borrowing FileDescriptor, _ operation: Int32, _ watched: borrowing FileDescriptor,
    _ events: UInt32, _ data: UInt64
  ) throws(Errno) {
    var event = unsafe epoll_event(events: events, data: epoll_data_t(u64: data))
    let (epoll, watched) = (epoll.number, watched.number)
    try perform { unsafe epoll_ctl(epoll, operation, watched, &event) }
  }

  /// Waits for events and answers their number; a signal ends the wait with none, because the time that remains has
  /// to be reckoned anew.
  @unsafe
  static func wait(
    _ epoll: borrowing FileDescriptor, into batch: inout [epoll_event], milliseconds: Int32
  ) throws(Errno) -> Int {
    let count = unsafe epoll_wait(epoll.number, &batch, Int32(batch.count), milliseconds)
    if count >= 0 { return Int(count) }
    let number = errno
    if number == EINTR { return 0 }
    throw Errno(rawValue: number)
  }

  /// Whether something can be read by now.
  static func isReadable(_ descriptor: borrowing FileDescriptor) -> Bool {
    var watched = pollfd(fd: descriptor.number, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&watched, 1, 0) > 0
  }

  /// A new eventfd, non-blocking.
  static func eventCounter() throws(Errno) -> FileDescriptor {
    FileDescriptor(adopting: try performForValue { eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC)) })
  }

  /// Adds 1 to an eventfd's counter. That the counter is full would block, and means that it is readable already.
  static func increment(_ counter: borrowing FileDescriptor) {
    let number = counter.number
    _ = eventfd_write(number, 1)
  }

  /// Sets an eventfd's counter to 0.
  static func reset(_ counter: borrowing FileDescriptor) {
    var value: eventfd_t = 0
    _ = unsafe eventfd_read(counter.number, &value)
  }
}
