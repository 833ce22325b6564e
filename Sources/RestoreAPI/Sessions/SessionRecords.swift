import Backup
import Bytes
import Exchange
import Locking
import Synchronization

/// The records of an installation's restore sessions.
struct SessionRecords {
  /// Of the fixtures' sessions, in their order; nil where no request has asked for one.
  private var fixtures: [SessionRecord?]
  /// Those that control calls made, for which they are what fixtures are for others.
  var own = MadeSessions(ageOut: false)
  /// Those that requests of the vendor's API started.
  var explored = MadeSessions(ageOut: true)
  /// Those that restores are (v8), which must not push out the others.
  var restores = MadeSessions(ageOut: true)

  /// Records of `count` sessions of the fixtures, nothing done in them yet.
  init(count: Int) {
    fixtures = Array(repeating: nil, count: count)
  }

  /// The record of the session at `position` of `world`, the fixtures'.
  mutating func record(at position: Int, of world: World) -> SessionRecord {
    if let record = fixtures[position] { return record }
    let record = SessionRecord(world.restoreSessions[position])
    fixtures[position] = record
    return record
  }

  /// The session at `position` of `world`, as it is at `now`.
  func session(at position: Int, of world: World, at now: Timestamp) -> ListedSession {
    fixtures[position].map { ListedSession($0, at: now) } ?? ListedSession(untouched: world.restoreSessions[position])
  }

  /// The records of the fixtures' sessions that a request has asked for.
  var ofFixtures: [SessionRecord] { fixtures.compactMap(\.self) }

  /// The record of the session with `id`, provided that the fixtures have it not and that it has not aged out.
  func made(_ id: UUID, at now: Timestamp) -> SessionRecord? {
    own.record(id, at: now) ?? explored.record(id, at: now) ?? restores.record(id, at: now)
  }

  /// Puts the session at `position` of the fixtures back to what they say.
  mutating func reset(at position: Int, at now: Timestamp) {
    if let id = fixtures[position]?.beginning.id { restores.removeAll(of: id, at: now) }
    fixtures[position]?.retire(at: now)
    fixtures[position] = nil
  }

  /// Forgets a session that the fixtures have not; false where there is none with `id`, or it has aged out.
  mutating func remove(_ id: UUID, at now: Timestamp) -> Bool {
    restores.removeAll(of: id, at: now)
    return own.remove(id, at: now) || explored.remove(id, at: now) || restores.remove(id, at: now)
  }

  /// Lets the clocks of all sessions go on, as this is forgotten at `now`.
  func retire(at now: Timestamp) {
    for record in ofFixtures + own.all + explored.all + restores.all { record.retire(at: now) }
  }
}

/// A restore session as a list found it.
struct ListedSession {
  /// As it was at that moment.
  let session: RestoreSession
  private let record: SessionRecord?

  /// One that requests have asked for, as it is when the emulated clock shows `worldTime`.
  init(_ record: SessionRecord, at worldTime: Timestamp) {
    session = record.session(at: record.time(at: worldTime))
    self.record = record
  }

  /// One of the fixtures that no request has asked for.
  init(untouched session: RestoreSession) {
    self.session = session
    record = nil
  }

  /// What had been restored in it when the emulated clock showed `worldTime`. Not to be asked while all records are
  /// locked: a session's own comes first.
  func tally(at worldTime: Timestamp) -> RestoreTally {
    record.map { $0.tally(at: $0.time(at: worldTime)) } ?? RestoreTally()
  }

  /// How often it was modified, from 1 (openapi; what counts as that, assumed): what began in it, what ended, and its end.
  func entityTag(at worldTime: Timestamp) -> Int {
    let end = session.state == .stopped ? 1 : 0
    return 1 + (record.map { $0.changes(at: $0.time(at: worldTime), and: end) } ?? end)
  }
}

/// A restore session of an installation, and what requests have done in it.
///
/// A reset puts another record in its place. A request that found this one before goes on in it, unseen. What happens in it
/// goes by its ``clock``.
final class SessionRecord: Sendable {
  /// The session as it began: as the fixtures have it, or as a request started it. What it is now, ``session`` says.
  let beginning: RestoreSession
  /// What it shows instead of the fixtures' mailboxes; nil where it shows these.
  let ownWorld: World?
  /// Its time; that of the session in which it was begun, where it is a restore.
  let clock: SessionClock
  /// The restore that it is (v8); nil for one that has a backup open.
  let restore: BegunOperation?
  /// The restores that were begun in it and are sessions of their own.
  let operations = RestoreOperations()
  /// When a request stopped it, in ticks; ``Timestamp/distantFuture`` where none has.
  private let endTicks = Atomic<Int64>(Timestamp.distantFuture.ticks)
  private let restores = Lock(SessionRestores())

  /// A session in which nothing has been done yet, perhaps with mailboxes of its own.
  init(_ beginning: RestoreSession, in ownWorld: World? = nil) {
    self.beginning = beginning
    self.ownWorld = ownWorld
    clock = SessionClock()
    restore = nil
  }

