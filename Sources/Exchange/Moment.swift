package import Backup

/// A reading of the clocks, handed in with each request.
package struct Moment: Sendable {
  /// The wall clock.
  package let timestamp: Timestamp
  /// A clock that nobody sets, in nanoseconds since an arbitrary start: real time is measured by it.
  package let uptimeNanoseconds: Int64

  /// Whole seconds since 1970 and the nanoseconds of the second; what lies outside the years 1 to 9999 counts as their
  /// first or last moment.
  package init(unixSeconds: Int64, nanoseconds: Int64 = 0, uptimeNanoseconds: Int64 = 0) {
    timestamp = Timestamp(clampingSeconds: unixSeconds, ticks: nanoseconds / Self.nanosecondsPerTick)
    self.uptimeNanoseconds = uptimeNanoseconds
  }

  /// Nanoseconds in a tick of a `Timestamp`.
  static let nanosecondsPerTick: Int64 = 100
}
