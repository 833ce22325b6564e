package import Bytes
package import Exchange
import JSONText
import Journal
package import Verdict

/// A kind of finding: what was said of requests of one call, by one rule, at one place.
package struct RunFinding: Sendable {
  /// What it is; the rest tells of the first request.
  package let violation: Violation
  /// Whether the requests were answered all the same.
  package let isWarning: Bool
  /// The name of the call, or its method and path where it has none.
  package let operation: String
  /// The restore session that the requests were about; nil for none, and for one that is over.
  package internal(set) var session: UUID?
  /// How many requests it was said of.
  package private(set) var count = 1
  /// The first one.
  package private(set) var first: RequestID
  private var last: RequestID

  init(_ violation: Violation, isWarning: Bool, of entry: JournalEntry, _ operation: String) {
    self.violation = violation
    self.isWarning = isWarning
    self.operation = operation
    session = entry.session
    first = entry.request
    last = entry.request
  }

  /// The rule.
  package var rule: Rule { violation.rule }

  /// Counts another request, once, however often it breaks the rule there.
  mutating func count(_ request: RequestID) {
    guard request.number != last.number else { return }
    count += 1
    last = request
    if request.number < first.number { first = request }
  }

  /// Both as one.
  func joined(with other: RunFinding) -> RunFinding {
    var joined = first.number <= other.first.number ? self : other
    joined.count = count + other.count
    return joined
  }
}

extension RunFinding: Comparable {
  /// By the first request, and of one request by rule and place.
  package static func < (left: RunFinding, right: RunFinding) -> Bool { left.order < right.order }

  /// One finding of a run is another's if its order is.
  package static func == (left: RunFinding, right: RunFinding) -> Bool { left.order == right.order }

  private var order: (Int, Int, String, String, String) {
    (first.number, isWarning ? 1 : 0, rule.name, violation.pointer, "\(operation) \(session?.description ?? "")")
  }
}

extension RunFinding: CustomStringConvertible {
  /// In a line: what, where, how often.
  package var description: String {
    let place = violation.pointer.isEmpty ? "" : " at \(violation.pointer)"
    return "\(rule.name)\(place) of \(operation), \(count == 1 ? "1 request" : "\(count) requests"), first \(first)"
  }

  /// Why, in a sentence's words.
  package var reason: String {
    let suggestion = violation.suggestion.map { " (\($0))" } ?? ""
    return "expected \(violation.expected), found \(violation.found)\(suggestion)"
  }
}

extension JSONWriter {
  /// A kind of finding.
  mutating func value(_ finding: RunFinding, reason: String? = nil) {
    beginObject()
    member("rule", finding.rule.name)
    member("basis", finding.rule.basis.description)
    member("kind", finding.isWarning ? "warning" : "violation")
    member("pointer", finding.violation.pointer)
    member("operation", finding.operation)
    if let session = finding.session { member("session", session.description) }
    member("count", finding.count)
    member("first", finding.first.description)
    member("expected", finding.violation.expected)
    member("found", finding.violation.found)
    if let suggestion = finding.violation.suggestion { member("suggestion", suggestion) }
    if let reason { member("reason", reason) }
    endObject()
  }
}
