import Bytes

/// The number of restores with each status.
struct RestoreTally: Sendable {
  private var successes = 0
  private var warnings = 0
  private var failures = 0

  /// Counts one more.
  mutating func add(_ status: RestoreStatus) { self[status] += 1 }

  /// Counts one less.
  mutating func remove(_ status: RestoreStatus) { self[status] -= 1 }

  private subscript(status: RestoreStatus) -> Int {
    get {
      switch status {
      case .success: successes
      case .warning: warnings
      case .failed: failures
      }
    }
    set {
      switch status {
      case .success: successes = newValue
      case .warning: warnings = newValue
      case .failed: failures = newValue
      }
    }
  }

  /// Appends the text that sessions show as `details`: `2 items processed (2 successes)`, `0 items processed` (observed);
  /// what failed is told after the same pattern (assumed).
  func append(to text: inout [UInt8]) {
    text.append(successes + warnings + failures, " item", " items")
    text.append(" processed")
    var separator: StaticString = " ("
    for (count, one, many) in Self.words(self) where count > 0 {
      text.append(separator)
      text.append(count, one, many)
      separator = ", "
    }
    if successes + warnings + failures > 0 { text.append(")") }
  }

  private static func words(_ tally: RestoreTally) -> [(count: Int, one: StaticString, many: StaticString)] {
    [
      (tally.successes, " success", " successes"), (tally.warnings, " warning", " warnings"),
      (tally.failures, " failure", " failures"),
    ]
  }
}

extension [UInt8] {
  /// Appends a number and the word behind it.
  fileprivate mutating func append(_ count: Int, _ one: StaticString, _ many: StaticString) {
    append(decimal: count)
    append(count == 1 ? one : many)
  }
}
