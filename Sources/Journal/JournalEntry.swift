package import Backup
package import Bytes
package import Exchange
package import JSONText
package import Verdict

/// What is known of a request that was answered, beside its bytes: enough to find it again.
package struct JournalEntry: Sendable {
  /// Names the request; its answer's field and the log say the same.
  package let request: RequestID
  /// When it came, by the wall clock.
  package let time: Timestamp
  /// From when the worker began with it to when its answer was made, in microseconds, with what the answer is held back.
  package var durationMicroseconds = 0
  /// The address that it came from; nil where no connection carried it.
  package var client: Peer?
  /// The name of the call; empty where there is none.
  package var operation = ""
  /// The version of the API that its path begins with; nil where that is none that is served.
  package var version: String?
  /// Whether the call restores something.
  package var isRestore = false
  /// Whether it restores a mailbox while another restore of it in the same session goes on, by the session's clock.
  package var overlapsRestore = false
  /// Whether what it began is a session of its own and restores nothing, which its answer does not say.
  package var restoresNothing = false
  /// The restore session that it is about.
  package var session: UUID?
  /// The mailbox of its path.
  package var mailbox: UUID?
  /// The user whose token it has, or who logged in.
  package var user: String?
  /// The answer's status.
  package var status = 0
  /// How well the answer is known.
  package var basis = Basis.documented
  /// What is wrong with it, or odd; nil, and so no memory, where there is nothing to be said.
  package var findings: Findings?
  /// What was done to it on purpose; nil where nothing was.
  package var fault: FaultMark?
  /// Where the ends of its parts are in its bytes, in the order of ``KeptRequest/Part``.
  package var ends: [5 of Int] = .init(repeating: 0)
  /// Its place in the order of the journal, from 1.
  package internal(set) var sequence: UInt64 = 0

  /// An entry of which nothing is known yet but when it came.
  package init(_ request: RequestID, at time: Timestamp) {
    self.request = request
    self.time = time
  }

  /// What is to be said of it (interface.md).
  /// A refusal that the fixtures or a fault rule wanted does not count.
  package var verdict: JudgedAs {
    guard findings != nil else { return .ok }
    let isRefused = violations.contains { $0.rule.basis != .scripted }
    return isRefused ? .violations : warnings.isEmpty ? .ok : .warnings
  }
}

extension JournalEntry {
  /// What is wrong with a request, or odd.
  package final class Findings: Sendable {
    fileprivate let violations: [Violation]
    fileprivate let warnings: [Violation]
    fileprivate let retryAfterSeconds: Int?

    /// Findings whose messages were left out, as those may repeat what was sent. The answer may have told the client to
    /// wait so many seconds.
    package init(_ violations: [Violation], warnings: [Violation] = [], retryAfterSeconds: Int? = nil) {
      self.violations = violations
      self.warnings = warnings
      self.retryAfterSeconds = retryAfterSeconds
    }
  }

  /// Why it was refused.
  package var violations: [Violation] { findings?.violations ?? [] }
  /// What was odd about it.
  package var warnings: [Violation] { findings?.warnings ?? [] }
  /// How long its answer told the client to wait, in seconds; nil where it did not.
  package var retryAfterSeconds: Int? { findings?.retryAfterSeconds }
}

/// A verdict in one word.
package enum JudgedAs: String, CaseIterable, Sendable {
  case ok, violations, warnings
}

/// What was done to a request on purpose.
package enum FaultMark: Equatable, Sendable {
  /// The fault rule of this number did it.
  case rule(Int)
  /// The fixtures script it.
  case scripted

  /// As answers and lists show it.
  package var text: String {
    switch self {
    case .rule(let number): "\(number)"
    case .scripted: "scripted"
    }
  }
}

/// An entry of the journal with its bytes, copied out of it.
package struct KeptRequest: Sendable {
  /// What is known of it.
  package let entry: JournalEntry
  private let bytes: [UInt8]

  /// The parts of its bytes.
  package enum Part: Int, Sendable {
    /// The method and the path, as text: `POST /v6/…`.
    case target
    /// The query's parameters, as ``DisclosedPairs``.
    case query
    /// The field lines, as ``DisclosedPairs``.
    case fields
    /// The request's body, as JSON.
    case body
    /// The answer's body, as JSON.
    case answer
  }

  /// An entry with the bytes of its parts; none where nobody looks at them.
  package init(_ entry: JournalEntry, _ bytes: [UInt8] = []) {
    self.entry = entry
    self.bytes = bytes
  }

  /// The method as it was sent.
  package var method: String { String(target.prefix { $0 != " " }) }

  /// The path, with what may be a secret in it replaced by its length.
  package var path: String { String(target.drop { $0 != " " }.dropFirst()) }

  /// A part as it is kept.
  package func bytes(of part: Part) -> ArraySlice<UInt8> {
    let start = part.rawValue == 0 ? 0 : entry.ends[part.rawValue - 1]
    let end = entry.ends[part.rawValue]
    return start <= end && end <= bytes.count ? bytes[start..<end] : []
  }

  /// A part as a tree, names and values as `[{"name", "value"}]`; nil where nothing of it is kept.
  package func json(_ part: Part) -> JSONValue? {
    let slice = Array(bytes(of: part))
    if part == .query || part == .fields {
      return JSONValue(.array(DisclosedPairs.read(slice).map { JSONValue(name: $0.name, $0.value) }))
    }
    return slice.isEmpty ? nil : try? JSONValue(parsing: slice.span)
  }

  private var target: String { String(decoding: bytes(of: .target), as: UTF8.self) }
}

extension JSONValue {
  fileprivate init(name: String, _ value: DisclosedPairs.Value) {
    let shown =
      switch value {
      case .text(let text): JSONValue(.string(text))
      case .secret(let length, let hash): JSONValue(secretOf: length, hash: hash)
      }
    let named = name.isEmpty ? [] : [Member(name: "name", value: JSONValue(.string(name)))]
    self.init(.object(named + [Member(name: "value", value: shown)]))
  }

  /// What lists show of a secret.
  private init(secretOf length: Int, hash: UInt64) {
    var digits: [UInt8] = []
    digits.append(hexadecimal: hash, digits: 16)
    let told = [
      Member(name: "length", value: JSONValue(.integer(Int64(length)))),
      Member(name: "hash", value: JSONValue(.string(String(decoding: digits, as: UTF8.self)))),
    ]
    self.init(.object([Member(name: "secret", value: JSONValue(.object(told)))]))
  }
}
