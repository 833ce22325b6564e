import Backup

/// Behaviour.md, section 4, read once more and written differently: items are counted one by one, each asked on its own
/// whether it is out and what becomes of it. The tests hold the arithmetic against this.
struct ItemByItem {
  enum State: CaseIterable { case unchanged, changed, missing, failing }

  let restoresChanged: Bool
  let restoresMissing: Bool
  let excludedRoles: Set<FolderRole>
  let excludedHolds: Set<Hold>

  init(_ scope: RestoreScope) {
    restoresChanged = scope.restoresChanged
    restoresMissing = scope.restoresMissing
    excludedRoles = Set(
      [(FolderRole.drafts, scope.excludesDrafts), (.deletedItems, scope.excludesDeletedItems)]
        .filter(\.1).map(\.0))
    excludedHolds = Set(
      [(Hold.inPlace, scope.excludesInPlaceHold), (.litigation, scope.excludesLitigationHold)].filter(\.1).map(\.0))
  }

  func counters(of mailbox: Mailbox) -> RestoreCounters {
    var results: [WritableKeyPath<RestoreCounters, Int64>: Int64] = [:]
    for folder in mailbox.folders {
      for state in State.allCases {
        guard let counter = counter(state, role: folder.role, hold: folder.hold) else { continue }
        for _ in 0..<number(of: state, in: folder.items) { results[counter, default: 0] += 1 }
      }
    }
    var counters = RestoreCounters()
    for (counter, count) in results { counters[keyPath: counter] = count }
    return counters
  }

  private func counter(_ state: State, role: FolderRole?, hold: Hold?) -> WritableKeyPath<RestoreCounters, Int64>? {
    if let role, excludedRoles.contains(role) { return nil }
    if let hold, excludedHolds.contains(hold) { return nil }
    return switch state {
    case .failing: \.failed
    case .changed where restoresChanged: \.merged
    case .missing where restoresMissing: \.created
    case .unchanged, .changed, .missing: \.skipped
    }
  }

  private func number(of state: State, in items: ItemNumbers) -> UInt32 {
    switch state {
    case .unchanged: items.unchanged
    case .changed: items.changed
    case .missing: items.missing
    case .failing: items.failing
    }
  }
}
