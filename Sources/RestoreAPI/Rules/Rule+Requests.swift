package import Verdict

// The rules that hold for a request whatever it asks for: behaviour.md, section 1, in the order of verdict.
extension Rule {
  static let message = Rule(
    "http.message", .assumed,
    "The message is a request of HTTP/1.1 within the limits of docs/http.md. The connection closes behind the answer.",
    example: "Content-Length: twelve")

  static let memory = Rule(
    "http.memory", .assumed,
    "There is memory for the request and its answer. --memory bounds what all requests together may take.",
    example: "Content-Length: 8388608")

  package static let certificateAccepted = Rule(
    "tls.certificate-accepted", .assumed,
    "The client refuses a certificate that it must not accept. What it sends all the same is answered as ever.",
    example: "curl --insecure https://expired.localhost:4443/v6/RestoreSessions", since: "0.2.0")

  static let path = Rule(
    "route.path", .assumed, "The path is one of the API's. Letters match in any case.",
    example: "GET /v6/RestoreSession")

  static let method = Rule(
    "route.method", .framework, "The method is one that the path has; the field Allow of the answer names them.",
    example: "GET …/mailboxes/{mailboxId}/restore")

  static let methodCase = Rule(
    "route.method-case", .framework,
    "The method is spelled in capitals, as RFC 9110 has it. The framework takes it in any case.",
    example: "get /v6/RestoreSessions")

  static let emulated = Rule(
    "route.emulated", .assumed,
    "The call is one of those that this emulator answers. The vendor's others, and these, are in LIMITS.md.",
    example: "GET /v6/HistorySettings")
}

// The rules of media types, ids and queries.
extension Rule {
  static let mediaType = Rule(
    "body.media-type", .framework,
    "A body has the Content-Type application/json, and a form for a token application/x-www-form-urlencoded. "
      + "Some other types are read all the same, with a warning.",
    example: "Content-Type: text/xml")

  static let pathID = Rule(
    "path.id", .assumed, "An id in the path is a UUID.", example: "POST …/mailboxes/jsmith/restore")

  static let idForm = Rule(
    "path.id-form", .framework,
    "An id in the path is written as 8-4-4-4-12 hexadecimal digits. The framework reads the other forms of a UUID, too.",
    example: "POST …/mailboxes/9e9b7199f547467ab5809d283a75eaad/restore")

  static let queryType = Rule(
    "query.type", .framework, "A query parameter has its type.", example: "GET …/mailboxes?limit=many")

  static let queryRange = Rule(
    "query.range", .assumed, "A query parameter is within its range: offset from 0, limit from 1.",
    example: "GET …/mailboxes?limit=0")

  static let queryParameter = Rule(
    "query.parameter", .client, "A query parameter is one of the call's. Others are ignored.",
    example: "GET …/mailboxes?pageSize=10")
}

// The rule of v5's Action calls.
extension Rule {
  static let actionWrapper = Rule(
    "action.wrapper", .assumed,
    "The body of an Action call of v5 has one member, which says what is to be done, and holds the body of that.",
    example: """
      POST /v5/RestoreSessions/{restoreSessionId}/Action

      {"stopp": null}
      """, since: "0.2.0")
}

// The rules of what the path names.
extension Rule {
  static let organizationKnown = Rule(
    "organization.known", .assumed, "The organization exists.",
    example: "GET /v6/Organizations/00000000-0000-4000-8000-000000000000")

  static let resourceKnown = Rule(
    "resource.known", .assumed, "What the path names is in resources of the fixtures: an item, or a document.",
    example: "GET /v6/Jobs/00000000-0000-4000-8000-000000000000", since: "0.2.0")

  static let sessionKnown = Rule(
    "session.known", .assumed,
    "The restore session exists, and has what the path leads to: mailboxes are those of a session of the type Vex.",
    example: "GET /v6/RestoreSessions/00000000-0000-4000-8000-000000000000")

  static let sessionWorking = Rule(
    "session.working", .assumed, "The restore session has not been stopped.",
    example: "GET /v6/RestoreSessions/{id of a stopped session}/organization/mailboxes")

  static let mailboxKnown = Rule(
    "mailbox.known", .assumed, "The mailbox of the path belongs to the restore session.",
    example: "POST …/mailboxes/00000000-0000-4000-8000-000000000000/restore")

  static let eventKnown = Rule(
    "event.known", .assumed, "The event of the path belongs to the restore session.",
    example: "GET /v6/RestoreSessions/{restoreSessionId}/Events/00000000-0000-4000-8000-000000000000")

  static let folderKnown = Rule(
    "folder.known", .assumed, "A folder named by its id belongs to the mailbox.",
    example: "GET …/mailboxes/{mailboxId}/folders/AAAA")

  static let itemKnown = Rule(
    "item.known", .assumed, "An item named by its id belongs to the mailbox.",
    example: "GET …/mailboxes/{mailboxId}/items/AAAA")
}
