import Bytes
package import Choices
package import JSONText
package import Journal

/// What is to be done to some of the requests that match (interface.md, "Fault rule").
package struct FaultRule: Sendable {
  /// Which requests.
  package var match: Match
  /// What is done to them.
  package var effect: Effect
  /// How many of them are left alone before the first one is hit.
  package var skip = 0
  /// How many are hit; then the rule is over.
  package var times = 1
  /// How long it is armed, in seconds of real time.
  package var ttlSeconds = 600
  /// How likely each of them is hit, from 0 to 1. What is drawn follows from ``seed``, the restore session, the mailbox and
  /// the how-manieth of their requests it is, so that requests side by side draw the same in any order.
  package var probability = 1.0
  /// Makes the draws of one rule others than those of the next.
  package var seed: UInt64 = 0
  /// The match as it was written.
  let written: JSONValue

  /// A rule that hits the next request that matches. `written` is the match as a user writes it.
  package init(_ match: Match, _ effect: Effect, written: JSONValue) {
    self.match = match
    self.effect = effect
    self.written = written
  }

  /// The longest time that a rule is armed, in seconds: a day.
  package static let longestTTL = 86_400
  /// More hits than any run has requests.
  package static let mostTimes = 1_000_000_000

  /// Whether it looks at the answer: only then is a status known.
  package var looksAtAnswer: Bool { match.status != nil }

  /// Whether it looks at more of a request than where it leads.
  var looksAtBytes: Bool { match.needsBytes || match.mailbox != nil }
}

/// A rule that was armed, and what has come of it.
package struct ArmedFault: Sendable {
  /// Its number, from 1.
  package let number: Int
  /// What it does.
  package let rule: FaultRule
  /// How many requests matched it.
  package internal(set) var matched = 0
  /// How many of them it hit.
  package internal(set) var hits = 0
  /// When it is over, in nanoseconds of uptime.
  let end: Int64
  /// How many requests of each session and mailbox matched it, for the draws.
  var draws: [Place: Int] = [:]

  struct Place: Hashable {
    let session: UUID
    let mailbox: UUID
  }

  /// Whether it has hit as often as it may.
  package var isUsedUp: Bool { hits >= rule.times }
}

/// A request that a rule hit.
package struct FaultHit: Sendable {
  /// The rule's number.
  package let number: Int
  /// What is done.
  package let effect: Effect
  /// How much later the answer comes, in milliseconds.
  package let milliseconds: Int
}
