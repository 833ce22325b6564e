extension Mailbox {
  /// The counts of a restore into an untouched live mailbox; the same request gets the same counts however often it is
  /// sent (behaviour.md, section 4).
  package func restore(_ part: RestorePart) -> RestoreCounters {
    var counters = RestoreCounters()
    switch part {
    case .folders(let scope):
      for folder in folders { counters += folder.restore(scope) }
    case .folder(let position):
      if folders.indices.contains(position) { counters = folders[position].restore(.single) }
    case .items(let ids):
      for item in ids.lazy.compactMap(item) { counters += RestoreCounters(of: 1, item.state, .single) }
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
    case .folder(let position):
      guard folders.indices.contains(position) else { break }
      counters = folders[position].restore(.single, progress: &progress.folders[position])
    case .items(let ids):
      for item in ids.lazy.compactMap(item) {
        let number = item.id.number
        counters += progress.folders[Int(item.id.folder.folder)]
          .restore(number..<(number + 1), item.state, .single)
      }
    }
    return counters
  }
}
