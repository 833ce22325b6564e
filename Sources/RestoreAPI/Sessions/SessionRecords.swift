import Backup
import Bytes

/// The records of an installation's restore sessions.
struct SessionRecords {
  /// Of the fixtures' sessions, in their order; nil where no request has asked for one.
  private var fixtures: [SessionRecord?]
  /// Of those that requests started, by the session's id.
  private(set) var explored: [UUID: SessionRecord] = [:]
  /// The ids of those, the oldest first.
  private var order: [UUID] = []

  /// Records of `count` sessions of the fixtures, nothing done in them yet.
  init(count: Int) {
    fixtures = Array(repeating: nil, count: count)
  }

  /// The most sessions that requests started which are known at a time: far more than tests have open, and little
  /// memory. Beyond it the oldest is forgotten.
  static let maximumExplored = 1000

  /// The record of the session at `position` of `world`, the fixtures'.
  mutating func record(at position: Int, of world: World) -> SessionRecord {
    if let record = fixtures[position] { return record }
    let record = SessionRecord(world.restoreSessions[position])
    fixtures[position] = record
    return record
  }

  /// The session at `position` of `world`, as it is now.
  func session(at position: Int, of world: World) -> ListedSession {
    fixtures[position].map(ListedSession.init) ?? ListedSession(untouched: world.restoreSessions[position])
  }

  /// The records of the fixtures' sessions that a request has asked for.
  var ofFixtures: [SessionRecord] { fixtures.compactMap(\.self) }

  /// The record of the session with `id`, provided that a request started it and that it has not aged out.
  func explored(_ id: UUID, at now: Timestamp) -> SessionRecord? {
    guard let record = explored[id], !record.isOver(at: now) else { return nil }
    return record
  }

  /// The sessions that requests started and that have not aged out, the oldest first.
  func explored(at now: Timestamp) -> [SessionRecord] {
    order.compactMap { explored($0, at: now) }
  }

  /// Takes a new session, and forgets those that have aged out, or the oldest where there are too many.
  mutating func append(_ session: RestoreSession) {
    let surplus = order.dropFirst(max(0, order.count + 1 - Self.maximumExplored))
    let kept = surplus.drop { explored($0, at: session.creationTime) == nil }
    for id in order.prefix(kept.startIndex) { explored[id] = nil }
    order.removeFirst(kept.startIndex)
    order.append(session.id)
    explored[session.id] = SessionRecord(session)
  }

  /// Puts the session at `position` of the fixtures back to what they say.
  mutating func reset(at position: Int) {
    fixtures[position] = nil
  }

  /// Forgets a session that a request started; false where there is none with `id`, or it has aged out.
  mutating func remove(_ id: UUID, at now: Timestamp) -> Bool {
    guard explored(id, at: now) != nil else { return false }
    explored[id] = nil
    order.removeAll { $0 == id }
    return true
  }
}

/// A restore session as a list found it.
struct ListedSession {
  /// As it was at that moment.
  let session: RestoreSession
  private let record: SessionRecord?

  /// One that requests have asked for.
  init(_ record: SessionRecord) {
    session = record.session
    self.record = record
  }

  /// One of the fixtures that no request has asked for.
  init(untouched session: RestoreSession) {
    self.session = session
    record = nil
  }

  /// What had been restored in it at `now`. Not to be asked while all records are locked: a session's own comes first.
  func tally(at now: Timestamp) -> RestoreTally { record?.tally(at: now) ?? RestoreTally() }
}
