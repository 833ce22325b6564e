import Backup
import Testing

@Suite("What failed of a restore", .timeLimit(.minutes(5)))
struct FailureTests {
  private struct Told: Equatable {
    var folders: Int?
    var exceptions: [String]?
    var warnings: [String]?

    init(_ answer: TestAnswer) {
      let object = answer.json as? [String: Any]
      folders = object?["failedFoldersCount"] as? Int
      exceptions = object?["exceptions"] as? [String]
      warnings = object?["warnings"] as? [String]
    }
  }

  /// A world whose mailbox `plain` has these folders.
  private static func world(_ folders: [(name: String, unchanged: Int, failing: Int)]) throws -> World {
    let text = folders.map { folder in
      """
      { "name": "\(folder.name)", "items": { "unchanged": \(folder.unchanged), "failing": \(folder.failing) } }
      """
    }
    return try World(
      fixtures: [
        FixtureDocument(
          name: "failing.json",
          bytes: Array(
            """
            { "restUsers": [ { "userName": "a", "password": "b" } ],
              "tokens": [ { "token": "\(TestWorld.token)", "userName": "a" } ],
              "organizations": [
                { "id": "11111111-0000-4000-8000-000000000000", "name": "one.example", "type": "Office365",
                  "mailboxes": [ { "id": "\(TestWorld.plain)", "name": "Ann", "email": "ann@cloud.example",
                    "folders": [ \(text.joined(separator: ",")) ] } ] } ],
              "restoreSessions": [
                { "id": "\(TestWorld.session)", "organizationId": "11111111-0000-4000-8000-000000000000",
                  "type": "Vex", "state": "Working", "creationTime": "2026-01-01T00:00:00Z" } ] }
            """.utf8))
      ])
  }

  @Test("is an exception of a folder that fails as a whole, a warning of one that fails in part")
  func folders() throws {
    let served = try TestAPI(Self.world([("Lost", 0, 3), ("Odd", 2, 1), ("Sound", 5, 0)]))
    let whole = try served.send(.single(#"{"userName":"a","userPassword":"b"}"#))
    #expect(
      whole.body == """
        {"createdItemsCount":0,"mergedItemsCount":0,"failedItemsCount":4,"skippedItemsCount":7,\
        "failedFoldersCount":1,"exceptions":["failed to restore item (folder: Lost; items: 3)"],\
        "warnings":["failed to restore item (folder: Odd; items: 1)"]}
        """)
    #expect(whole.basis == "assumed")
    func folder(_ index: UInt32) throws -> TestAnswer {
      let path = Catalogue.mailbox(TestWorld.plain)
      let id = Catalogue.folder(index, of: TestWorld.plain)
      return try served.send(TestRequest("POST", "\(path)/folders/\(id)/restore", body: Bodies.password))
    }
    let lost = Told(try folder(0))
    #expect(lost.folders == 1 && lost.exceptions?.count == 1 && lost.warnings == nil)
    let odd = Told(try folder(1))
    #expect(odd.folders == nil && odd.exceptions == nil && odd.warnings?.count == 1)
    let sound = try folder(2)
    #expect(sound.body.hasSuffix(#""skippedItemsCount":5}"#))
    #expect(sound.basis == "openapi")
  }

  @Test("is an exception of each item that fails, a hundred at the most")
  func items() throws {
    let served = try TestAPI(Self.world([("Odd", 1, 150)]))
    func items(_ numbers: ClosedRange<UInt32>) throws -> Told {
      let ids = numbers.map { Catalogue.item($0, in: 0, of: TestWorld.plain) }
      let answer = try served.send(.items(ids, Bodies.password, path: Catalogue.mailbox(TestWorld.plain)))
      #expect(answer.status == 200)
      return Told(answer)
    }
    let two = try items(0...1)
    #expect(two.exceptions?.count == 1 && two.folders == nil && two.warnings == nil)
    #expect(two.exceptions?.first?.hasPrefix("failed to restore item (item: ") == true)
    #expect(try items(1...99).exceptions?.count == 99)
    #expect(try items(1...150).exceptions?.count == 100)
  }

  @Test("is not told of folders that the flags exclude, nor of more than a hundred")
  func excluded() throws {
    let served = try TestAPI()
    func told(_ flags: String) throws -> Told {
      Told(
        try served.send(
          Neighbour.restoreTo.request("{\"userCode\":\"C6A9DB737\"\(flags)}", mailbox: TestWorld.everyState)))
    }
    #expect(try told("").warnings?.count == 7)
    #expect(try told(#","excludeDrafts":true"#).warnings?.count == 5)
    let many = try TestAPI(Self.world((0..<120).map { ("Lost \($0)", 0, 1) }))
    let answer = Told(try many.send(.single(Bodies.password)))
    #expect(answer.folders == 120)
    #expect(answer.exceptions?.count == 100)
  }
}
