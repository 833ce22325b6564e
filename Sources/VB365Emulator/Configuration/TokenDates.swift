/// How an answer with a token writes the times of its issue and its end, on which servers differ.
public enum TokenDates: String, Sendable, CaseIterable {
  /// ISO 8601, as the vendor's OpenAPI document has it.
  case iso8601
  /// As in HTTP's own headers, as older servers do.
  case rfc1123
}
