package import Bytes
import JSONText

/// Which requests are meant (interface.md, MATCH): every member that is given must hold. One kind of match serves lists,
/// verification and fault rules.
package struct Match: Sendable {
  /// In any case.
  package var method: String?
  /// The path of the request.
  package var path: TextPattern?
  var operation: String?
  var version: String?
  /// The restore session that the requests are about.
  package var session: UUID?
  /// The mailbox of the path, or one that the body of a restore names.
  package var mailbox: UUID?
  var user: String?
  /// The answer's status, which is not known before there is one.
  package var status: StatusPattern?
  var fields: [(name: String, value: ValuePattern)] = []
  var body: [(pointer: String, steps: [String], value: ValuePattern)] = []
  let vocabulary: MatchVocabulary

  /// A match that takes every request.
  package init(_ vocabulary: MatchVocabulary) {
    self.vocabulary = vocabulary
  }

  /// Whether it looks at whose token a request has.
  package var needsUser: Bool { user != nil }

  /// Whether it looks at more than what an entry says by itself.
  package var needsBytes: Bool { path != nil || method != nil || !fields.isEmpty || !body.isEmpty }

  /// Whether an entry may match, by what is quickly told.
  package func mayTake(_ entry: JournalEntry) -> Bool {
    if let session, session != entry.session { return false }
    if let operation, operation != entry.operation { return false }
    if let status, !status.includes(entry.status) { return false }
    if let mailbox, mailbox != entry.mailbox, entry.mailbox != nil || !entry.isRestore { return false }
    if let user, entry.user.map({ $0.utf8.span.equalsIgnoringCase(user.utf8.span) }) != true { return false }
    return version == nil || version == entry.version
  }

  /// Whether it takes a request; before its answer is made, no status is known.
  package func takes(_ request: KeptRequest, beforeAnswer: Bool = false) -> Bool {
    mayTake(request.entry) && differences(from: request, beforeAnswer: beforeAnswer).isEmpty
  }
}

/// What a match has to know of the API.
package struct MatchVocabulary: Sendable {
  /// The names of the calls.
  package let operations: [String]
  /// The names of the API's versions.
  package let versions: [String]
  /// Those of them that are served: of another one, no request is known.
  package let served: [String]
  /// The keyed hash of a secret.
  package let fingerprint: @Sendable (Span<UInt8>) -> UInt64
  /// Whether the value of a member or field of that name may be shown.
  package let mayShow: @Sendable (String) -> Bool

  /// What is known of calls and secrets; all `versions` are served where `served` does not say which.
  package init(
    operations: [String], versions: [String], served: [String]? = nil,
    fingerprint: @escaping @Sendable (Span<UInt8>) -> UInt64, mayShow: @escaping @Sendable (String) -> Bool
  ) {
    self.operations = operations
    self.versions = versions
    self.served = served ?? versions
    self.fingerprint = fingerprint
    self.mayShow = mayShow
  }
}

/// A text in which `*` stands for anything; letters match in any case.
package struct TextPattern: Sendable {
  /// As it was written.
  package let text: String

  package init(_ text: String) { self.text = text }

  /// Whether it takes all of `other`.
  package func takes(_ other: String) -> Bool {
    let pattern = Array(text.lowercased().utf8)
    let other = Array(other.lowercased().utf8)
    var (index, place) = (0, 0)
    var star: (index: Int, place: Int)?
    while place < other.count {
      if index < pattern.count, pattern[index] == UInt8(ascii: "*") {
        star = (index, place)
        index += 1
      } else if index < pattern.count, pattern[index] == other[place] {
        index += 1
        place += 1
      } else if let last = star {
        // The star takes one more.
        star = (last.index, last.place + 1)
        (index, place) = (last.index + 1, last.place + 1)
      } else {
        return false
      }
    }
    return pattern[index...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}

/// A status, or a class of them.
package struct StatusPattern: Sendable {
  /// As it was written: `400` or `4xx`.
  package let text: String
  private let range: Range<Int>

  /// Reads `400` or `4xx`; nil of anything else.
  package init?(_ text: String) {
    self.text = text
    if let code = Int(text), 100...599 ~= code {
      range = code..<(code + 1)
    } else if text.count == 3, text.lowercased().hasSuffix("xx"), let first = text.first?.wholeNumberValue,
      1...5 ~= first
    {
      range = (first * 100)..<(first * 100 + 100)
    } else {
      return nil
    }
  }

  /// Whether it means a status.
  package func includes(_ status: Int) -> Bool { range.contains(status) }
}

/// What a member of a body or a field is to be.
enum ValuePattern: Sendable {
  /// This value; a secret in clear.
  case value(JSONValue)
  /// Nothing.
  case absent
  /// A text that the pattern takes.
  case matches(TextPattern)
}
