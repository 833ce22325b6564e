import Testing

/// A request line, and what the route table makes of it.
struct RouteVector: CustomTestStringConvertible, Sendable {
  let method: String
  let path: String
  let status: Int
  var allow: String?

  var testDescription: String { "\(method) \(path.replacing(TestWorld.session, with: "{session}")) → \(status)" }

  init(_ method: String, _ path: String, _ status: Int, allow: String? = nil) {
    self.method = method
    self.path = path
    self.status = status
    self.allow = allow
  }
}

extension RouteVector {
  private static let base = "/v6/RestoreSessions/\(TestWorld.session)/organization/mailboxes"
  private static let mailbox = "\(base)/\(TestWorld.plain)"

  static let all: [RouteVector] = [
    // Found, in whatever spelling
    RouteVector("POST", "\(mailbox)/restore", 200),
    RouteVector("POST", "\(mailbox)/restore/", 200),
    RouteVector("POST", "\(mailbox)/RESTORE", 200),
    RouteVector("POST", "\(mailbox)/restore".lowercased(), 200),
    RouteVector("POST", "\(mailbox)/restore".uppercased(), 200),
    RouteVector("POST", "\(mailbox)/restore?", 200),
    RouteVector("POST", "\(mailbox)/restore/?offset=0&limit=30", 200),
    RouteVector(
      "POST", "/%76%36/RestoreSessions/\(TestWorld.session)/organization/mailboxes/\(TestWorld.plain)/restore", 200),
    RouteVector("POST", "\(mailbox.replacing("-", with: "%2D"))/restor%65", 200),
    RouteVector("POST", "https://elsewhere.example\(mailbox)/restore", 200),

    // Known paths, other methods
    RouteVector("GET", "\(mailbox)/restore", 405, allow: "POST"),
    RouteVector("HEAD", "\(mailbox)/restore", 405, allow: "POST"),
    RouteVector("PUT", "\(mailbox)/restore", 405, allow: "POST"),
    RouteVector("OPTIONS", "\(mailbox)/restore", 405, allow: "POST"),
    RouteVector("BREW", "\(mailbox)/restore/", 405, allow: "POST"),
    RouteVector("post", "\(mailbox)/restore", 405, allow: "POST"),
    RouteVector("GET", "\(base)/restore", 405, allow: "POST"),
    RouteVector("DELETE", "\(base)/Restore", 405, allow: "POST"),
    RouteVector("POST", base, 405, allow: "GET, HEAD"),
    RouteVector("DELETE", mailbox, 405, allow: "GET, HEAD"),
    RouteVector("GET", "\(base)/search", 405, allow: "POST"),
    RouteVector("GET", "\(mailbox)/search", 405, allow: "POST"),
    RouteVector("POST", "\(mailbox)/folders", 405, allow: "GET, HEAD"),
    RouteVector("POST", "\(mailbox)/items/x", 405, allow: "GET, HEAD"),
    RouteVector("GET", "\(mailbox)/items/restore", 405, allow: "POST"),
    RouteVector("GET", "\(mailbox)/restoreTo", 405, allow: "POST"),
    RouteVector("GET", "\(mailbox)/folders/x/restore", 405, allow: "POST"),
    RouteVector("GET", "\(mailbox)/items/x/restore", 405, allow: "POST"),
    // An encoded slash is part of an id.
    RouteVector("POST", "\(mailbox)%2Frestore", 405, allow: "GET, HEAD"),

    // Nowhere
    RouteVector("POST", "/", 404),
    RouteVector("POST", "/v6", 404),
    RouteVector("GET", "/v6/RestoreSessions/\(TestWorld.session)/organisation/mailboxes/restore", 404),
    RouteVector("POST", "/v7/RestoreSessions/\(TestWorld.session)/organization/mailboxes/restore", 404),
    RouteVector("POST", "/v8/RestoreSessions/\(TestWorld.session)/organization/mailboxes/restore", 404),
    RouteVector("BREW", "/v6/coffee", 404),
    RouteVector("POST", "\(mailbox)/restore//", 404),
    RouteVector("POST", "/\(mailbox)/restore", 404),
    RouteVector("POST", "\(base)//restore", 404),
    RouteVector("POST", "\(mailbox)/restores", 404),
    RouteVector("POST", "\(mailbox)/restor", 404),
    RouteVector("POST", "\(mailbox)/./restore", 404),
    RouteVector("POST", "\(mailbox)/restor%6", 404),
    RouteVector("POST", "\(mailbox)/restor%zz", 404),
    RouteVector("POST", "\(mailbox)/restore" + String(repeating: "/x", count: 40), 404),
    RouteVector("POST", String(repeating: "/", count: 4000), 404),

    // Ids that are no UUIDs
    RouteVector("POST", "\(base)/restore/restore", 400),
    RouteVector("POST", "\(base)/{\(TestWorld.plain)}/restore", 400),
    RouteVector("POST", "\(base)/\(TestWorld.plain.replacing("-", with: ""))/restore", 400),
    RouteVector("POST", "\(base)/%20\(TestWorld.plain)/restore", 400),
    RouteVector("POST", "/v6/RestoreSessions/1/organization/mailboxes/2/restore", 400),
  ]
}
