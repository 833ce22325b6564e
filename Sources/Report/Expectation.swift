package import Bytes
package import Exchange
package import JSONText
package import Journal

/// What is expected of a run, under a name: a verification without a wait.
package struct Expectation: Sendable {
  /// What it is called, within its restore session.
  package let name: String
  /// The restore session whose requests count; nil for all.
  package let session: UUID?
  private let claim: Verification.Claim
  /// As it was written, without secrets.
  let written: JSONValue
  /// How many requests matched; of a sequence, how many of its matches were met.
  package private(set) var matched = 0
  /// The first of the requests.
  package private(set) var examples: [RequestID] = []

  /// An expectation that nothing has come of yet.
  package init(_ name: String, session: UUID?, _ verification: Verification, written: JSONValue) {
    self.name = name
    self.session = session
    claim = verification.claim
    self.written = Self.disclosed(written, claim)
  }

  private static let mostExamples = 5
}

extension Expectation {
  /// What has come of it.
  package enum State: String, Sendable {
    /// What was expected.
    case met
    /// Nothing at all.
    case nothingCame
    /// Some of it.
    case partlyMet
    /// More than was expected.
    case overshot
  }

  /// What has come of it by now.
  package var state: State {
    switch claim {
    case .count(_, .atLeast(let least)): state(least: least, most: .max)
    case .count(_, .atMost(let most)): state(least: 0, most: most)
    case .count(_, .exactly(let number)): state(least: number, most: number)
    case .sequence(let matches): state(least: matches.count, most: .max)
    }
  }

  private func state(least: Int, most: Int) -> State {
    if matched > most { return .overshot }
    if matched >= least { return .met }
    return matched == 0 ? .nothingCame : .partlyMet
  }

  /// Why it is not met, or what came, in a sentence.
  package var explanation: String {
    if state == .met { return matched == 1 ? "1 request matches." : "\(matched) requests match." }
    return Verification(claim).failure(matched: matched)
  }

  /// Looks at the next request of the journal.
  mutating func take(_ request: KeptRequest) {
    guard session == nil || request.entry.session == session else { return }
    let match: Match
    switch claim {
    case .count(let given, _): match = given
    case .sequence(let matches):
      guard matched < matches.count else { return }
      match = matches[matched]
    }
    guard match.takes(request) else { return }
    matched += 1
    if examples.count < Self.mostExamples { examples.append(request.entry.request) }
  }

  /// Begins anew.
  mutating func restart() {
    matched = 0
    examples = []
  }

  /// The verification as it was written, without the secrets that its matches name in clear.
  private static func disclosed(_ written: JSONValue, _ claim: Verification.Claim) -> JSONValue {
    guard case .object(let members) = written.content else { return written }
    let shown = members.map { member in
      var value = member.value
      switch (member.name, claim) {
      case ("match", .count(let match, _)): value = match.disclosed(value)
      case ("sequence", .sequence(let matches)):
        let elements = zip(matches, value.elements ?? []).map { $0.disclosed($1) }
        value = JSONValue(.array(elements), at: value.offset)
      default: break
      }
      return JSONValue.Member(name: member.name, offset: member.offset, value: value)
    }
    return JSONValue(.object(shown), at: written.offset)
  }
}

extension JSONWriter {
  /// An expectation with what has come of it.
  package mutating func value(_ expectation: Expectation) {
    beginObject()
    member("name", expectation.name)
    if let session = expectation.session { member("session", session.description) }
    member("state", expectation.state.rawValue)
    member("matched", expectation.matched)
    beginArray("examples")
    for request in expectation.examples { value(request.description) }
    endArray()
    member("explanation", expectation.explanation)
    name("expected")
    value(expectation.written)
    endObject()
  }
}
