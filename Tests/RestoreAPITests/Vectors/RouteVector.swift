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
    RouteVector("post", "\(mailbox)/restore", 200),
    RouteVector("pOsT", "\(mailbox)/restore", 200),
    RouteVector("get", mailbox, 200),
    RouteVector("POST", "\(base)/%7B\(TestWorld.plain)%7D/restore", 200),
    RouteVector("POST", "\(base)/(\(TestWorld.plain))/restore", 200),
    RouteVector("POST", "\(base)/\(TestWorld.plain.replacing("-", with: ""))/restore", 200),
    RouteVector("POST", "\(base)/%20\(TestWorld.plain)/restore", 200),

    // Known paths, other methods
    RouteVector("GET", "\(mailbox)/restore", 405, allow: "POST"),
    RouteVector("HEAD", "\(mailbox)/restore", 405, allow: "POST"),
    RouteVector("PUT", "\(mailbox)/restore", 405, allow: "POST"),
    RouteVector("OPTIONS", "\(mailbox)/restore", 405, allow: "POST"),
    RouteVector("BREW", "\(mailbox)/restore/", 405, allow: "POST"),
    RouteVector("HEAD", mailbox, 405, allow: "GET"),
    RouteVector("HEAD", "/v6/RestoreSessions", 405, allow: "GET"),
    RouteVector("HEAD", "/v6/Organizations/\(TestWorld.plain)", 405, allow: "GET, PUT, DELETE"),
    RouteVector("OPTIONS", "/v6/Organizations", 405, allow: "GET, POST"),
    RouteVector("PATCH", "/v6/Jobs", 405, allow: "GET"),
    RouteVector("GET", "/v6/token", 405, allow: "POST"),
    RouteVector("HEAD", "/swagger/docs/v6", 405, allow: "GET"),
    RouteVector("GET", "\(mailbox)/items/exportToPst", 405, allow: "POST"),
    // What the vendor has there, and the emulator has not
    RouteVector("POST", "\(mailbox)/items/exportToPst", 501),
    RouteVector("POST", "\(mailbox)/items/EXPORTTOPST/", 501),
    RouteVector("post", "\(mailbox)/items/x/exportToPst", 501),
    RouteVector("GET", "/v6/Jobs", 200),
    RouteVector("POST", "/v6/Organizations?x=1", 501),
    RouteVector("PUT", "/v6/Jobs/\(TestWorld.plain)", 501),
    RouteVector("DELETE", "/v6/Organizations/\(TestWorld.plain)", 501),
    RouteVector("GET", "\(base)/restore", 405, allow: "POST"),
    RouteVector("DELETE", "\(base)/Restore", 405, allow: "POST"),
    RouteVector("POST", base, 405, allow: "GET"),
    RouteVector("DELETE", mailbox, 405, allow: "GET"),
    RouteVector("GET", "\(base)/search", 405, allow: "POST"),
    RouteVector("GET", "\(mailbox)/search", 405, allow: "POST"),
    RouteVector("POST", "\(mailbox)/folders", 405, allow: "GET"),
    RouteVector("POST", "\(mailbox)/items/x", 405, allow: "GET"),
    RouteVector("GET", "\(mailbox)/items/restore", 405, allow: "POST"),
    RouteVector("GET", "\(mailbox)/restoreTo", 405, allow: "POST"),
    RouteVector("GET", "\(mailbox)/folders/x/restore", 405, allow: "POST"),
    RouteVector("GET", "\(mailbox)/items/x/restore", 405, allow: "POST"),
    // An encoded slash is part of an id.
    RouteVector("POST", "\(mailbox)%2Frestore", 405, allow: "GET"),

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
    RouteVector("POST", "\(base)/%7B\(TestWorld.plain))/restore", 400),
    RouteVector("POST", "\(base)/\(TestWorld.plain.dropLast())/restore", 400),
    RouteVector("POST", "/v6/RestoreSessions/1/organization/mailboxes/2/restore", 400),
  ]
}
