import Backup
import Bytes
import Locking

/// The restore sessions of an installation: those of the fixtures, those that control calls made, and those that requests
/// started. Times are those of the emulated clock, where nothing else is said.
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
      return records.withLock { $0.made(id, at: now) }
    }
    return records.withLock { $0.record(at: position, of: world) }
  }

  /// A page of the sessions that were started at `times`, as all of them are at one moment, and how many there are: those
  /// of the fixtures in their order, then those that control calls made, then the others, each the oldest first.
  func list(
    _ page: Page, startedAt times: StartTimes, at now: Timestamp
  ) -> (sessions: [ListedSession], count: Int) {
    let positions = world.restoreSessions.indices.filter { times.contains(world.restoreSessions[$0].creationTime) }
    return records.withLock { records in
      let made = (records.own.all(at: now) + records.explored.all(at: now) + records.restores.all(at: now))
        .filter { times.contains($0.beginning.creationTime) }
      let count = positions.count + made.count
      let sessions = page.results(of: count).map { index in
        index < positions.count
          ? records.session(at: positions[index], of: world, at: now)
          : ListedSession(made[index - positions.count], at: now)
      }
      return (sessions, count)
    }
  }

  /// Takes a session that a request started.
  func append(_ session: RestoreSession) {
    records.withLock { $0.explored.append(SessionRecord(session), at: session.creationTime) }
  }

  /// Takes a restore as a session of its own (v8).
  func append(_ restore: SessionRecord, at now: Timestamp) {
    guard let begun = restore.restore else { return }
    records.withLock { records in
      begun.siblings.append(begun.operation)
      records.restores.append(restore, size: begun.size, at: now)
    }
  }

  /// Takes the session of a control call at `now`, the only one of `ownWorld`, which was made of a text of `size` bytes.
  func put(_ ownWorld: World, size: Int, at now: Timestamp) -> SessionPlacement {
    guard let session = ownWorld.restoreSessions.first, world.restoreSessionPosition(session.id) == nil else {
      return .taken
    }
    return records.withLock { records in
      guard records.explored.record(session.id, at: now) == nil else { return .taken }
      let isNew = records.own.record(session.id, at: now) == nil
      records.own.append(SessionRecord(session, in: ownWorld), size: size, at: now)
      return isNew ? .made : .replaced
    }
  }

  /// Stops a session at `now` by its own clock, neither while something is restored in it nor while sessions are listed;
  /// one that is stopped already stays as it is.
  func stop(_ session: SessionRecord, at now: Timestamp) {
    session.end(at: now) { end in
      records.withLock { _ in end() }
    }
  }

  /// What requests did in the sessions that is still known at `now`.
  func traces(at now: Timestamp) -> (explored: Int, own: Int, restores: Int, changed: Int) {
    let (explored, own, restores, fixtures) = records.withLock {
      (
        $0.explored.all(at: now).count, $0.own.all(at: now).count, $0.restores.all(at: now).count, $0.ofFixtures
      )
    }
    return (explored, own, restores, fixtures.count(where: \.isChanged))
  }

  /// Puts one session back to the fixtures, so that one which they have not is gone; false where there is none with `id`.
  func reset(_ id: UUID, at now: Timestamp) -> Bool {
    records.withLock { records in
      guard let position = world.restoreSessionPosition(id) else { return records.remove(id, at: now) }
      records.reset(at: position, at: now)
      return true
    }
  }

  /// Lets the clocks of all sessions go on, as they are forgotten at `now`.
  func retire(at now: Timestamp) {
    records.withLock { $0.retire(at: now) }
  }
}

/// What became of a restore session that a control call made.
package enum SessionPlacement: Sendable {
  /// It is there.
  case made
  /// It took the place of an earlier one that a control call made.
  case replaced
  /// It is not there: its id is that of a session of another kind.
  case taken
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
