import Bytes
package import JSONText

extension Match {
  /// The names of its members.
  static let names = [
    "method", "path", "operation", "version", "session", "mailbox", "user", "status", "header", "body",
  ]

  /// Reads a match that people write; an unknown member, operation or version is refused with a suggestion.
  package init(
    _ value: JSONValue, at pointer: JSONPointer = JSONPointer(), _ vocabulary: MatchVocabulary
  ) throws(JSONMismatch) {
    self.init(vocabulary)
    let object = try JSONObject(value, "a match", at: pointer, known: Self.names)
    method = try object.string("method")
    path = try object.string("path").map(TextPattern.init)
    operation = try Self.operation(object, vocabulary)
    version = try Self.version(object, vocabulary)
    session = try Self.id("session", object)
    mailbox = try Self.id("mailbox", object)
    user = try object.string("user")
    status = try Self.status(object)
    if let header = object["header"] {
      let members = try JSONObject(header, "header", at: pointer.member("header"), known: nil)
      for name in members.names {
        fields.append((name, try Self.pattern(of: members[name], at: members.pointer.member(name))))
      }
    }
    if let body = object["body"] {
      let members = try JSONObject(body, "body", at: pointer.member("body"), known: nil)
      for name in members.names {
        guard let steps = JSONPointer.steps(of: name) else {
          throw JSONMismatch(
            "a member of body is called by a JSON pointer", at: members.pointer.member(name), members.offset,
            suggestion: "write \"/\(name)\"")
        }
        self.body.append((name, steps, try Self.pattern(of: members[name], at: members.pointer.member(name))))
      }
    }
  }

  private static func operation(
    _ object: JSONObject, _ vocabulary: MatchVocabulary
  ) throws(JSONMismatch) -> String? {
    guard let name = try object.string("operation") else { return nil }
    if let known = vocabulary.operations.first(where: { $0.lowercased() == name.lowercased() }) { return known }
    let closest = Suggestion.closest(to: name, among: vocabulary.operations).map { "did you mean \"\($0)\"?" }
    throw JSONMismatch(
      "unknown operation", at: object.pointer.member("operation"), object["operation"]?.offset ?? object.offset,
      suggestion: closest ?? "known are \(vocabulary.operations.joined(separator: ", "))")
  }

  private static func version(
    _ object: JSONObject, _ vocabulary: MatchVocabulary
  ) throws(JSONMismatch) -> String? {
    guard let name = try object.string("version")?.lowercased() else { return nil }
    guard !vocabulary.served.contains(name) else { return name }
    let isKnown = vocabulary.versions.contains(name)
    // The number tells which one is meant: all names are equally close to a wrong one.
    let closest = vocabulary.versions.first { name.contains($0.drop { !$0.isNumber }) }
    let suggestion =
      isKnown
      ? "served are \(vocabulary.served.joined(separator: ", "))"
      : closest.map { "did you mean \"\($0)\"?" } ?? "known are \(vocabulary.versions.joined(separator: ", "))"
    throw JSONMismatch(
      isKnown ? "a version that is not served" : "unknown version", at: object.pointer.member("version"),
      object["version"]?.offset ?? object.offset, suggestion: suggestion)
  }

  static func id(_ name: String, _ object: JSONObject) throws(JSONMismatch) -> UUID? {
    guard let text = try object.string(name) else { return nil }
    guard let id = UUID(parsingAnyForm: text.utf8.span) else {
      throw JSONMismatch(
        "expected a UUID: 8-4-4-4-12 hexadecimal digits", at: object.pointer.member(name),
        object[name]?.offset ?? object.offset)
    }
    return id
  }

  private static func status(_ object: JSONObject) throws(JSONMismatch) -> StatusPattern? {
    guard let value = object["status"] else { return nil }
    let text: String =
      switch value.content {
      case .integer(let code): "\(code)"
      case .string(let string): string
      default: ""
      }
    guard let status = StatusPattern(text) else {
      throw JSONMismatch(
        "expected a status from 100 to 599, or a class such as \"4xx\"", at: object.pointer.member("status"),
        value.offset)
    }
    return status
  }

  private static func pattern(of value: JSONValue?, at pointer: JSONPointer) throws(JSONMismatch) -> ValuePattern {
    // The object gives no value for null.
    guard let value else { return .value(JSONValue(.null)) }
    guard case .object = value.content else { return .value(value) }
    let object = try JSONObject(value, "a pattern", at: pointer, known: ["absent", "matches"])
    if let text = try object.string("matches") { return .matches(TextPattern(text)) }
    guard try object.bool("absent") == true else {
      throw JSONMismatch(
        "expected a value, {\"absent\": true} or {\"matches\": \"a*\"}", at: pointer, value.offset)
    }
    return .absent
  }
}
