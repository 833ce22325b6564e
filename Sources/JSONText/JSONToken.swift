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
  /// `new Date(`: a constructor call, whose arguments follow as values
  case beginConstructor
  /// `)`
  case endConstructor
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
  /// `NaN`, `Infinity` or `-Infinity`.
  case notFinite(JSONNotFinite)
  /// `undefined`, or nothing at all before a comma.
  case undefined
  /// The text is over; every further call says so again.
  case endOfText
}

/// The numbers that have no digits.
package enum JSONNotFinite: Sendable {
  case nan
  case infinity
  case negativeInfinity

  /// How it is written.
  package var text: StaticString {
    switch self {
    case .nan: "NaN"
    case .infinity: "Infinity"
    case .negativeInfinity: "-Infinity"
    }
  }
}
