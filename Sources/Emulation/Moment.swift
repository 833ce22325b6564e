import Backup

/// A reading of the wall clock, handed in with each request.
package struct Moment: Sendable {
  let timestamp: Timestamp

  /// Whole seconds since 1970 and the nanoseconds of the second; what lies outside the years 1 to 9999 counts as their
  /// first or last moment.
  package init(unixSeconds: Int64, nanoseconds: Int64 = 0) {
    timestamp = Timestamp(clampingSeconds: unixSeconds, ticks: nanoseconds / 100)
  }
}
