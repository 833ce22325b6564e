extension RestoreAPI {
  /// The Content-Type of restore answers, which the vendor pages call "null" (behaviour.md, section 1).
  package enum RestoreContentType: String, CaseIterable, Sendable {
    /// `application/json; charset=utf-8`
    case json
    /// No Content-Type at all.
    case none
  }
}
