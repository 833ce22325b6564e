extension RestoreAPI {
  /// Which Content-Types bodies may have (behaviour.md, section 1).
  package enum MediaTypes: String, CaseIterable, Sendable {
    /// Also none, a form's and the like, which real clients send with JSON; with a warning.
    case lenient
    /// Those that the framework's JSON formatter has.
    case framework
  }
}
