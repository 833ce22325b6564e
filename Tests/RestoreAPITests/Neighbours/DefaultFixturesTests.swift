import Backup
import Foundation
import Testing

/// The default fixtures, read once more by another JSON reader, and counted by another calculation.
struct DefaultFixtures: Sendable {
  struct Mailbox: Decodable, Sendable {
    struct Folder: Decodable, Sendable {
      let role: String?
      let hold: String?
      let items: [String: Int]?
    }
    struct Outcome: Decodable, Sendable { let message: String? }
    let id: String
    let folders: [Folder]
    let outcome: Outcome?
  }
  private struct File: Decodable {
    struct Organization: Decodable {
      let id: String
      let mailboxes: [Mailbox]
    }
    struct Session: Decodable {
      let id: String
      let organizationId: String
      let type: String
      let state: String
      let mailboxIds: [String]?
    }
    let organizations: [Organization]
    let restoreSessions: [Session]
  }

  /// Every mailbox with each session that shows it.
  let mailboxes: [(session: String, mailbox: Mailbox)]

  static let all: DefaultFixtures? = {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../fixtures/default.json").standardizedFileURL
    guard let data = try? Data(contentsOf: url), let file = try? JSONDecoder().decode(File.self, from: data) else {
      return nil
    }
    let sessions = file.restoreSessions.filter { $0.type == "Vex" && $0.state == "Working" }
    return DefaultFixtures(
      mailboxes: sessions.flatMap { session in
        file.organizations.filter { $0.id == session.organizationId }.flatMap(\.mailboxes)
          .filter { session.mailboxIds?.contains($0.id) ?? true }.map { (session.id, $0) }
      })
  }()
}

extension DefaultFixtures.Mailbox {
  /// Created, merged, failed and skipped with the flags that are set.
  func counters(_ flags: Set<String>) -> [Int] {
    var counters = [0, 0, 0, 0]
    for folder in folders {
      if folder.role == "drafts", flags.contains("excludeDrafts") { continue }
      if folder.role == "deletedItems", flags.contains("excludeDeletedItems") { continue }
      if folder.hold == "inPlace", flags.contains("excludeInPlaceHoldItems") { continue }
      if folder.hold == "litigation", flags.contains("excludeLitigationHoldItems") { continue }
      for (state, count) in folder.items ?? [:] {
        switch state {
        case "missing": counters[flags.contains("deletedItems") ? 0 : 3] += count
        case "changed": counters[flags.contains("changedItems") ? 1 : 3] += count
        case "failing": counters[2] += count
        default: counters[3] += count
        }
      }
    }
    return counters
  }

  /// Everything restored.
  var single: [Int] { counters(["changedItems", "deletedItems"]) }
}

@Suite("The default fixtures, counted another way", .timeLimit(.minutes(5)))
struct DefaultFixturesTests {
  private static let flags = [
    "changedItems", "deletedItems", "excludeDrafts", "excludeDeletedItems", "excludeInPlaceHoldItems",
    "excludeLitigationHoldItems",
  ]
  private static let credentials = #""userCode":"C6A9DB737""#

  private let served: TestAPI
  private let fixtures: DefaultFixtures

  init() throws {
    served = try TestAPI(World.default)
    fixtures = try #require(DefaultFixtures.all)
    #expect(fixtures.mailboxes.count >= 9)
  }

  private func send(_ request: TestRequest) throws -> TestAnswer {
    try served.send(request.with { $0.authorization = "Bearer dev-token" })
  }

  /// The four counters of a restore that must succeed.
  private func counters(_ request: TestRequest) throws -> [Int] {
    let answer = try send(request)
    #expect(answer.status == 200, "\(answer.body)")
    return Self.counters(answer.json)
  }

  private static func counters(_ json: Any?) -> [Int] {
    let object = json as? [String: Any] ?? [:]
    return ["created", "merged", "failed", "skipped"].map { object["\($0)ItemsCount"] as? Int ?? -1 }
  }

