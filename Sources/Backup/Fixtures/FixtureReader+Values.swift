import Bytes
import JSONText

/// Each function here reads the value that a token begins. A wrong value is reported, and a default stands in for it.
extension FixtureReader {
  /// A string, which may be empty.
  mutating func string(_ value: JSONToken) throws(JSONError) -> String {
    guard case .string(let string) = value else {
      try refuse(value, expected: "a string")
      return ""
    }
    return string.string(in: text.span)
  }

  /// A string with at least one character.
  mutating func nonEmptyString(_ value: JSONToken) throws(JSONError) -> String {
    let string = try string(value)
    if case .string = value, string.isEmpty { report("must not be empty", at: origin) }
    return string
  }

  /// A string that is never shown.
  mutating func secret(_ value: JSONToken) throws(JSONError) -> Secret {
    Secret(try string(value))
  }

  /// A string with at least one character that is never shown.
  mutating func nonEmptySecret(_ value: JSONToken) throws(JSONError) -> Secret {
    Secret(try nonEmptyString(value))
  }

  /// `true` or `false`.
  mutating func bool(_ value: JSONToken) throws(JSONError) -> Bool {
    guard case .bool(let bool) = value else {
      try refuse(value, expected: "true or false")
      return false
    }
    return bool
  }

  /// An integer of `range`, or the range's lower bound.
  mutating func integer(_ value: JSONToken, in range: ClosedRange<Int64>) throws(JSONError) -> Int64 {
    guard case .number(let number) = value else {
      try refuse(value, expected: "an integer from \(range.lowerBound) to \(range.upperBound)")
      return range.lowerBound
    }
    guard case .value(let integer) = number.int64(in: text.span), range.contains(integer) else {
      report("expected an integer from \(range.lowerBound) to \(range.upperBound)", at: origin)
      return range.lowerBound
    }
    return integer
  }

  /// A number of `range`, or the range's lower bound.
  mutating func number(_ value: JSONToken, in range: ClosedRange<Double>) throws(JSONError) -> Double {
    guard case .number(let number) = value else {
      try refuse(value, expected: "a number from \(range.lowerBound) to \(range.upperBound)")
      return range.lowerBound
    }
    guard let double = number.double(in: text.span), range.contains(double) else {
      report("expected a number from \(range.lowerBound) to \(range.upperBound)", at: origin)
      return range.lowerBound
    }
    return double
  }

  /// The identifier with its place, or nil.
  mutating func reference(_ value: JSONToken) throws(JSONError) -> Reference? {
    guard case .string(let string) = value else {
      try refuse(value, expected: "an id")
      return nil
    }
    guard let id = UUID(parsing: text.span.extracting(string.range.bounds)) else {
      report("expected an id of 8-4-4-4-12 hexadecimal digits", at: origin)
      return nil
    }
    return Reference(id: id, origin: origin)
  }

  /// A point in time, or nil.
  mutating func timestamp(_ value: JSONToken) throws(JSONError) -> Timestamp? {
    guard case .string(let string) = value else {
      try refuse(value, expected: "a time")
      return nil
    }
    guard let timestamp = Timestamp(parsingISO8601: text.span.extracting(string.range.bounds)) else {
      report("expected a time like 2026-01-31T12:00:00Z", at: origin)
      return nil
    }
    return timestamp
  }

  /// One of the raw values of `Choice`, or nil.
  mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ value: JSONToken, of _: Choice.Type
  ) throws(JSONError) -> Choice? {
    guard case .string(let string) = value else {
      try refuse(value, expected: "a string")
      return nil
    }
    if let choice = Choice(rawValue: string.string(in: text.span)) { return choice }
    let known = Choice.allCases.map(\.rawValue)
    let suggestion = Suggestion.closest(to: string, in: text.span, among: known).map { "did you mean \"\($0)\"?" }
    report(
      "expected one of \(known.map { "\"\($0)\"" }.joined(separator: ", "))", suggestion: suggestion, at: origin)
    return nil
  }

  /// Reports that a value is of another kind than `expected`, and skips it.
  mutating func refuse(_ value: JSONToken, expected: String) throws(JSONError) {
    report("expected \(expected), found \(value.kind)", at: origin)
    try skip(value)
  }
}

extension JSONToken {
  /// The kind of the value that the token begins, for a problem's text.
  fileprivate var kind: String {
    switch self {
    case .beginObject: "an object"
    case .beginArray: "an array"
    case .string, .name: "a string"
    case .number: "a number"
    case .bool: "a boolean"
    case .null: "null"
    // The rest does not occur in the dialect of fixtures.
    case .endObject, .endArray, .endOfText, .beginConstructor, .endConstructor, .notFinite, .undefined: "nothing"
    }
  }
}
