/// What Json.NET reads and JSON (RFC 8259) has not: the kinds that a ``JSONReader`` notes while it reads.
package enum JSONLeniency: Int, CaseIterable, Sendable {
  /// `//` to the end of a line, and `/* */`
  case comment
  /// `'…'`, and `\'` in any string
  case singleQuotes
  /// `{name:1}`
  case unquotedName
  /// `[1,]`, `{"a":1,}`
  case trailingComma
  /// `[,1]`, and `{"a":,}` where that is read
  case missingValue
  /// White space between tokens that JSON does not have, or U+0000
  case whiteSpace
  /// A raw character below U+0020 in a string
  case controlCharacter
  /// Half of a surrogate pair, escaped: it becomes U+FFFD
  case loneSurrogate
  /// `010` (octal), `0x1E`, `.5`, `30.`, `-01`
  case numberForm
  /// `NaN`, `Infinity`, `-Infinity`
  case notFinite
  /// `undefined`
  case undefined
  /// `new Date(1)`
  case constructor
  /// Anything but white space behind the value: it is not read
  case textAfterValue
}

/// Where a text made use of each ``JSONLeniency`` first.
package struct JSONLeniencies: Sendable {
  /// A bit for each kind, by its number.
  private var kinds: UInt32 = 0
  /// By kind; means something where the kind's bit is set.
  private var offsets = InlineArray<16, UInt32>(repeating: 0)

  /// Whether the text was plain JSON.
  package var isEmpty: Bool { kinds == 0 }

  /// The offset of the first use of `kind`; nil where there was none.
  package subscript(kind: JSONLeniency) -> Int? {
    kinds >> UInt32(kind.rawValue) & 1 == 1 ? Int(offsets[kind.rawValue]) : nil
  }

  /// Notes that `kind` was used at `offset`, unless it was before.
  mutating func note(_ kind: JSONLeniency, at offset: Int) {
    guard self[kind] == nil else { return }
    kinds |= 1 << UInt32(kind.rawValue)
    offsets[kind.rawValue] = UInt32(clamping: offset)
  }
}
