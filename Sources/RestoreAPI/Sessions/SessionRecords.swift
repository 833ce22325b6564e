import Backup
import Bytes
import Locking
import Synchronization

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

/// A restore session of an installation, and what requests have done in it.
///
/// A reset puts another record in its place. A request that found this one before goes on in it, unseen.
final class SessionRecord: Sendable {
  /// The session as it began: as the fixtures have it, or as a request started it. What it is now, ``session`` says.
  let beginning: RestoreSession
  /// When a request stopped it, in ticks; ``Timestamp/distantFuture`` where none has.
  private let endTicks = Atomic<Int64>(Timestamp.distantFuture.ticks)
  private let restores = Lock(SessionRestores())

  /// A session in which nothing has been done yet.
  init(_ beginning: RestoreSession) {
    self.beginning = beginning
  }

  /// The session as it is now.
  var session: RestoreSession {
    endTime.map { beginning.stopped(at: $0) } ?? beginning
  }

  /// Whether it has not been stopped.
  var isWorking: Bool { beginning.state == .working && endTime == nil }

  /// Whether a request has changed anything about it.
  var isChanged: Bool { endTime != nil || restores.withLock { $0.events.hasAny } }

  /// What happened in it until `now`.
  func history(at now: Timestamp) -> SessionHistory {
    // Under the lock that a stop takes, too: nothing is restored behind the end.
    restores.withLock { SessionHistory(session, $0.events, at: now) }
  }

  /// What had been restored in it at `now`.
  func tally(at now: Timestamp) -> RestoreTally {
    restores.withLock { $0.events.tally(at: now) }
  }

  /// Ends it while no request restores, by `end`, which calls back with the time at a moment at which that disturbs
  /// nobody else; one that has ended already stays as it is. A restore that takes time goes on to its end, as its answer,
  /// which is on its way, tells.
  func end(at now: Timestamp, by end: (() -> Void) -> Void) {
    restores.withLock { restores in
      restores.begin(at: now)
      // Not before it was started, when the wall clock was set back.
      let time = max(restores.moment, beginning.creationTime)
      end { if isWorking { endTicks.store(time.ticks, ordering: .releasing) } }
    }
  }

  /// Restores in one step, which no other request of the session comes into; nil, and nothing is restored, where it was
  /// stopped by then.
  func restore<Result: Sendable>(at now: Timestamp, _ step: (inout SessionRestores) -> Result) -> Result? {
    restores.withLock { restores in
      guard isWorking else { return nil }
      restores.begin(at: now)
      return step(&restores)
    }
  }

  private var endTime: Timestamp? {
    let ticks = endTicks.load(ordering: .acquiring)
    return ticks == Timestamp.distantFuture.ticks ? nil : Timestamp(ticks: ticks)
  }
}

// Of sessions that requests started.
extension SessionRecord {
  /// How long one is known: a day, longer than a test run and short enough for an emulator that never stops (assumed;
  /// the product ends sessions, too, after a time that is not documented).
  static let lifetimeSeconds: Int64 = 24 * 3600

  /// Whether it has aged out at `now`.
  func isOver(at now: Timestamp) -> Bool {
    now.seconds - beginning.creationTime.seconds >= Self.lifetimeSeconds
  }
}
