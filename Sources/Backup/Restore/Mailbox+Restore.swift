extension Mailbox {
  /// The counts of a restore into an untouched live mailbox; the same request gets the same counts however often it is
  /// sent (behaviour.md, section 4).
  package func restore(_ scope: RestoreScope) -> RestoreCounters {
    var counters = RestoreCounters()
    for folder in folders {
      var untouched: FolderProgress = []
      counters += folder.restore(scope, progress: &untouched)
    }
    return counters
  }

  /// The counts of a restore after others, whose `progress` it takes into account and moves on (setting `stateful`).
  package func restore(_ scope: RestoreScope, progress: inout RestoreProgress) -> RestoreCounters {
    var counters = RestoreCounters()
    for (index, folder) in folders.enumerated() {
      counters += folder.restore(scope, progress: &progress[index, of: folders.count])
    }
    return counters
  }
}

extension Folder {
  /// The counts of this folder, none where the scope takes it out.
  func restore(_ scope: RestoreScope, progress: inout FolderProgress) -> RestoreCounters {
    guard !scope.excludes(self) else { return RestoreCounters() }
    var counters = RestoreCounters(failed: Int64(items.failing), skipped: Int64(items.unchanged))
    if scope.restoresChanged, progress.insert(.changed).inserted {
      counters.merged = Int64(items.changed)
    } else {
      counters.skipped += Int64(items.changed)
    }
    if scope.restoresMissing, progress.insert(.missing).inserted {
      counters.created = Int64(items.missing)
    } else {
      counters.skipped += Int64(items.missing)
    }
    return counters
  }
}
