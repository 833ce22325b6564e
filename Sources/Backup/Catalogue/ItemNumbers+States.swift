extension ItemNumbers {
  /// The number of items in all states together; at most four times the largest number, which is below 2³².
  package var total: UInt32 { numbers(of: .failing).upperBound }

  /// The number of items in one state.
  package func count(of state: ItemState) -> UInt32 {
    switch state {
    case .unchanged: unchanged
    case .changed: changed
    case .missing: missing
    case .failing: failing
    }
  }

  /// The item numbers of a state: the states lie one behind the other, in the order of ``ItemState``.
  package func numbers(of state: ItemState) -> Range<UInt32> {
    var start: UInt32 = 0
    for earlier in ItemState.allCases {
      let (sum, overflow) = start.addingReportingOverflow(count(of: earlier))
      let end = overflow ? .max : sum
      if earlier == state { return start..<end }
      start = end
    }
    return start..<start
  }

  /// The state of the item with that number; nil where the folder has none.
  package func state(of number: UInt32) -> ItemState? {
    ItemState.allCases.first { numbers(of: $0).contains(number) }
  }
}
