/// Which text a `JSONReader` accepts beyond RFC 8259. Both dialects read comments, trailing commas and a UTF-8
/// byte-order mark at the very start; both refuse nesting deeper than `JSONReader.deepestNesting`.
package enum JSONDialect: Sendable {
  /// Request bodies as the real server reads them (behaviour.md section 2): all that ``JSONLeniency`` lists.
  case jsonNET
  /// Fixture files (interface.md): JSON with comments and trailing commas, nothing else.
  case fixture

  /// Whether `'` may quote a string or a name, and be escaped (Json.NET does; behaviour.md section 2).
  var readsSingleQuotes: Bool { self == .jsonNET }

  /// Whether U+0000 to U+001F may stand in a string as they are. Json.NET takes all of them, so that Base64 text broken
  /// into lines can be read; RFC 8259 section 7 takes none.
  var readsControlCharacters: Bool { self == .jsonNET }

  /// Whether white space beyond RFC 8259 section 2, and U+0000, may stand between tokens (Json.NET asks
  /// `char.IsWhiteSpace`).
  var readsUnicodeSpace: Bool { self == .jsonNET }

  /// Whether names may stand without quotation marks, values may be `undefined`, missing, not finite or constructors,
  /// and numbers octal, hexadecimal or without a digit on one side of their point.
  var readsJavaScript: Bool { self == .jsonNET }

  /// Whether half of a surrogate pair may be escaped, and counts as U+FFFD.
  var readsLoneSurrogates: Bool { self == .jsonNET }

  /// Whether anything may follow the value.
  var readsTextAfterValue: Bool { self == .jsonNET }
}
