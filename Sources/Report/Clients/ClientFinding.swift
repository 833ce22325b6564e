package import Exchange
import JSONText

/// Something that a client did over time, and had better do otherwise.
package struct ClientFinding: Sendable {
  /// A stable name.
  package let what: String
  /// How often it was done.
  package let count: Int
  /// Some of the requests, the earliest first.
  package let example: [RequestID]
  /// What to do instead.
  package let advice: String
  /// The least time that tells how bad it was, in milliseconds; nil where none does.
  package let soonestMilliseconds: Int64?

  private static let mostExamples = 5

  /// Nil where it was not done: it takes at least one request.
  init?(
    _ what: String, _ requests: [SentRequest], count: Int? = nil, soonestMilliseconds: Int64? = nil, _ advice: String
  ) {
    guard !requests.isEmpty else { return nil }
    self.what = what
    self.count = count ?? requests.count
    self.advice = advice
    self.soonestMilliseconds = soonestMilliseconds
    let sorted = requests.map(\.id).sorted { $0.number < $1.number }
    example = Array(sorted.prefix(Self.mostExamples))
  }
}

extension JSONWriter {
  mutating func value(_ finding: ClientFinding) {
    beginObject()
    member("what", finding.what)
    member("count", finding.count)
    if let soonest = finding.soonestMilliseconds { member("soonestMilliseconds", soonest) }
    beginArray("example")
    for request in finding.example { value(request.description) }
    endArray()
    member("advice", finding.advice)
    endObject()
  }
}
