import Backup
import Bytes
import Locking

/// The restore sessions of an installation: those of the fixtures, and those that requests started.
struct Sessions: ~Copyable, Sendable {
  private let world: World
  /// Locked for a moment only; what takes longer locks a session's own record.
  let records: Lock<SessionRecords>

  /// The sessions of the fixtures.
  init(of world: World) {
    self.world = world
    records = Lock(SessionRecords(count: world.restoreSessions.count))
  }

  /// The record of the session with `id` at `now`. For one of the fixtures this allocates nothing but the first time.
  func record(_ id: UUID, at now: Timestamp) -> SessionRecord? {
    guard let position = world.restoreSessionPosition(id) else {
      return records.withLock { $0.explored(id, at: now) }
    }
    return records.withLock { $0.record(at: position, of: world) }
  }

  /// A page of the sessions that were started at `times`, as all of them are at one moment, and how many there are: those
  /// of the fixtures in their order, then the others, the oldest first.
  func list(
    _ page: Page, startedAt times: StartTimes, at now: Timestamp
  ) -> (sessions: [ListedSession], count: Int) {
    let positions = world.restoreSessions.indices.filter { times.contains(world.restoreSessions[$0].creationTime) }
    return records.withLock { records in
      let explored = records.explored(at: now).filter { times.contains($0.beginning.creationTime) }
      let count = positions.count + explored.count
      let sessions = page.results(of: count).map { index in
        index < positions.count
          ? records.session(at: positions[index], of: world) : ListedSession(explored[index - positions.count])
      }
      return (sessions, count)
    }
  }

  /// Takes a session that a request started.
  func append(_ session: RestoreSession) {
    records.withLock { $0.append(session) }
  }

  /// Stops a session, neither while something is restored in it nor while sessions are listed; one that is stopped
  /// already stays as it is.
  func stop(_ session: SessionRecord, at now: Timestamp) {
    session.end(at: now) { end in
      records.withLock { _ in end() }
    }
  }

  /// What requests did in the sessions that is still known at `now`.
  func traces(at now: Timestamp) -> (explored: Int, changed: Int) {
    let (explored, fixtures) = records.withLock { ($0.explored(at: now).count, $0.ofFixtures) }
    return (explored, fixtures.count(where: \.isChanged))
  }

  /// Puts one session back to the fixtures, so that one which a request started is gone; false where there is none with
  /// `id`.
  func reset(_ id: UUID, at now: Timestamp) -> Bool {
    records.withLock { records in
      guard let position = world.restoreSessionPosition(id) else { return records.remove(id, at: now) }
      records.reset(at: position)
      return true
    }
  }
}

/// The restore sessions that a list is asked for, by when they were started; both ends belong to it (assumed).
struct StartTimes {
  private let first: Timestamp?
  private let last: Timestamp?

  /// What `query` asks for.
  init(_ query: Query) {
    first = query.date(.startTimeFrom)
    last = query.date(.startTimeTo)
  }

  /// Whether a session that was started at `time` is to be listed.
  func contains(_ time: Timestamp) -> Bool {
    if let first, time < first { return false }
    if let last, time > last { return false }
    return true
  }
}
