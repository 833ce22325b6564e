/// What a segment of a path may be: a word in any case, or an id.
package enum PathPattern: Hashable, Sendable {
  case literal(String)
  case parameter(PathParameter)

  /// The patterns of a row's path, which has no slash at its start, and its ids in braces.
  package static func template(_ path: String) -> [PathPattern] { path.split(separator: "/").map(PathPattern.init) }

  /// The ids of a template, each with its place.
  package static func parameters(of template: [PathPattern]) -> [(index: Int, parameter: PathParameter)] {
    template.enumerated().compactMap { index, pattern in
      if case .parameter(let parameter) = pattern { (index, parameter) } else { nil }
    }
  }

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
package enum PathParameter: String, Sendable {
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
