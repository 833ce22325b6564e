extension Mailbox {
  /// The counts of a restore into an untouched live mailbox; the same request gets the same counts however often it is
  /// sent (behaviour.md, section 4).
  package func restore(_ part: RestorePart) -> RestoreCounters {
    var counters = RestoreCounters()
    switch part {
    case .folders(let scope):
      for folder in folders { counters += folder.restore(scope) }
    case .folder(let position, let scope):
      if folders.indices.contains(position) { counters = folders[position].restore(scope) }
    case .items(let ids, let scope):
      for item in items(ids, in: scope) { counters += RestoreCounters(of: 1, item.state, scope) }
    }
    return counters
  }

  /// The counts of a restore after others, whose `progress` it takes into account and moves on (setting `stateful`).
  package func restore(_ part: RestorePart, progress: inout RestoreProgress) -> RestoreCounters {
    progress.begin(folders.count)
    var counters = RestoreCounters()
    switch part {
    case .folders(let scope):
      for (index, folder) in folders.enumerated() {
        counters += folder.restore(scope, progress: &progress.folders[index])
      }
    case .folder(let position, let scope):
      guard folders.indices.contains(position) else { break }
      counters = folders[position].restore(scope, progress: &progress.folders[position])
    case .items(let ids, let scope):
      for item in items(ids, in: scope) {
        let number = item.id.number
        counters += progress.folders[Int(item.id.folder.folder)]
          .restore(number..<(number + 1), item.state, scope)
      }
    }
    return counters
  }

  /// The items that `ids` name, in their order, but for those in folders that `scope` takes out.
  package func items(_ ids: [ItemID], in scope: RestoreScope) -> some Sequence<Item> {
    ids.lazy.compactMap { id in
      guard let position = self.position(of: id.folder), !scope.excludes(self.folders[position]) else { return nil }
      return self.item(id)
    }
  }
}

extension Folder {
  /// The counts of this folder in an untouched live mailbox, none where the scope takes it out.
  func restore(_ scope: RestoreScope) -> RestoreCounters {
    guard !scope.excludes(self) else { return RestoreCounters() }
    var counters = RestoreCounters()
    for state in ItemState.allCases {
      counters += RestoreCounters(of: Int64(items.count(of: state)), state, scope)
    }
    return counters
  }

  /// The counts of this folder after the restores that `progress` remembers, which it moves on.
  func restore(_ scope: RestoreScope, progress: inout FolderProgress) -> RestoreCounters {
    guard !scope.excludes(self) else { return RestoreCounters() }
    var counters = RestoreCounters()
    for state in ItemState.allCases {
      counters += progress.restore(items.numbers(of: state), state, scope)
    }
    return counters
  }
}

extension FolderProgress {
  /// The counts of items of one state after the restores so far.
  mutating func restore(_ numbers: Range<UInt32>, _ state: ItemState, _ scope: RestoreScope) -> RestoreCounters {
    let counters = RestoreCounters(of: Int64(numbers.count), state, scope, restored: count(in: numbers))
    if scope.restores(state) { insert(numbers) }
    return counters
  }
}

extension RestoreCounters {
  /// What becomes of `count` items of one state, of which `restored` are in the live mailbox already: the table of
  /// behaviour.md, section 4.
  init(of count: Int64, _ state: ItemState, _ scope: RestoreScope, restored: Int64 = 0) {
    self.init()
    let isRestored = scope.restores(state)
    switch state {
    case .failing: failed = count
    case .changed where isRestored: (merged, skipped) = (count - restored, restored)
    case .missing where isRestored: (created, skipped) = (count - restored, restored)
    case .unchanged, .changed, .missing: skipped = count
    }
  }
}

extension RestoreScope {
  /// Whether items of that state are written into the live mailbox.
  func restores(_ state: ItemState) -> Bool {
    switch state {
    case .changed: restoresChanged
    case .missing: restoresMissing
    case .unchanged, .failing: false
    }
  }
}
