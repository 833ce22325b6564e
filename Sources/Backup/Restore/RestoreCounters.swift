/// The four counters of a restore answer; sums saturate.
package struct RestoreCounters: Hashable, Sendable {
  /// `createdItemsCount`.
  package var created: Int64
  /// `mergedItemsCount`.
  package var merged: Int64
  /// `failedItemsCount`.
  package var failed: Int64
  /// `skippedItemsCount`.
  package var skipped: Int64

  /// Counters, all 0 unless told.
  package init(created: Int64 = 0, merged: Int64 = 0, failed: Int64 = 0, skipped: Int64 = 0) {
    self.created = created
    self.merged = merged
    self.failed = failed
    self.skipped = skipped
  }

  /// Adds counter by counter, stopping at `Int64.max`.
  package static func += (left: inout RestoreCounters, right: RestoreCounters) {
    left.created = saturatingSum(left.created, right.created)
    left.merged = saturatingSum(left.merged, right.merged)
    left.failed = saturatingSum(left.failed, right.failed)
    left.skipped = saturatingSum(left.skipped, right.skipped)
  }

  private static func saturatingSum(_ left: Int64, _ right: Int64) -> Int64 {
    let (sum, overflow) = left.addingReportingOverflow(right)
    guard overflow else { return sum }
    return left < 0 ? .min : .max
  }
}
