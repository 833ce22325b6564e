import Backup

/// A bulk restore as a whole (behaviour.md, section 4).
struct BulkSummary {
  /// The mailboxes' counters, summed.
  private(set) var counters = RestoreCounters()
  /// `Failed` or `Success` where all mailboxes are, else `Warning`.
  private(set) var status: RestoreStatus?
  private var firstError: String?

  /// Takes another mailbox into account.
  mutating func add(_ detail: BulkDetail) {
    counters += detail.counters
    status = status == nil || status == detail.status ? detail.status : .warning
    firstError = firstError ?? detail.error
  }

  /// The first detail's error, where all failed.
  var error: String? { status == .failed ? firstError : nil }
}