  /// A restore as a session of its own, begun in `parent`.
  init(_ beginning: RestoreSession, of operation: RestoreOperation, in parent: SessionRecord, _ events: RestoreEvents) {
    self.beginning = beginning
    ownWorld = parent.ownWorld
    clock = parent.clock
    restore = BegunOperation(
      operation: operation, siblings: parent.operations, parent: parent.beginning.id,
      size: operation.size + events.size)
    restores.withLock { $0.events = events }
  }

  /// The time of its clock when the emulated clock shows `worldTime`.
  func time(at worldTime: Timestamp) -> Timestamp { clock.reading(over: worldTime) }

  /// Lets its clock go on: nobody can reach it any longer, and an answer may wait for a time by it. Where it is a restore,
  /// that counts as it was to go on.
  func retire(at worldTime: Timestamp) {
    if let restore {
      restore.siblings.forget(restore.operation, at: time(at: worldTime))
    } else {
      clock.change(.thaw, over: worldTime)
    }
  }

  /// The session as it is at `now`.
  func session(at now: Timestamp) -> RestoreSession {
    guard let restore else { return endTime.map { beginning.stopped(at: $0) } ?? beginning }
    let operation = restore.operation
    return operation.isOver(at: now) ? beginning.stopped(at: operation.endTime, operation.result) : beginning
  }

  /// Whether it has neither been stopped nor ended by itself at `now`.
  func isWorking(at now: Timestamp) -> Bool {
    if let restore { return !restore.operation.isOver(at: now) }
    return beginning.state == .working && endTime == nil
  }

  /// Whether a request has changed anything about it.
  var isChanged: Bool { endTime != nil || restores.withLock { $0.events.hasAny } }

  /// What happened in it until `now`.
  func history(at now: Timestamp) -> SessionHistory {
    // Under the lock that a stop takes, too: nothing is restored behind the end.
    restores.withLock { SessionHistory(session(at: now), $0.events, at: now) }
  }

  /// What had been restored in it at `now`.
  func tally(at now: Timestamp) -> RestoreTally {
    var tally = restores.withLock { $0.events.tally(at: now) }
    tally += standingOfOperations(at: now).tally
    return tally
  }

  /// How often it has changed until `now`: with what began and ended in it, and `others`.
  func changes(at now: Timestamp, and others: Int) -> Int {
    let ended = standingOfOperations(at: now).tally.count
    return restores.withLock { restores in
      restores.changes.count(others + ended + restores.events.count + restores.events.tally(at: now).count, at: now)
    }
  }

  /// What its restores have done at `now`.
  func statistics(at now: Timestamp) -> RestoreStatistics {
    var standing = restores.withLock { $0.account.standing(at: now) }
    standing += standingOfOperations(at: now)
    let own = restore.map { [$0.operation] } ?? []
    return RestoreStatistics(standing: standing, operations: own + operations.listed, now: now)
  }

  /// How far the restore has come that it is, and those that were begun in it and are sessions of their own.
  private func standingOfOperations(at now: Timestamp) -> RestoreStanding {
    var standing = operations.standing(at: now)
    if let restore { standing += restore.operation.standing(at: now) }
    return standing
  }

  /// The items of one of its mailboxes at `now`, after the restores that are over then.
  func numbers(of mailbox: Mailbox, at now: Timestamp) -> MailboxNumbers {
    restores.withLock { restores in
      restores.begin(at: now)
      return restores.numbers(of: mailbox)
    }
  }

  /// Ends it while no request restores, by `end`, which calls back with the time at a moment at which that disturbs
  /// nobody else; one that has ended already stays as it is. A restore that takes time goes on to its end, as its answer,
  /// which is on its way, tells.
  func end(at now: Timestamp, by end: (() -> Void) -> Void) {
    restores.withLock { restores in
      restores.begin(at: now)
      // Not before it was started, when the wall clock was set back.
      let time = max(restores.moment, beginning.creationTime)
      end {
        guard isWorking(at: time) else { return }
        if let restore {
          restore.operation.run.stop(at: time)
        } else {
          endTicks.store(time.ticks, ordering: .releasing)
        }
      }
    }
  }

  /// Restores in one step, which no other request of the session comes into; nil, and nothing is restored, where it was
  /// stopped by then.
  func restore<Result: Sendable>(at now: Timestamp, _ step: (inout SessionRestores) -> Result) -> Result? {
    restores.withLock { restores in
      guard isWorking(at: now) else { return nil }
      restores.begin(at: now)
      return step(&restores)
    }
  }

  private var endTime: Timestamp? {
    let ticks = endTicks.load(ordering: .acquiring)
    return ticks == Timestamp.distantFuture.ticks ? nil : Timestamp(ticks: ticks)
  }
}

/// The restore that a session is.
struct BegunOperation: Sendable {
  /// What it restores.
  let operation: RestoreOperation
  /// All restores that were begun in the same session.
  let siblings: RestoreOperations
  /// The id of that session.
  let parent: UUID
  /// About the bytes that it takes with its events.
  let size: Int
}
