import Bytes
import Exchange
import JSONText
import Journal

// How a client restores, and what it does where it is told to wait.
extension ClientReport.Client {
  /// Restore sessions that were opened by explore, and never stopped.
  static func sessionsNotStopped(_ sent: [SentRequest]) -> ClientFinding? {
    let stopped = Set(sent.filter { $0.succeeded && $0.entry.operation == "stopRestoreSession" }.map(\.entry.session))
    let open = sent.filter { request in
      request.succeeded && request.entry.operation.hasPrefix("explore") && request.entry.session != nil
        && !stopped.contains(request.entry.session)
    }
    return ClientFinding(
      "session-not-stopped", open,
      "Stop each restore session that explore has opened, also where something fails: an open one keeps the backup busy."
    )
  }

  /// Restores of a mailbox that began before another one of it was done.
  static func overlappingRestores(_ sent: [SentRequest]) -> ClientFinding? {
    var ends: [String: Int64] = [:]
    var overlapping: [SentRequest] = []
    for request in sent where request.entry.isRestore {
      let places = request.mailboxes.map { "\(request.entry.session?.description ?? "") \($0)" }
      let isEarly = places.contains { (ends[$0] ?? .min) > request.start }
      if isEarly || request.entry.overlapsRestore { overlapping.append(request) }
      for place in places { ends[place] = max(ends[place] ?? .min, request.end) }
    }
    return ClientFinding(
      "overlapping-restores", overlapping,
      "Restore a mailbox by one request at a time: two at once may restore an item twice.")
  }

  /// Restores that were sent again though the first one took place, or goes on. One that is a session of its own may restore
  /// nothing, or be stopped.
  static func repeatedRestores(_ sent: [SentRequest]) -> ClientFinding? {
    var done: [SentRestore: SentRequest] = [:]
    var repeated: [SentRequest] = []
    var sessions: [UUID: SentRestore] = [:]
    var soonest: Int64?
    var isOver = false
    for request in sent {
      if let stopped = request.stoppedSession, let restore = sessions[stopped] { done[restore] = nil }
      guard request.entry.isRestore else { continue }
      let restore = SentRestore(request)
      if let first = done[restore] {
        repeated.append(request)
        let goesOn = request.entry.overlapsRestore || request.start < first.end
        soonest = min(soonest ?? .max, goesOn ? 0 : request.start - first.end)
        isOver = isOver || !goesOn
      }
      guard request.succeeded, !request.entry.restoresNothing else { continue }
      done[restore] = request
      if let session = request.restoreSession { sessions[session] = restore }
    }
    return ClientFinding(
      "repeated-restores", repeated, soonestMilliseconds: soonest,
      "Look at the answer, or at the session's events, before the same restore is sent again: the first one "
        + (isOver ? "took place." : "was still going on."))
  }

  /// Requests that came again sooner than `Retry-After` allowed.
  static func retryAfterIgnored(_ sent: [SentRequest]) -> ClientFinding? {
    var waits: [String: Int64] = [:]
    var early: [SentRequest] = []
    for request in sent {
      if let end = waits[request.target], request.start < end { early.append(request) }
      waits[request.target] = request.entry.retryAfterSeconds.map { request.end + Int64(clamping: $0) * 1000 }
    }
    return ClientFinding(
      "retry-after-ignored", early, "Wait as long as Retry-After says before the request is sent again.")
  }
}

extension SentRequest {
  /// The session that a restore is from now on, where it is one of its own.
  fileprivate var restoreSession: UUID? {
    kept.json(.answer)?.member("sessionId")?.string.flatMap { UUID(parsingAnyForm: $0.utf8.span) }
  }

  /// The session that the request has stopped; nil where it is no such request.
  fileprivate var stoppedSession: UUID? {
    succeeded && entry.operation == "stopRestoreSession" ? entry.session : nil
  }
}

/// What makes two restores the same.
private struct SentRestore: Hashable {
  let session: UUID?
  let target: String
  let body: [UInt8]

  init(_ request: SentRequest) {
    session = request.entry.session
    target = request.target
    body = Array(request.kept.bytes(of: .body))
  }
}
