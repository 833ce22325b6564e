/// What a segment of a path may be: a word in any case, or an id.
enum PathPattern: Hashable, Sendable {
  case literal(String)
  case parameter(PathParameter)

  static let organizationId = PathPattern.parameter(.organizationId)
  static let restoreSessionId = PathPattern.parameter(.restoreSessionId)
  static let mailboxId = PathPattern.parameter(.mailboxId)
  static let eventId = PathPattern.parameter(.eventId)
  static let folderId = PathPattern.parameter(.folderId)
  static let itemId = PathPattern.parameter(.itemId)
  static let restorePointId = PathPattern.parameter(.restorePointId)
}

extension PathPattern: ExpressibleByStringLiteral {
  init(stringLiteral word: String) { self = .literal(word) }
}
