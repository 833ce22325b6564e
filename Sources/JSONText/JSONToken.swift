/// One step of a JSON text. Strings and numbers are offsets into the text; nothing is copied.
package enum JSONToken: Equatable, Sendable {
  /// `{`
  case beginObject
  /// `}`
  case endObject
  /// `[`
  case beginArray
  /// `]`
  case endArray
  /// A member's name; its colon is read with it.
  case name(JSONString)
  /// A string value.
  case string(JSONString)
  /// A number value.
  case number(JSONNumber)
  /// `true` or `false`.
  case bool(Bool)
  /// `null`
  case null
  /// The text is over; every further call says so again.
  case endOfText
}
