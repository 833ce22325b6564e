import Bytes
import JSONText
import Journal

extension RequestMatch {
  /// The match as the control plane reads it.
  var document: JSONValue {
    JSONValue(members: [
      "method": method.map { JSONValue(.string($0)) },
      "path": path.map { JSONValue(.string($0)) },
      "operation": operation.map { JSONValue(.string($0.rawValue)) },
      "version": version.map { JSONValue(.string($0)) },
      "session": session.map { JSONValue(.string($0)) },
      "mailbox": mailbox.map { JSONValue(.string($0)) },
      "user": user.map { JSONValue(.string($0)) },
      "status": status.map { JSONValue(.string($0.description)) },
      "header": Self.document(headers),
      "body": Self.document(body),
    ])
  }

  /// The same for the requests of one restore session, where one is named.
  func of(session: String?) -> RequestMatch {
    var match = self
    if let session { match.session = session }
    return match
  }

  /// The match as the journal takes it. An error says what in it cannot be meant.
  func read(_ vocabulary: MatchVocabulary) throws(JSONMismatch) -> Match {
    try Match(document, vocabulary)
  }

  private static func document(_ values: [String: Value]) -> JSONValue? {
    guard !values.isEmpty else { return nil }
    // In an order that is the same each time, as problems and differences are told in it.
    let members = values.sorted { $0.key < $1.key }
    return JSONValue(.object(members.map { JSONValue.Member(name: $0.key, value: $0.value.document) }))
  }
}

extension RequestMatch.Value {
  fileprivate var document: JSONValue {
    switch self {
    case .value(let value): value.value
    case .absent: JSONValue(members: ["absent": JSONValue(.bool(true))])
    case .matches(let pattern): JSONValue(members: ["matches": JSONValue(.string(pattern))])
    }
  }
}

extension JSONMismatch {
  /// What is wrong and what to do about it, on one line.
  var line: String {
    let place = pointer.description.isEmpty ? "" : "\(pointer): "
    return place + message + (suggestion.map { "; \($0)" } ?? "")
  }
}

extension RequestMatch: CustomStringConvertible, CustomReflectable {
  /// The members that are given; of the body's and the header fields', whose values may be secrets, the names.
  public var description: String {
    let plain: [(String, String?)] = [
      ("method", method), ("path", path), ("operation", operation?.rawValue), ("version", version),
      ("session", session), ("mailbox", mailbox), ("user", user), ("status", status?.description),
    ]
    var parts = plain.compactMap { name, value in value.map { "\(name) \($0)" } }
    parts += headers.keys.sorted().map { "header \($0)" } + body.keys.sorted().map { "body \($0)" }
    return parts.isEmpty ? "any request" : parts.joined(separator: ", ")
  }
  /// Nothing beside the description.
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
