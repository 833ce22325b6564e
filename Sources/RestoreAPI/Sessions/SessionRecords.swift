import Backup

/// The records of all restore sessions that requests have changed.
struct SessionRecords {
  /// By the session's id.
  private var records: [UUID: SessionRecord] = [:]
  /// The ids of those that requests started, the oldest first.
  private(set) var explored: [UUID] = []

  /// The most sessions that requests started which are known at a time: far more than tests have open, and little
  /// memory. Beyond it the oldest is forgotten.
  static let maximumExplored = 1000

  /// The record of a session that is known to exist; an empty one where nothing has changed.
  subscript(id: UUID) -> SessionRecord {
    get { records[id] ?? SessionRecord() }
    _modify { yield &records[id, default: SessionRecord()] }
  }

  /// The session with `id`, provided that a request started it and that it has not aged out.
  func explored(_ id: UUID, at now: Timestamp) -> ExploredSession? {
    guard let session = records[id]?.explored, !session.isOver(at: now) else { return nil }
    return session
  }

  /// When a request stopped the session; nil where none did.
  func endTime(of id: UUID) -> Timestamp? { records[id]?.endTime }

  /// Takes a new session, and forgets those that have aged out, or the oldest where there are too many.
  mutating func append(_ session: ExploredSession) {
    let now = session.creationTime
    let surplus = max(0, explored.count + 1 - Self.maximumExplored)
    let kept = explored.dropFirst(surplus).drop { records[$0]?.explored?.isOver(at: now) ?? true }
    for id in explored.prefix(explored.count - kept.count) { records[id] = nil }
    explored.removeFirst(explored.count - kept.count)
    explored.append(session.id)
    records[session.id] = SessionRecord(explored: session)
  }

  /// Forgets one session's record; a session of the fixtures is as they say again, another one gone.
  mutating func remove(_ id: UUID) {
    if records.removeValue(forKey: id)?.explored != nil { explored.removeAll { $0 == id } }
  }

  /// Forgets everything.
  mutating func removeAll() {
    self = SessionRecords()
  }
}
