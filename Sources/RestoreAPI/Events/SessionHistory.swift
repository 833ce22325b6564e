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

/// An event of a restore session as it is listed.
struct SessionEvent {
  /// What happened.
  enum Happening {
    /// The session was started or stopped.
    case milestone(Milestone)
    /// Something was restored, or is being restored.
    case restore(RestoreEvent)
  }

  /// What happened.
  let happening: Happening
  /// The session it belongs to.
  let session: RestoreSession
  /// Its place in the session's history; 0 is the start.
  let order: Int

  /// The event's id, which follows from the session's and the order: the same whenever it is asked for, and unlike any
  /// other. Version 8 of RFC 9562, section 5.8: bits of one's own.
  var id: UUID {
    let number = UInt64(truncatingIfNeeded: order)
    let high = SplitMix64.mixed(session.id.high ^ SplitMix64.mixed(number))
    return UUID(version: 8, high: high, low: SplitMix64.mixed(session.id.low ^ high))
  }
}

/// Where a session's history begins or ends (observed).
struct Milestone {
  /// The members `title` and `message`.
  let text: String
  /// The member `status`.
  let result: RestoreSessionResult
  /// When it was; it took no time.
  let time: Timestamp

  /// The start of `session`.
  static func start(of session: RestoreSession) -> Milestone {
    Milestone(text: "Restore session started", result: .success, time: session.creationTime)
  }

  /// The end of `session`, which has been stopped.
  static func end(of session: RestoreSession) -> Milestone {
    Milestone(text: "Restore session completed", result: session.result, time: session.endTime)
  }
}
