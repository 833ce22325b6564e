import Backup

/// The world that requests of these tests meet.
enum TestWorld {
  static let token = "a-valid-token"
  static let expiringToken = "expires-at-noon"
  /// 2026-06-01T00:00:00Z
  static let now = Timestamp(clampingSeconds: 1_780_272_000)
  /// 2026-06-01T12:00:00Z
  static let noon = Timestamp(clampingSeconds: 1_780_315_200)

  static let session = "11111111-0000-4000-8000-0000000000aa"
  static let listedSession = "11111111-0000-4000-8000-0000000000ab"
  static let stoppedSession = "11111111-0000-4000-8000-0000000000ac"
  static let driveSession = "11111111-0000-4000-8000-0000000000ad"
  static let hybridSession = "22222222-0000-4000-8000-0000000000aa"
  static let onPremisesSession = "33333333-0000-4000-8000-0000000000aa"

  /// The restore sessions, in order.
  static let sessions = [
    session, listedSession, stoppedSession, driveSession, hybridSession, onPremisesSession,
  ]

  static let plain = "11111111-0000-4000-8000-000000000001"
  static let everyState = "11111111-0000-4000-8000-000000000002"
  static let refused = "11111111-0000-4000-8000-000000000003"
  static let slow = "11111111-0000-4000-8000-000000000004"
  static let slowlyRefused = "11111111-0000-4000-8000-000000000005"
  static let archive = "11111111-0000-4000-8000-000000000006"
  static let hybrid = "22222222-0000-4000-8000-000000000001"
  static let onPremises = "33333333-0000-4000-8000-000000000001"
  static let nobody = "99999999-0000-4000-8000-000000000009"

  /// The refusal of ``refused``, with characters that JSON escapes.
  static let refusal = #"The store of "rita" is closed.\n"# + "\u{1}"

  /// `more` is put in front of the document's members.
  static func make(_ more: String = "") throws -> World {
    try World(fixtures: [FixtureDocument(name: "world.json", bytes: Array(json(more).utf8))])
  }

  /// A world with these sessions alone, each named by a hexadecimal digit.
  static func with(sessions: [(digit: String, creationTime: String)]) throws -> World {
    let text = sessions.map { session in
      """
      { "id": "\(id(ofSession: session.digit))", "organizationId": "11111111-0000-4000-8000-000000000000",
        "type": "Vex", "state": "Working", "creationTime": "\(session.creationTime)" }
      """
    }
    return try with(session: text.joined(separator: ","))
  }

  /// A world with one restore session, or several separated by commas.
  static func with(session: String) throws -> World {
    let json = """
      { "restUsers": [ { "userName": "administrator", "password": "emulator" } ],
        "tokens": [ { "token": "\(token)", "userName": "administrator" } ],
        "organizations": [
          { "id": "11111111-0000-4000-8000-000000000000", "name": "cloud.example", "type": "Office365",
            "mailboxes": [] } ],
        "restoreSessions": [ \(session) ] }
      """
    return try World(fixtures: [FixtureDocument(name: "world.json", bytes: Array(json.utf8))])
  }

  /// A world of one organization, whose mailboxes have these ids and one folder each: 1 item unchanged, 2 changed, and 4
  /// missing. ``session`` shows them all.
  static func with(mailboxes ids: [String]) throws -> World {
    let mailboxes = ids.map { id in
      """
      { "id": "\(id)", "name": "User", "email": "user@cloud.example",
        "folders": [ { "name": "Inbox", "items": { "unchanged": 1, "changed": 2, "missing": 4 } } ] }
      """
    }
    let json = """
      { "restUsers": [ { "userName": "administrator", "password": "emulator" } ],
        "tokens": [ { "token": "\(token)", "userName": "administrator" } ],
        "organizations": [
          { "id": "11111111-0000-4000-8000-000000000000", "name": "cloud.example", "type": "Office365",
            "mailboxes": [ \(mailboxes.joined(separator: ",")) ] } ],
        "restoreSessions": [ \(session(session, of: "1")) ] }
      """
    return try World(fixtures: [FixtureDocument(name: "world.json", bytes: Array(json.utf8))])
  }

