import Glibc

/// The home of every system call of this module, by topic in the extensions.
///
/// A call that has nothing to do yet answers nil or a case of its own; only what went wrong is thrown.
enum SystemCalls {
  /// Makes one call: again when a signal interrupted it, nil when it would block.
  @inline(__always)
  static func perform(_ call: () -> Int) throws(Errno) -> Int? {
    while true {
      let result = call()
      if result >= 0 { return result }
      switch errno {
      case EINTR: continue
      case EAGAIN: return nil
      case let number: throw Errno(rawValue: number)
      }
    }
  }

  /// Makes one call that cannot block, and whose value matters only as success.
  static func perform(_ call: () -> Int32) throws(Errno) {
    _ = try performForValue(call)
  }

  /// Makes one call that cannot block, and answers its value.
  static func performForValue(_ call: () -> Int32) throws(Errno) -> Int32 {
    while true {
      let result = call()
      if result >= 0 { return result }
      let number = errno
      if number != EINTR { throw Errno(rawValue: number) }
    }
  }

  /// Closes a descriptor; never repeated, because Linux has let go of the number even when it reports EINTR.
  static func close(_ descriptor: Int32) {
    _ = Glibc.close(descriptor)
  }

  /// Nanoseconds of CLOCK_MONOTONIC.
  static func monotonicNanoseconds() -> Int64 {
    var time = timespec()
    // Fails only for an unknown clock or a bad pointer.
    _ = unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
