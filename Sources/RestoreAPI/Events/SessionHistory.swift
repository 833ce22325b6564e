import Backup

/// The events of a restore session that are listed: its start, and the restores that are remembered.
struct SessionHistory {
  private let session: RestoreSession
  private let restores: RestoreEvents

  /// What has happened in `session`.
  init(_ session: SessionRecord) {
    self.session = session.beginning
    restores = session.events
  }

  /// How many events there are.
  var count: Int { 1 + restores.numbers.count }

  /// The event at `index` (0..<``count``), in the order in which they happened.
  subscript(index: Int) -> SessionEvent {
    guard index > 0 else { return SessionEvent(session: session, restore: nil, order: 0) }
    let number = restores.numbers.lowerBound + index - 1
    return SessionEvent(session: session, restore: restores[number], order: number + 1)
  }

  /// The event with `id`.
  func event(_ id: UUID) -> SessionEvent? {
    for index in 0..<count where self[index].id == id { return self[index] }
    return nil
  }
}
