import Bytes
import Exchange
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
      if places.contains(where: { (ends[$0] ?? .min) > request.start }) { overlapping.append(request) }
      for place in places { ends[place] = max(ends[place] ?? .min, request.end) }
    }
    return ClientFinding(
      "overlapping-restores", overlapping,
      "Restore a mailbox by one request at a time: two at once may restore an item twice.")
  }

  /// Restores that were sent again though the first one took place.
  static func repeatedRestores(_ sent: [SentRequest]) -> ClientFinding? {
    var done: [SentRestore: SentRequest] = [:]
    var repeated: [SentRequest] = []
    var soonest: Int64?
    for request in sent where request.entry.isRestore {
      let restore = SentRestore(request)
      if let first = done[restore] {
        repeated.append(request)
        soonest = min(soonest ?? .max, max(0, request.start - first.end))
      }
      if request.succeeded { done[restore] = request }
    }
    return ClientFinding(
      "repeated-restores", repeated, soonestMilliseconds: soonest,
      "Look at the answer, or at the session's events, before the same restore is sent again: the first one took place."
    )
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
