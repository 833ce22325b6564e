/// Which text a `JSONReader` accepts beyond RFC 8259. Both dialects read comments, trailing commas and a UTF-8
/// byte-order mark at the very start; both refuse nesting deeper than `JSONReader.deepestNesting`.
package enum JSONDialect: Sendable {
  /// Request bodies as the real server reads them (behaviour.md section 2): also single-quoted strings and names,
  /// raw control characters in strings, and every white space of .NET between tokens.
  case jsonNET
  /// Fixture files (interface.md): JSON with comments and trailing commas, nothing else.
  case fixture

  /// Whether `'` may quote a string or a name, and be escaped (Json.NET does; behaviour.md section 2).
  var readsSingleQuotes: Bool { self == .jsonNET }

  /// Whether U+0000 to U+001F may stand in a string as they are. Json.NET takes all of them, so that Base64 text broken
  /// into lines can be read; RFC 8259 section 7 takes none, and behaviour.md says nothing (assumed).
  var readsControlCharacters: Bool { self == .jsonNET }

  /// Whether white space beyond RFC 8259 section 2 may stand between tokens (Json.NET asks `char.IsWhiteSpace`;
  /// assumed for what is not ASCII, and for form feed and vertical tab).
  var readsUnicodeSpace: Bool { self == .jsonNET }
}
