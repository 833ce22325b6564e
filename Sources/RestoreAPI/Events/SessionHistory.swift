import Backup
import Bytes

/// The events of a restore session that are listed: its start, the restores that are remembered, and its end.
struct SessionHistory {
  /// The moment it is told at.
  let now: Timestamp
  private let session: RestoreSession
  private let restores: RestoreEvents

  /// What has happened until `now` in `session`, as it is then.
  init(_ session: RestoreSession, _ restores: RestoreEvents, at now: Timestamp) {
    self.session = session
    self.restores = restores
    self.now = now
  }

  /// How many events there are.
  var count: Int { 1 + restores.numbers.count + (session.state == .stopped ? 1 : 0) }

  /// The event at `index` (0..<``count``), in the order in which they began.
  subscript(index: Int) -> SessionEvent {
    guard index > 0 else { return SessionEvent(happening: .milestone(.start(of: session)), session: session, order: 0) }
    let number = restores.numbers.lowerBound + index - 1
    let happening: SessionEvent.Happening =
      number < restores.numbers.upperBound ? .restore(restores[number]) : .milestone(.end(of: session))
    return SessionEvent(happening: happening, session: session, order: number + 1)
  }

  /// The event with `id`.
  func event(_ id: UUID) -> SessionEvent? {
    for index in 0..<count where self[index].id == id { return self[index] }
    return nil
  }
}
