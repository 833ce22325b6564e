package import Backup
package import Bytes
import Locking

/// A restore session as it is at a moment, for control calls that show it.
package struct SessionSurvey {
  /// The session, as it is then.
  package let session: RestoreSession
  /// Where it comes from.
  package let origin: SessionOrigin
  /// What holds its organization and its mailboxes.
  package let world: World
  /// The moment by its own clock.
  package let now: Timestamp
  private let record: SessionRecord?

  fileprivate init(_ record: SessionRecord, _ origin: SessionOrigin, in world: World, at worldTime: Timestamp) {
    session = record.session(at: record.time(at: worldTime))
    self.origin = origin
    self.world = record.ownWorld ?? world
    now = record.time(at: worldTime)
    self.record = record
  }

  fileprivate init(untouched session: RestoreSession, in world: World, at worldTime: Timestamp) {
    self.session = session
    origin = .fixtures
    self.world = world
    now = worldTime
    record = nil
  }

  /// The items of one of its mailboxes, as the restores so far have left them (setting `stateful`).
  package func numbers(of mailbox: Mailbox) -> MailboxNumbers {
    record?.numbers(of: mailbox, at: now) ?? MailboxNumbers(of: mailbox)
  }
}

/// Where a restore session comes from.
package enum SessionOrigin: String, Sendable {
  /// The fixtures.
  case fixtures
  /// A control call.
  case own
  /// A client, by `explore`.
  case explored
  /// A client, by a restore (v8).
  case restore
}

extension Installation {
  /// The restore sessions at `now`, in the order of the vendor's list.
  package func surveys(at now: Timestamp) -> [SessionSurvey] {
    let (fixtures, own, explored, restores) = sessions.records.withLock {
      ($0.ofFixtures, $0.own.all(at: now), $0.explored.all(at: now), $0.restores.all(at: now))
    }
    let used = Dictionary(uniqueKeysWithValues: fixtures.lazy.map { ($0.beginning.id, $0) })
    return world.restoreSessions.map { session in
      used[session.id].map { SessionSurvey($0, .fixtures, in: world, at: now) }
        ?? SessionSurvey(untouched: session, in: world, at: now)
    } + own.map { SessionSurvey($0, .own, in: world, at: now) }
      + explored.map { SessionSurvey($0, .explored, in: world, at: now) }
      + restores.map { SessionSurvey($0, .restore, in: world, at: now) }
  }

  /// The restore session with `id` at `now`; nil where there is none.
  package func survey(ofSession id: UUID, at now: Timestamp) -> SessionSurvey? {
    guard let record = sessions.record(id, at: now) else { return nil }
    let isOfFixtures = world.restoreSessionPosition(id) != nil
    let origin: SessionOrigin =
      record.restore != nil ? .restore : isOfFixtures ? .fixtures : record.ownWorld == nil ? .explored : .own
    return SessionSurvey(record, origin, in: world, at: now)
  }
}
