import Backup
import Bytes
import JSONText
import Verdict

extension Property.Kind {
  /// The value that `token` means for a property of this kind, or nil where it is of another type (behaviour.md,
  /// section 2). Of a list or an object only the beginning is seen, which is no value.
  func value(of token: JSONToken, in text: Span<UInt8>) -> Member.Value? {
    switch (self, token) {
    case (_, .null): .absent
    case (.bool, .bool(let value)): .bool(value)
    case (.int32, .number(let number)): Self.int32(number.int32(in: text))
    case (.uuid, .string(let string)) where string.isEmpty: .absent
    case (.uuid, .string(let string)), (.id, .string(let string)):
      Self.decoded(string, in: text) { UUID(parsing: $0) }.map { .uuid($0) }
    case (.word, .string(let string)) where string.isEmpty: .absent
    case (.word(let list), .string(let string)):
      list.words.contains { string.equals($0, ignoringCase: true, in: text) } ? .text(.string(string)) : nil
    case (.date, .string(let string)) where string.isEmpty: .absent
    case (.date, .string(let string)):
      Self.decoded(string, in: text) { Timestamp(parsingBodyForm: $0) }.map { .date($0) }
    case (.text, .string(let string)) where string.isEmpty, (.secret, .string(let string)) where string.isEmpty,
      (.file, .string(let string)) where string.isEmpty:
      .absent
    case (.text, .string(let string)), (.secret, .string(let string)), (.password, .string(let string)),
      (.file, .string(let string)):
      .text(.string(string))
    default: nil
    }
  }

  /// The value that Json.NET makes of a `token` of another type, or nil where it refuses to (behaviour.md, section 2).
  func converted(_ token: JSONToken, in text: Span<UInt8>) -> Member.Value? {
    switch (self, token) {
    case (.bool, .string(let string)) where string.isEmpty, (.int32, .string(let string)) where string.isEmpty,
      (.list, .string(let string)) where string.isEmpty, (.scope, .string(let string)) where string.isEmpty:
      .absent
    case (.uuid, .undefined), (.id, .undefined), (.list, .undefined), (.scope, .undefined): .absent
    case (.bool, .string(let string)): string.bool(in: text).map { .bool($0) }
    case (.bool, .number(let number)): .bool(!number.isZero(in: text))
    case (.int32, .string(let string)): Self.int32(string.int32(in: text))
    case (.uuid, .string(let string)), (.id, .string(let string)):
      Self.decoded(string, in: text) { UUID(parsingAnyForm: $0) }.map { .uuid($0) }
    case (.text, _), (.secret, _), (.password, _), (.file, _): Self.text(of: token, in: text).map { .text($0) }
    default: nil
    }
  }

  /// What counts as its own text where a string belongs.
  private static func text(of token: JSONToken, in text: Span<UInt8>) -> MemberText? {
    switch token {
    case .number(let number): number.isFinite(in: text) ? .number(number) : nil
    case .bool(let value): .word(value ? "true" : "false")
    case .notFinite(let number): .word(number.text)
    default: nil
    }
  }

  /// What a value must be, for a diagnostic.
  var expected: String {
    switch self {
    case .text, .secret, .password: "a string"
    case .file: "a file in Base64, as a string"
    case .uuid, .id: "a UUID: 8-4-4-4-12 hexadecimal digits"
    case .bool: "true or false"
    case .int32: "an integer from \(Int32.min) to \(Int32.max)"
    case .date: "a date such as 2026-06-01T12:00:00Z"
    case .word(let list): "one of \(list.names.joined(separator: ", "))"
    case .list: "an array of objects with an id"
    case .scope: "an object with a user, a group, a site or a team"
    }
  }

  /// What to do about a `token` of another type.
  func suggestion(for token: JSONToken, in text: Span<UInt8>) -> String {
    slip(in: token, text) ?? advice
  }

  /// What to do about a `token` whose likely slip is known.
  private func slip(in token: JSONToken, _ text: Span<UInt8>) -> String? {
    switch (self, token) {
    case (.uuid, .string(let string)), (.id, .string(let string)):
      switch string.decodedLength(in: text) {
      case UUID.textLength - 4: "write it with its four hyphens"
      case UUID.textLength + 2: "write it without braces"
      default: nil
      }
    case (.bool, .string(let string)) where string.bool(in: text) != nil: "write it without quotes"
    case (.int32, .string(let string)) where Self.int32(string.int32(in: text)) != nil: "write it without quotes"
    case (.bool, .number): "write true or false"
    case (.int32, .number(let number)) where !number.isInteger: "write it without fraction and exponent"
    case (.file, .beginArray), (.file, .beginObject): "send the Base64 of the file's bytes, as one string"
    case (.text, .bool), (.secret, .bool), (.password, .bool), (.text, .number), (.secret, .number),
      (.password, .number),
      (.text, .notFinite), (.secret, .notFinite), (.password, .notFinite):
      "put it in double quotes"
    case (.word(let list), .string(let string)):
      Suggestion.closest(to: string, in: text, among: list.names).map(Violation.didYouMean)
    case (.list, .beginObject): "put it in square brackets"
    default: nil
    }
  }

  /// What to do about any other value.
  private var advice: String {
    switch self {
    case .text, .secret, .password: "write a string in double quotes, or leave it out"
    case .file: "send the Base64 of the file's bytes, as one string"
    case .uuid, .id: "copy it from the answer that shows it"
    case .bool: "write true or false, without quotes"
    case .int32: "write a whole number, without quotes"
    case .date: "write it as 2026-06-01T12:00:00Z"
    case .word: "write one of these words"
    case .list: #"write [{"id": "…"}]"#
    case .scope: #"write {"type": "User", "user": {"displayName": "…"}}"#
    }
  }

  private static func int32(_ reading: IntegerReading<Int32>) -> Member.Value? {
    if case .value(let number) = reading { .int32(number) } else { nil }
  }

  /// What `read` makes of a short string, nil for one that is too long to be any of these.
  private static func decoded<Value>(
    _ string: JSONString, in text: Span<UInt8>, _ read: (Span<UInt8>) -> Value?
  ) -> Value? {
    guard string.hasEscapes else { return read(text.extracting(string.range.bounds)) }
    // An escape of six bytes means one at least.
    guard string.range.count <= 6 * longest else { return nil }
    var decoded: [UInt8] = []
    string.appendDecoded(to: &decoded, in: text)
    return read(decoded.span)
  }

  /// Longer than a UUID of any form, and than a date with its zone and blanks around it.
  private static let longest = 256
}

extension JSONToken {
  /// What a value is, by kind and length, for a diagnostic: never its text.
  func kind(in text: Span<UInt8>) -> String {
    switch self {
    case .string(let string) where string.isEmpty: "empty string"
    case .string(let string): Violation.string(of: string.characterCount(in: text))
    case .number(let number): number.isInteger ? "integer" : "number with a fraction or an exponent"
    case .notFinite: "number that is not finite"
    case .undefined: "undefined"
    case .beginConstructor: "constructor"
    case .bool: "boolean"
    case .null: "null"
    case .beginObject: "object"
    case .beginArray: "array"
    case .endObject, .endArray, .endConstructor, .name, .endOfText: "nothing"
    }
  }
}

extension Timestamp {
  /// Reads a date as clients write it in bodies: as in queries, and `/Date(…)/`, which older serializers write.
  fileprivate init?(parsingBodyForm text: Span<UInt8>) {
    guard let date = JavaScriptDate(text) else {
      self.init(parsingClientForm: text)
      return
    }
    guard let ticks = date.ticks else { return nil }
    self.init(ticks: ticks)
  }
}