  /// The id of such a session.
  static func id(ofSession digit: String) -> String { "55555555-0000-4000-8000-00000000000\(digit)" }

  private static func json(_ more: String) -> String {
    """
    { \(more)
      "restUsers": [
        { "userName": "administrator", "password": "emulator" },
        { "userName": "Jörg & Söhne+%", "password": "100% sauber=&+ß" },
        { "userName": "olga", "password": "x", "clientId": "olga.example",
          "grants": ["operator", "integration", "urn:ietf:params:oauth:grant-type:jwt-bearer"] },
        { "userName": "paul", "password": "once", "clientId": "paul.example", "grants": ["password"] } ],
      "tokens": [
        { "token": "\(token)", "userName": "administrator" },
        { "token": "\(expiringToken)", "userName": "administrator", "expires": "2026-06-01T12:00:00Z" } ],
      "deviceCodes": [ "C6A9DB737" ],
      "organizations": [
        { "id": "11111111-0000-4000-8000-000000000000", "name": "cloud.example", "type": "Office365", "mailboxes": [
          { "id": "\(plain)", "name": "Ann", "email": "ann@cloud.example",
            "folders": [ { "name": "Inbox", "items": { "unchanged": 1, "changed": 2, "missing": 4 } } ] },
          { "id": "\(everyState)", "name": "Eva", "email": "eva@cloud.example", "folders": [
            \(Folders.everyState.map(\.json).joined(separator: ","))
          ] },
          { "id": "\(refused)", "name": "Rita", "email": "rita@cloud.example",
            "folders": [ { "name": "Inbox", "items": { "unchanged": 9 } } ],
            "outcome": { "status": 503, "message": "The store of \\"rita\\" is closed.\\\\n\\u0001" } },
          { "id": "\(slow)", "name": "Simon", "email": "simon@cloud.example",
            "folders": [ { "name": "Inbox", "items": { "missing": 3 } } ], "outcome": { "delayMilliseconds": 700 } },
          { "id": "\(slowlyRefused)", "name": "Sam", "email": "sam@cloud.example", "folders": [],
            "outcome": { "message": "Too slow.", "delayMilliseconds": 1500 } },
          { "id": "\(archive)", "name": "In-Place Archive - Ann", "email": "ann@cloud.example", "isArchive": true,
            "folders": [ { "name": "Archive", "items": { "changed": 5, "failing": 6 } } ] } ] },
        { "id": "22222222-0000-4000-8000-000000000000", "name": "both.example", "type": "Hybrid", "mailboxes": [
          { "id": "\(hybrid)", "name": "Helen", "email": "helen@both.example", "folders": [] } ] },
        { "id": "33333333-0000-4000-8000-000000000000", "name": "ground.example", "type": "OnPremises", "mailboxes": [
          { "id": "\(onPremises)", "name": "Oscar", "email": "oscar@ground.example", "folders": [] } ] } ],
      "restoreSessions": [
        \(session(session, of: "1")),
        \(session(listedSession, of: "1", #""mailboxIds": ["\#(plain)"],"#)),
        \(session(stoppedSession, of: "1", #""endTime": "2026-01-02T00:00:00Z","#, state: "Stopped")),
        \(session(driveSession, of: "1", type: "Veod")),
        \(session(hybridSession, of: "2")),
        \(session(onPremisesSession, of: "3")) ]
    }
    """
  }

  private static func session(
    _ id: String, of digit: String, _ more: String = "", type: String = "Vex", state: String = "Working"
  ) -> String {
    let organization = "\(String(repeating: digit, count: 8))-0000-4000-8000-000000000000"
    return """
      { \(more) "id": "\(id)", "organizationId": "\(organization)", "type": "\(type)", "state": "\(state)",
        "creationTime": "2026-01-01T00:00:00Z" }
      """
  }
}
