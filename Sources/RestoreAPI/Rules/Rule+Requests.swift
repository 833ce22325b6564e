import Verdict

// The rules that hold for a request whatever it asks for: behaviour.md, section 1, in the order of verdict.
extension Rule {
  /// The message is HTTP/1.1 within the limits.
  static let message = Rule("http.message", .assumed)

  /// There is memory for the request and its answer.
  static let memory = Rule("http.memory", .assumed)

  /// The path is one of the API's.
  static let path = Rule("route.path", .assumed)
  /// The path has that method.
  static let method = Rule("route.method", .framework)
  /// The method is spelled in capitals, as RFC 9110 has it; the framework takes it in any case.
  static let methodCase = Rule("route.method-case", .framework)

  /// The call is not one of those that are left out.
  static let emulated = Rule("route.emulated", .assumed)

  /// There is a bearer token.
  static let tokenPresent = Rule("token.present", .observed)
  /// `Authorization` has the form of a bearer token.
  static let tokenForm = Rule("token.form", .observed)
  /// The bearer token was issued here.
  static let tokenKnown = Rule("token.known", .observed)
  /// The bearer token has not expired.
  static let tokenAlive = Rule("token.alive", .observed)

  /// The body has a media type that carries JSON.
  static let mediaType = Rule("body.media-type", .framework)
  /// The body is one JSON object.
  static let json = Rule("body.json", .framework)
  /// There is a body that is not null: the framework hands null on, and what the vendor's code makes of it is not known.
  static let bodyPresent = Rule("body.present", .assumed)
  /// A body's member has its type.
  static let type = Rule("body.type", .framework)

  /// An id in the path is a UUID.
  static let pathID = Rule("path.id", .assumed)
  /// An id in the path is written as 8-4-4-4-12 digits; the framework reads the other forms of a UUID too.
  static let idForm = Rule("path.id-form", .framework)
  /// The organization exists.
  static let organizationKnown = Rule("organization.known", .assumed)
  /// The restore session exists, and has what the path leads to.
  static let sessionKnown = Rule("session.known", .assumed)
  /// The restore session has not been stopped.
  static let sessionWorking = Rule("session.working", .assumed)
  /// The mailbox of the path belongs to the restore session.
  static let mailboxKnown = Rule("mailbox.known", .assumed)

  /// The event of the path belongs to the restore session.
  static let eventKnown = Rule("event.known", .assumed)

  /// A query parameter has its type.
  static let queryType = Rule("query.type", .framework)
  /// A query parameter is within its range.
  static let queryRange = Rule("query.range", .assumed)
  /// A query parameter is one of the call's; others are ignored.
  static let queryParameter = Rule("query.parameter", .client)
  /// A member of the body is one of the call's; others are ignored.
  static let member = Rule("body.member", .client)
}
