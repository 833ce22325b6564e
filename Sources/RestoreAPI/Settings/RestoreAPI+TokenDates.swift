extension RestoreAPI {
  /// How an answer with a token writes the times of its issue and its end (behaviour.md, section 5).
  package enum TokenDates: String, CaseIterable, Sendable {
    /// As the OpenAPI document has it.
    case iso8601
    /// As older servers do (observed).
    case rfc1123
  }
}
