/// The ids that paths carry, by the vendor's names for them: UUIDs, but for those of folders, items and restore points.
enum PathParameter: String, Sendable {
  case organizationId
  case restoreSessionId
  case mailboxId
  case eventId
  case folderId
  case itemId
  case restorePointId
  /// One of a call that is not emulated.
  case unnamed = "id"

  /// The name in braces, as templates have it.
  var placeholder: String { "{\(rawValue)}" }
}
