package import Bytes
package import Exchange
package import JSONText

/// What a client is to have sent: so many requests of a kind, or some in this order (interface.md, `verify`).
package struct Verification: Sendable {
  /// What has to hold.
  package enum Claim: Sendable {
    /// So many requests match.
    case count(Match, Count)
    /// Requests match one behind the other, others between them or not.
    case sequence([Match])
  }

  /// How many.
  package enum Count: Sendable, Equatable {
    case exactly(Int)
    case atLeast(Int)
    case atMost(Int)
  }

  /// What has to hold.
  package var claim: Claim
  /// How long is waited for it, in milliseconds.
  package var waitMilliseconds = 0

  package init(_ claim: Claim, waitMilliseconds: Int = 0) {
    self.claim = claim
    self.waitMilliseconds = waitMilliseconds
  }

  /// The restore session that it is about as a whole; nil where its matches name none, or different ones.
  package var session: UUID? {
    switch claim {
    case .count(let match, _): return match.session
    case .sequence(let matches):
      let sessions = Set(matches.map(\.session))
      return sessions.count == 1 ? matches.first?.session : nil
    }
  }

  /// The longest wait, in milliseconds (interface.md).
  package static let longestWait = 30_000
}

extension Verification {
  /// What can be said by now.
  package enum State: Sendable {
    /// It holds, whatever comes.
    case holds([RequestID])
    /// It holds as long as no more comes.
    case holdsSoFar([RequestID])
    /// It does not hold yet.
    case notYet([RequestID])
    /// It does not hold, whatever comes.
    case broken([RequestID])
  }

  /// Whether a request may settle what is not settled yet; what is forgotten settles nothing.
  package func mayTurn(on entry: JournalEntry, session: UUID? = nil) -> Bool {
    guard session == nil || session == entry.session else { return false }
    switch claim {
    case .count(let match, _): return match.mayTake(entry)
    case .sequence(let matches): return matches.contains { $0.mayTake(entry) }
    }
  }

  /// Looks into the journal, at the requests of one restore session or at all.
  package func state(in journal: Journal, session: UUID? = nil) -> State {
    switch claim {
    case .count(let match, let count):
      let found = journal.requests(latestFirst: false) { entry in
        (session == nil || entry.session == session) && match.mayTake(entry)
      }
      let ids = found.filter { match.takes($0) }.map(\.entry.request)
      switch count {
      case .atLeast(let least): return ids.count >= least ? .holds(ids) : .notYet(ids)
      case .atMost(let most): return ids.count <= most ? .holdsSoFar(ids) : .broken(ids)
      case .exactly(let number):
        return ids.count == number ? .holdsSoFar(ids) : ids.count < number ? .notYet(ids) : .broken(ids)
      }
    case .sequence(let matches):
      var ids: [RequestID] = []
      for request in journal.requests(latestFirst: false, where: { session == nil || $0.session == session }) {
        guard ids.count < matches.count else { break }
        if matches[ids.count].takes(request) { ids.append(request.entry.request) }
      }
      return ids.count == matches.count ? .holds(ids) : .notYet(ids)
    }
  }

  /// The requests that come nearest to what is missing, three at most, each with what differs; the nearest first.
  package func nearest(
    in journal: Journal, session: UUID? = nil, matched: Int
  ) -> [(request: KeptRequest, differences: [Difference])] {
    let match: Match
    switch claim {
    case .count(let given, _): match = given
    case .sequence(let matches):
      guard matched < matches.count else { return [] }
      match = matches[matched]
    }
    let all = journal.requests(latestFirst: true) { session == nil || $0.session == session }
    let near = all.map { (request: $0, differences: match.differences(from: $0)) }.filter { !$0.differences.isEmpty }
    // Swift's sort is stable: of equally near ones the latest comes first.
    return Array(near.sorted { $0.differences.count < $1.differences.count }.prefix(Self.nearestShown))
  }

  private static let nearestShown = 3
}

extension Verification {
  /// Why it does not hold, in a sentence.
  package func failure(matched: Int) -> String {
    let requests = matched == 1 ? "1 request matches" : "\(matched) requests match"
    switch claim {
    case .count(_, .exactly(let number)): return "\(requests), and exactly \(number) should."
    case .count(_, .atLeast(let least)): return "\(requests), and at least \(least) should."
    case .count(_, .atMost(0)): return "\(requests), and none should."
    case .count(_, .atMost(let most)): return "\(requests), and at most \(most) should."
    case .sequence(let matches):
      return "The first \(matched) of \(matches.count) matches were met in this order, and the next one was not."
    }
  }
}

extension Verification {
  /// Reads a verification that people write.
  package init(_ value: JSONValue, _ vocabulary: MatchVocabulary) throws(JSONMismatch) {
    let object = try JSONObject(
      value, "a verification", known: ["match", "count", "sequence", "withinMilliseconds", "session"])
    waitMilliseconds = try object.integer("withinMilliseconds", in: 0...Int64(Self.longestWait)) ?? 0
    let session = try Match.id("session", object)
    if let elements = try object.array("sequence") {
      guard object["match"] == nil, object["count"] == nil else {
        throw JSONMismatch("a sequence has neither match nor count", at: object.pointer, object.offset)
      }
      guard !elements.isEmpty else {
        throw JSONMismatch("a sequence has at least one match", at: object.pointer.member("sequence"), object.offset)
      }
      var matches: [Match] = []
      for (index, element) in elements.enumerated() {
        matches.append(try Match(element, at: object.pointer.member("sequence").element(index), vocabulary))
        if let session { matches[index].session = session }
      }
      claim = .sequence(matches)
    } else {
      guard let match = object["match"] else {
        throw JSONMismatch(
          "a verification has a match, or a sequence", at: object.pointer, object.offset,
          suggestion: "{\"match\": {}} means every request")
      }
      var read = try Match(match, at: object.pointer.member("match"), vocabulary)
      if let session { read.session = session }
      claim = .count(read, try Count(object["count"], at: object.pointer.member("count")))
    }
  }
}

extension Verification.Count {
  /// Reads `{"exactly": 1}` and its like; at least one where nothing is said.
  init(_ value: JSONValue?, at pointer: JSONPointer) throws(JSONMismatch) {
    guard let value else {
      self = .atLeast(1)
      return
    }
    if case .integer(let number) = value.content, number >= 0 {
      self = .exactly(Int(number))
      return
    }
    let object = try JSONObject(value, "a count", at: pointer, known: ["exactly", "atLeast", "atMost", "never"])
    let range: ClosedRange<Int64> = 0...1_000_000
    guard object.names.count == 1 else {
      throw JSONMismatch(
        "a count has one of exactly, atLeast, atMost and never", at: pointer, value.offset)
    }
    if let number = try object.integer("exactly", in: range) {
      self = .exactly(number)
    } else if let number = try object.integer("atLeast", in: range) {
      self = .atLeast(number)
    } else if let number = try object.integer("atMost", in: range) {
      self = .atMost(number)
    } else if try object.bool("never") == true {
      self = .atMost(0)
    } else {
      throw JSONMismatch("never is true", at: pointer, value.offset)
    }
  }
}
