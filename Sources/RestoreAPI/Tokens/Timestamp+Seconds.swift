import Backup

extension Timestamp {
  /// The moment so many seconds later, which may be the last there is.
  func adding(seconds: Int) -> Timestamp {
    let (sum, overflow) = self.seconds.addingReportingOverflow(Int64(seconds))
    return overflow ? .distantFuture : Timestamp(clampingSeconds: sum, ticks: tickOfSecond)
  }

  /// The whole seconds from `earlier` on, rounded down.
  func seconds(since earlier: Timestamp) -> Int64 {
    seconds - earlier.seconds - (tickOfSecond < earlier.tickOfSecond ? 1 : 0)
  }
}
