import Backup

/// The records of all restore sessions that requests have changed.
struct SessionRecords {
  /// By the session's id.
  private(set) var records: [UUID: SessionRecord] = [:]
  /// The ids of those that requests started, the oldest first.
  private var order: [UUID] = []
  private var generator: SplitMix64

  /// No records; ids are made from `seed`.
  init(seed: UInt64) {
    generator = SplitMix64(seed: seed)
  }

  /// The most sessions that requests started which are known at a time: far more than tests have open, and little
  /// memory. Beyond it the oldest is forgotten.
  static let maximumExplored = 1000

  /// An id for a new session.
  mutating func newID() -> UUID { UUID(from: &generator) }

  /// The record of a session; nil where no request has changed anything.
  subscript(id: UUID) -> SessionRecord? { records[id] }

  /// The session with `id`, provided that a request started it and that it has not aged out.
  func explored(_ id: UUID, at now: Timestamp) -> ExploredSession? {
    guard let session = records[id]?.explored, !session.isOver(at: now) else { return nil }
    return session
  }

  /// The sessions that requests started and that have not aged out, the oldest first.
  func explored(at now: Timestamp) -> [ExploredSession] {
    order.compactMap { explored($0, at: now) }
  }

  /// Changes the record of a session; nil where there is no such session any more, as a record of it would stay for
  /// good.
  mutating func update<Result>(
    _ id: UUID, of world: World, _ change: (inout SessionRecord) -> Result
  ) -> Result? {
    if let index = records.index(forKey: id) { return change(&records.values[index]) }
    guard world.restoreSession(id) != nil else { return nil }
    return change(&records[id, default: SessionRecord()])
  }

  /// Takes a new session, and forgets those that have aged out, or the oldest where there are too many.
  mutating func append(_ session: ExploredSession) {
    let surplus = order.dropFirst(max(0, order.count + 1 - Self.maximumExplored))
    let kept = surplus.drop { explored($0, at: session.creationTime) == nil }
    for id in order.prefix(kept.startIndex) { records[id] = nil }
    order.removeFirst(kept.startIndex)
    order.append(session.id)
    records[session.id] = SessionRecord(explored: session)
  }

  /// Forgets one session's record; a session of the fixtures is as they say again, another one gone.
  mutating func remove(_ id: UUID) {
    if records.removeValue(forKey: id)?.explored != nil { order.removeAll { $0 == id } }
  }

  /// Forgets everything; ids stay unique beyond that.
  mutating func removeAll() {
    records = [:]
    order = []
  }
}
