/// The ids that paths carry, by the vendor's names for them.
enum PathParameter: String, Sendable {
  case restoreSessionId
  case mailboxId

  /// The name in braces, as templates have it.
  var placeholder: String { "{\(rawValue)}" }
}
