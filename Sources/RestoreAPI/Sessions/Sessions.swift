import Backup
import Locking

/// The restore sessions as they are: those of the fixtures, those that requests started, and what became of either.
struct Sessions: ~Copyable, Sendable {
  /// What requests have changed.
  let records: Lock<SessionRecords>

  /// The fixtures' sessions, as they are; new ones get ids that are made from `seed`.
  init(seed: UInt64) {
    records = Lock(SessionRecords(seed: seed))
  }

  /// The session with `id` as it is at `now`. For one of the fixtures this allocates nothing.
  func session(_ id: UUID, in world: World, at now: Timestamp) -> RestoreSession? {
    if let session = world.restoreSession(id) { return current(session) }
    return records.withLock { $0.explored(id, at: now) }?.session(in: world).map { current($0) }
  }

  /// A session of the fixtures, or a new one, as it is now.
  func current(_ session: RestoreSession) -> RestoreSession {
    guard let endTime = records.withLock({ $0[session.id]?.endTime }) else { return session }
    return session.stopped(at: endTime)
  }

  /// The sessions that requests started, as they are at `now`, the oldest first.
  func explored(in world: World, at now: Timestamp) -> [RestoreSession] {
    records.withLock { $0.explored(at: now) }.compactMap { $0.session(in: world).map { current($0) } }
  }

  /// Starts a session.
  func start(
    _ type: RestoreSessionType, of organization: Organization, named name: String, by userName: String,
    at now: Timestamp
  ) -> RestoreSession {
    records.withLock { records in
      let session = ExploredSession(
        id: records.newID(), organizationId: organization.id, type: type, creationTime: now, name: name,
        initiatedBy: userName)
      records.append(session)
      return session.session(of: organization)
    }
  }

  /// Stops a session; one that is stopped already stays as it is.
  func stop(_ session: RestoreSession, in world: World, at now: Timestamp) {
    records.withLock { records in
      _ = records.update(session.id, of: world) { record in
        // Not before it was started, when the wall clock was set back.
        if record.endTime == nil { record.endTime = max(now, session.creationTime) }
      }
    }
  }

  /// Counts a restore from `mailbox` in a session after those before it, and remembers it (setting `stateful`).
  func restore(
    _ part: RestorePart, of mailbox: Mailbox, in session: RestoreSession, of world: World
  ) -> RestoreCounters {
    let counters = records.withLock { records in
      records.update(session.id, of: world) { record in
        mailbox.restore(part, progress: &record.progress[mailbox.id, default: RestoreProgress()])
      }
    }
    return counters ?? mailbox.restore(part)
  }

  /// Notes what was restored in a session.
  func record(_ events: some Collection<RestoreEvent>, in session: RestoreSession, of world: World) {
    records.withLock { records in
      _ = records.update(session.id, of: world) { record in
        for event in events { record.events.append(event) }
      }
    }
  }

  /// What was restored in a session.
  func events(of session: RestoreSession) -> RestoreEvents {
    records.withLock { $0[session.id]?.events } ?? RestoreEvents()
  }

  /// Puts one session back to the fixtures; one that a request started is gone.
  func reset(_ id: UUID) {
    records.withLock { $0.remove(id) }
  }

  /// Puts all sessions back to the fixtures.
  func reset() {
    records.withLock { $0.removeAll() }
  }
}
