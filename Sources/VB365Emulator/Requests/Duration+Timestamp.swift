import Backup

extension Duration {
  /// A point in time, since 1970-01-01T00:00:00Z.
  init(since1970 time: Timestamp) {
    self = .seconds(time.seconds) + .nanoseconds(time.tickOfSecond * 100)
  }
}

extension Timestamp {
  /// The point in time so long after 1970-01-01T00:00:00Z; what lies outside the years 1 to 9999 counts as their first or
  /// last moment.
  init(since1970 duration: Duration) {
    let (seconds, attoseconds) = duration.components
    self.init(clampingSeconds: seconds, ticks: attoseconds / 100_000_000_000)
  }
}
