/// Which `Content-Type`s the bodies of requests may have.
public enum MediaTypes: String, Sendable, CaseIterable {
  /// JSON's, and with a warning those that real clients send with JSON: none, a form's, `*/*+json`.
  case lenient
  /// JSON's only: others are refused with 415, as the server's framework refuses them.
  case framework
}
