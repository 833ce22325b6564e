import Backup
import Foundation
import Testing
import TestSupport

@testable import VB365Emulator

@Suite("Fixtures as Swift values", .timeLimit(.minutes(5)))
struct FixturesTests {
  /// Every member that there is.
  private static let complete: Fixtures = {
    let mailbox = Fixtures.Mailbox(
      name: "Eva Martin", email: "emartin@abc.onmicrosoft.com", isArchive: true, isPublic: true,
      folders: [Fixtures.Folder(role: .drafts, hold: .inPlace, items: .init(unchanged: 1, changed: 2, missing: 3))],
      outcomes: [
        .init(status: 503, message: "Busy.", retryAfter: .date(inSeconds: 3), close: .head, noCloseNotify: true),
        .init(delayMilliseconds: .between(from: 1, to: 2), trickle: .init(bytes: 1, everyMilliseconds: 5), truncate: 9),
        .init(delayMilliseconds: .around(median: 5, sigma: 0.5), contentLength: 0), .init(stall: true),
      ])
    let organization = Fixtures.Organization(
      type: .hybrid, isBackedup: true, firstBackuptime: "2025-01-01", lastBackuptime: "2026-01-01", mailboxes: [mailbox]
    )
    return Fixtures(
      restUsers: [.init(userName: "operator", password: "secret", grants: [.jwtBearer], clientId: "client")],
      tokens: [
        .init(token: "old", userName: "operator", expires: "2020-01-01"), .init(token: "live", userName: "operator"),
      ],
      organizations: [organization],
      restoreSessions: [
        .init(
          organizationId: organization.id, type: .vex, state: .stopped, creationTime: "2026-01-01",
          endTime: "2026-01-02", name: "name", initiatedBy: "operator", details: "details", clientHost: "host",
          scopeName: "scope", reason: "reason", result: .warning, mailboxIds: [mailbox.id])
      ],
      exchangeAccounts: [.init(userName: "emartin", password: "pass")], deviceCodes: ["ABC"],
      resources: [
        .init(path: "Jobs", items: [#"{"id": "nightly"}"#]), .init(path: "License", document: #"{"status": "Valid"}"#),
      ])
  }()

  @Test("can say whatever a file can, by the names of the file")
  func sameMembers() throws {
    let document = try object(Data(Self.complete.json.utf8))
    let schema = try object(Data(contentsOf: Self.schema))
    let definitions = try #require(schema["$defs"] as? [String: Any])
    #expect(Set(document.keys) == (try members(of: schema)).subtracting(["$schema"]))
    let organization = try first("organizations", in: document)
    let mailbox = try first("mailboxes", in: organization)
    let folder = try first("folders", in: mailbox)
    let outcomes = try #require(mailbox["outcome"] as? [[String: Any]])
    let objects = [
      "restUser": try first("restUsers", in: document), "token": try first("tokens", in: document),
      "organization": organization, "mailbox": mailbox, "folder": folder,
      "items": try #require(folder["items"] as? [String: Any]),
      "outcome": merged(outcomes), "trickle": try #require(merged(outcomes)["trickle"] as? [String: Any]),
      "retryDate": try #require(merged(outcomes)["retryAfter"] as? [String: Any]),
      "delay": merged(outcomes.compactMap { $0["delayMilliseconds"] as? [String: Any] }),
      "restoreSession": try first("restoreSessions", in: document),
      "exchangeAccount": try first("exchangeAccounts", in: document),
      "resource": merged(try #require(document["resources"] as? [[String: Any]])),
    ]
    for (name, definition) in definitions where name != "id" && name != "time" {
      #expect(Set(try #require(objects[name]).keys) == (try members(of: definition)), "\(name)")
    }
  }

  /// An object with the members of all of them: no single one may have all.
  private func merged(_ objects: [[String: Any]]) -> [String: Any] {
    objects.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
  }

  @Test("have the file's words for each choice")
  func sameChoices() throws {
    let schema = try String(contentsOf: Self.schema, encoding: .utf8)
    let lists = try schema.matches(of: Regex(#""enum": \[([^\]]*)\]"#)).map { match in
      let words = try #require(match.output[1].substring)
      return Set(words.split(separator: "\"").filter { $0.contains(where: \.isLetter) }.map(String.init))
    }
    let choices: [Set<String>] = [
      Set(Fixtures.Grant.allCases.map(\.rawValue)), Set(Fixtures.OrganizationType.allCases.map(\.rawValue)),
      Set(Fixtures.FolderRole.allCases.map(\.rawValue)), Set(Fixtures.Hold.allCases.map(\.rawValue)),
      Set(Fixtures.RestoreSessionType.allCases.map(\.rawValue)),
      Set(Fixtures.RestoreSessionState.allCases.map(\.rawValue)),
      Set(Fixtures.RestoreSessionResult.allCases.map(\.rawValue)), Set(Effect.Close.allCases.map(\.rawValue)),
    ]
    #expect(Set(lists) == Set(choices))
  }

  @Test("take the way of a file, so that a file with the same text is the same world")
  func sameWorld() throws {
    let world = try FixtureSource.values(Self.complete).world()
    #expect(world.mailboxes.map(\.name) == ["Eva Martin"])
    #expect(world.restoreSessions.map(\.name) == ["name"])
    #expect(world.resources.list(ResourcePath(.jobs)).items.map(\.id) == ["nightly"])
    #expect(world.resources.document(.license)?.text("status") == "Valid")
    #expect(try FixtureSource.json(Self.complete.json).world().mailboxes.map(\.id) == world.mailboxes.map(\.id))
  }

  @Test("that are wrong are told with the file's words")
  func sameProblems() throws {
    var fixtures = Self.complete
    fixtures.organizations[0].mailboxes[0].folders[0].items.failing = -1
    fixtures.restoreSessions[0].organizationId = Fixtures.newID()
    fixtures.restUsers[0].grants = []
    let ofValues = #expect(throws: EmulatorError.self) { try FixtureSource.values(fixtures).world() }
    #expect(ofValues?.code == .brokenFixtures)
    let pointers = ["/restUsers/0/grants", "/organizations/0/mailboxes/0/folders/0/items/failing", "/organizationId"]
    #expect(ofValues?.problems.count == pointers.count)
    for (problem, pointer) in zip(ofValues?.problems ?? [], pointers) { #expect(problem.contains("\(pointer): ")) }
    let ofText = #expect(throws: EmulatorError.self) { try FixtureSource.json(fixtures.json).world() }
    #expect(ofText == ofValues)
  }

  @Test("need no more than a test is about: with one mailbox there are a user, a token and a session")
  func defaults() throws {
    let mailbox = Fixtures.Mailbox(folders: [.init(items: .init(unchanged: 4, changed: 3, missing: 2, failing: 1))])
    let fixtures = Fixtures(mailboxes: [mailbox])
    var configuration = EmulatorConfiguration.inProcess
    configuration.fixtures = .values(fixtures)
    let emulator = try DirectEmulator(configuration)
    let path = "/v6/RestoreSessions/\(fixtures.restoreSessions[0].id)/organization/mailboxes/\(mailbox.id)/restore"
    let code = #"{"userName": "a", "userPassword": "b"}"#
    let expected = """
      {"createdItemsCount":2,"mergedItemsCount":3,"failedItemsCount":1,"skippedItemsCount":4,\
      "warnings":["failed to restore item (folder: Inbox; items: 1)"]}
      """
    #expect(emulator.respond(to: .post(path, json: code, token: "dev-token")).text == expected)
  }

  @Test("have ids that differ, and that a fixture file accepts")
  func ids() throws {
    let mailboxes = (0..<100).map { _ in Fixtures.Mailbox() }
    #expect(Set(mailboxes.map(\.id)).count == 100)
    #expect(try FixtureSource.values(Fixtures(mailboxes: mailboxes)).world().mailboxes.count == 100)
  }

  @Test("give way to others while the emulator runs, and broken ones do not")
  func reload() throws {
    let emulator = try DirectEmulator()
    let first = Fixtures(organizations: [.init(name: "first.example")])
    try emulator.reload(.values(first))
    #expect(emulator.respond(to: .get("/v6/Organizations", token: "dev-token")).text.contains("first.example"))
    let error = #expect(throws: EmulatorError.self) { try emulator.reload(.json("{")) }
    #expect(error?.problems.first?.hasPrefix("fixtures:1:2: ") == true)
    #expect(emulator.respond(to: .get("/v6/Organizations", token: "dev-token")).text.contains("first.example"))
    // The ones that were put in place last are those to read again.
    try emulator.reload()
    #expect(emulator.respond(to: .get("/v6/Organizations", token: "dev-token")).text.contains("first.example"))
  }

  @Test("that are read again change nothing where they are the same, and everything where a byte is not")
  func sameAgain() throws {
    let folder = try TemporaryFolder()
    let file = "\(folder.path)/a.json"
    try folder.write(Self.complete.json, to: "a.json")
    var configuration = EmulatorConfiguration.inProcess
    for source in [FixtureSource.builtIn, .values(Self.complete), .json(Self.complete.json), .files([file])] {
      configuration.fixtures = source
      let emulator = try DirectEmulator(configuration)
      let token = source == .builtIn ? "dev-token" : "live"
      func sessions() -> Int {
        emulator.respond(to: .get("/v6/RestoreSessions", token: token)).text.components(separatedBy: "creationTime")
          .count
      }
      let atFirst = sessions()
      #expect(emulator.respond(to: .post("/v6/Organization/Explore", json: "{}", token: token)).status == 200)
      #expect(sessions() == atFirst + 1)
      try emulator.reload()
      #expect(sessions() == atFirst + 1)
      // Put in place by hand they begin anew.
      try emulator.reload(source)
      #expect(sessions() == atFirst)
    }
    let emulator = try DirectEmulator(configuration)
    func explored() -> Bool {
      emulator.respond(to: .get("/v6/RestoreSessions", token: "live")).text.contains("vb365-emulator")
    }
    _ = emulator.respond(to: .post("/v6/Organization/Explore", json: "{}", token: "live"))
    // Broken, and mended again: as if nothing had been.
    try folder.write("{", to: "a.json")
    #expect(throws: EmulatorError.self) { try emulator.reload() }
    try folder.write(Self.complete.json, to: "a.json")
    try emulator.reload()
    #expect(explored())
    try folder.write(Self.complete.json + " ", to: "a.json")
    try emulator.reload()
    #expect(!explored())
  }

  private static let schema = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("fixtures/fixtures.schema.json")

  private func object(_ data: Data) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  private func first(_ name: String, in object: [String: Any]) throws -> [String: Any] {
    try #require((object[name] as? [[String: Any]])?.first)
  }

  private func members(of definition: Any) throws -> Set<String> {
    Set(try #require((definition as? [String: Any])?["properties"] as? [String: Any]).keys)
  }
}
