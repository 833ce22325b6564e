import Backup
import Bytes
import Locking

/// How a list of restore sessions is asked for where the version of the API has more than the times of their starts: by when
/// they ended, too, and in an order of its own (openapi).
struct SessionOrder {
  private let starts: StartTimes
  private let firstEnd: Timestamp?
  private let lastEnd: Timestamp?
  private let time: Time
  private let isAscending: Bool

  /// What sessions are ordered by.
  enum Time: Int, CaseIterable {
    case creation
    case end

    /// The vendor's word.
    var name: StaticString {
      switch self {
      case .creation: "CreationTime"
      case .end: "EndTime"
      }
    }

    /// The words of all of them.
    static let names = allCases.map(\.name)
  }

  /// What the query of `call` asks for; nil where the version has no order.
  init?(_ call: Call) {
    guard call.endpoint.query.hasOrder else { return nil }
    starts = StartTimes(call.query)
    firstEnd = call.query.date(.endTimeFrom)
    lastEnd = call.query.date(.endTimeTo)
    time = call.query.word(.orderBy).flatMap(Time.init) ?? .creation
    isAscending = call.query.bool(.orderAsc) ?? false
  }

  /// Those of `sessions` that are asked for, in their order; of two with the same time the earlier in the list counts as the
  /// earlier. Both ends of a span of time belong to it, and a session that works ends last of all (assumed).
  func apply(to sessions: [ListedSession]) -> [ListedSession] {
    let listed = sessions.filter(contains)
    let ascending = listed.indices.sorted { first, second in
      (key(listed[first]), first) < (key(listed[second]), second)
    }
    return (isAscending ? ascending : ascending.reversed()).map { listed[$0] }
  }

  private func contains(_ listed: ListedSession) -> Bool {
    guard starts.contains(listed.session.creationTime) else { return false }
    if let firstEnd, listed.session.endTime < firstEnd { return false }
    if let lastEnd, listed.session.endTime > lastEnd { return false }
    return true
  }

  private func key(_ listed: ListedSession) -> Int64 {
    switch time {
    case .creation: listed.session.creationTime.ticks
    case .end: listed.session.endTime.ticks
    }
  }
}

extension Sessions {
  /// A page of the sessions that `call` asks for, as all of them are at one moment, and how many there are.
  func list(_ page: Page, for call: Call) -> (sessions: [ListedSession], count: Int) {
    guard let order = SessionOrder(call) else {
      return list(page, startedAt: StartTimes(call.query), at: call.worldTime)
    }
    let all = records.withLock { $0.all(of: call.installation.world, at: call.worldTime) }
    let sessions = order.apply(to: all)
    return (Array(sessions[page.results(of: sessions.count)]), sessions.count)
  }
}

extension SessionRecords {
  /// All sessions as they are now, in the order of the list without one of its own.
  fileprivate func all(of world: World, at now: Timestamp) -> [ListedSession] {
    world.restoreSessions.indices.map { session(at: $0, of: world, at: now) }
      + (own.all(at: now) + explored.all(at: now) + restores.all(at: now)).map { ListedSession($0, at: now) }
  }
}
