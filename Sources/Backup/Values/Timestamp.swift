/// A point in time in steps of 100 nanoseconds (.NET's ticks), counted from 1970-01-01T00:00:00Z, in the years 1 to 9999.
package struct Timestamp: Hashable, Sendable {
  /// Ticks of 100 nanoseconds since 1970, negative before.
  package let ticks: Int64

  /// A point in time, or nil outside the years 1 to 9999.
  package init?(ticks: Int64) {
    guard Self.ticksRange.contains(ticks) else { return nil }
    self.ticks = ticks
  }

  /// A point in time from whole seconds since 1970 and ticks within the second, moved to the nearest valid one when it
  /// lies outside the years 1 to 9999.
  package init(clampingSeconds seconds: Int64, ticks: Int64 = 0) {
    let (whole, tooLarge) = seconds.multipliedReportingOverflow(by: Self.ticksPerSecond)
    let (sum, tooLargeSum) = whole.addingReportingOverflow(ticks)
    guard !tooLarge, !tooLargeSum else {
      self.ticks = seconds < 0 ? Self.ticksRange.lowerBound : Self.ticksRange.upperBound
      return
    }
    self.ticks = min(max(sum, Self.ticksRange.lowerBound), Self.ticksRange.upperBound)
  }

  /// Whole seconds since 1970, rounded down.
  package var seconds: Int64 {
    (ticks - tickOfSecond) / Self.ticksPerSecond
  }

  /// Ticks since the second began, 0...9,999,999.
  package var tickOfSecond: Int64 {
    let remainder = ticks % Self.ticksPerSecond
    return remainder < 0 ? remainder + Self.ticksPerSecond : remainder
  }

  /// 9999-12-31T23:59:59.9999999Z: what a running restore session shows as its end (observed).
  package static let distantFuture = Timestamp(uncheckedTicks: ticksRange.upperBound)

  /// 1970-01-01T00:00:00Z.
  package static let unixEpoch = Timestamp(uncheckedTicks: 0)

  /// Ticks in a second.
  package static let ticksPerSecond: Int64 = 10_000_000

  /// From 0001-01-01T00:00:00Z to 9999-12-31T23:59:59.9999999Z, the range of .NET's DateTime.
  static let ticksRange: ClosedRange<Int64> = -621_355_968_000_000_000...2_534_023_007_999_999_999

  private init(uncheckedTicks ticks: Int64) {
    self.ticks = ticks
  }
}

extension Timestamp: Comparable {
  /// Earlier is less.
  package static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.ticks < right.ticks
  }
}