  @Test("bulk and restoreTo follow every combination of the six flags that count", arguments: 0..<64)
  func combinations(bits: Int) throws {
    let flags = Self.flags.indices.filter { bits >> $0 & 1 == 1 }.map { Self.flags[$0] }
    let members = Self.credentials + flags.map { #","\#($0)":true"# }.joined()
    for (session, mailbox) in fixtures.mailboxes {
      let expected = mailbox.counters(Set(flags))
      let bulk = try send(.bulk("{\(members),\(Bodies.mailboxes(mailbox.id))}", session: session))
      let details = (bulk.json as? [String: Any])?["details"] as? [[String: Any]]
      let isRefused = mailbox.outcome?.message != nil
      #expect(Self.counters(details?.first?["details"]) == (isRefused ? [0, 0, 0, 0] : expected))
      let to = Neighbour.restoreTo.request("{\(members)}", mailbox: mailbox.id, session: session)
      if isRefused {
        #expect(try send(to).status == 500)
      } else {
        #expect(try counters(to) == expected)
      }
    }
  }

  @Test("folders one by one sum to the single restore, for every mailbox")
  func folders() throws {
    for (session, mailbox) in fixtures.mailboxes where mailbox.outcome?.message == nil {
      var sum = [0, 0, 0, 0]
      let path = Catalogue.mailbox(mailbox.id, session)
      for folder in try served.walk("\(path)/folders?limit=2", token: "dev-token") {
        let one = try counters(TestRequest("POST", "\(path)/folders/\(folder)/restore", body: "{\(Self.credentials)}"))
        sum = zip(sum, one).map(+)
      }
      #expect(sum == mailbox.single)
      #expect(try counters(.single("{\(Self.credentials)}", mailbox: mailbox.id, session: session)) == sum)
    }
  }

  @Test("items one by one, and all at once, sum to the single restore, for every mailbox but the largest")
  func items() throws {
    for (session, mailbox) in fixtures.mailboxes
    where mailbox.outcome?.message == nil && mailbox.single.reduce(0, +) < 1000 {
      let path = Catalogue.mailbox(mailbox.id, session)
      let ids = try served.walk("\(path)/items?limit=50", token: "dev-token")
      #expect(ids.count == mailbox.single.reduce(0, +))
      var sum = [0, 0, 0, 0]
      for id in ids {
        let one = try counters(TestRequest("POST", "\(path)/items/\(id)/restore", body: "{\(Self.credentials)}"))
        #expect(one.reduce(0, +) == 1)
        sum = zip(sum, one).map(+)
      }
      #expect(sum == mailbox.single)
      #expect(try counters(.items(ids, "{\(Self.credentials)}", path: path)) == sum)
    }
  }

  @Test("answer to every row of README's cast what the row says")
  func cast() throws {
    let readme = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../fixtures/README.md").standardizedFileURL
    let rows = try String(contentsOf: readme, encoding: .utf8).split(separator: "\n").filter { $0.hasPrefix("|") }
      .map { $0.split(separator: "|").map { $0.filter { $0 != "`" }.trimmingCharacters(in: .whitespaces) } }
    for (session, mailbox) in fixtures.mailboxes {
      let row = try #require(rows.first { $0.first == mailbox.id })
      let single = try send(.single("{\(Self.credentials)}", mailbox: mailbox.id, session: session))
      let bulk = try send(.bulk("{\(Self.credentials),\(Bodies.mailboxes(mailbox.id))}", session: session))
      let details = (bulk.json as? [String: Any])?["details"] as? [[String: Any]]
      let detail = try #require(details?.first)
      if single.status == 200 {
        #expect(row[2] == Self.counters(single.json).map(String.init).joined(separator: ", "))
        #expect(row[3] == Self.counters(detail["details"]).map(String.init).joined(separator: ", "))
      } else {
        #expect(row[2] == "\(single.status)")
        #expect(row[3] == detail["status"] as? String)
        let message = try #require(single.message)
        #expect(row[4].contains(message))
        #expect(detail["error"] as? String == message)
      }
    }
  }

  @Test("the largest mailbox's items, restored page by page, are each there once and sum to the single restore")
  func largest() throws {
    let (session, mailbox) = try #require(
      fixtures.mailboxes.max { $0.mailbox.single.reduce(0, +) < $1.mailbox.single.reduce(0, +) })
    #expect(mailbox.single == [22_222, 33_333, 11_111, 44_444])
    let path = Catalogue.mailbox(mailbox.id, session)
    var sum = [0, 0, 0, 0]
    var ids: Set<String> = []
    var next: String? = "\(path)/items?limit=10000"
    while let page = next {
      let answer = try served.get(page, token: "dev-token")
      ids.formUnion(answer.ids)
      sum = zip(sum, try counters(.items(answer.ids, "{\(Self.credentials)}", path: path))).map(+)
      next = answer.link("next")
    }
    #expect(sum == mailbox.single)
    #expect(ids.count == 111_110)
  }
}
