/// What a segment of a path may be: a word in any case, or an id.
enum PathPattern: Hashable, Sendable {
  case literal(String)
  case parameter(PathParameter)

  /// The pattern of a segment of a row's path: a word, or the name of an id in braces.
  init(_ segment: Substring) {
    guard segment.first == "{", segment.last == "}" else {
      self = .literal(String(segment))
      return
    }
    self = .parameter(PathParameter(rawValue: String(segment.dropFirst().dropLast())) ?? .unnamed)
  }
}

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
