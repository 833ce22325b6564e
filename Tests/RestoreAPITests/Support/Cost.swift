import Glibc

/// What something costs the thread that does it.
enum Cost {
  /// The least time that this thread computed, in nanoseconds, of so many times: what other threads do is not in it.
  static func least(of times: Int, _ body: () throws -> Void) rethrows -> Int {
    var least = Int.max
    for _ in 0..<times {
      let start = threadTime()
      try body()
      least = min(least, threadTime() - start)
    }
    return least
  }

  private static func threadTime() -> Int {
    var time = timespec()
    _ = unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
