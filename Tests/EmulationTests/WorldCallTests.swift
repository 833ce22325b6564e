import Backup
import Emulation
import RestoreAPI
import Testing
import TestSupport

@Suite("The call for the world", .timeLimit(.minutes(5)))
struct WorldCallTests {
  private static let path = "/_emulator/world"
  private static let own = Requests.session(number: 0)
  private static let slow = "88888888-0000-4000-8000-000000000001"

  private func served() throws -> InProcess {
    let text = SmallWorld.json(mailboxes: [
      SmallWorld.mailbox(Requests.mailbox, items: #""unchanged": 1, "changed": 2, "missing": 4, "failing": 8"#)
    ])
    let world = try World(fixtures: [FixtureDocument(name: "test.json", bytes: Array(text.utf8))])
    return try InProcess(world: world) { $0.api.stateful = true }
  }

  private static func mailbox(_ id: String, _ items: String) -> String {
    #"{"id":"\#(id)","name":"A","email":"\#(id)@abc.onmicrosoft.com","items":{\#(items)}}"#
  }

  private static let organization =
    #"{"id":"\#(SmallWorld.organization)","name":"abc.onmicrosoft.com","type":"Office365""#

  /// A session of one mailbox, up to the end of its object.
  private static func session(
    _ id: String, _ origin: String, state: String = "Working", created: String, now: String = "2027-01-15T08:00:00Z"
  ) -> String {
    #"{"id":"\#(id)","origin":"\#(origin)","organizationId":"\#(SmallWorld.organization)","type":"Vex","#
      + #""state":"\#(state)","creationTime":"\#(created)","now":"\#(now)","mailboxCount":1"#
  }

  @Test("shows organizations, mailboxes and sessions, wherever these come from")
  func everything() throws {
    let served = try served()
    let explored = try served.send(Requests.json("POST", "/v6/Organization/Explore", "{}")).body
    let id = String(try #require(explored.firstMatch(of: /"id":"([^"]+)"/)?.1))
    _ = try served.send(Requests.put(session: Self.own, "{}"))
    _ = try served.send(
      Requests.json("POST", "/_emulator/clock?session=\(Self.own)", #"{"advanceSeconds": 60}"#))
    _ = try served.send(Requests.json("POST", Requests.path(ofSession: Requests.session, "/Stop")))
    let answer = try served.send(Requests.json("GET", Self.path))
    #expect(answer.status == 200)
    #expect(answer["Content-Type"] == "application/json")
    let mailbox = Self.mailbox(Requests.mailbox, #""unchanged":1,"changed":2,"missing":4,"failing":8"#)
    let start = "2027-01-15T08:00:00Z"
    #expect(
      answer.body == #"{"organizations":[\#(Self.organization),"mailboxes":[\#(mailbox)]}],"sessions":["#
        + Self.session(Requests.session, "fixtures", state: "Stopped", created: "2026-01-01T00:00:00Z") + "},"
        + Self.session(Self.own, "own", created: start, now: "2027-01-15T08:01:00Z") + "},"
        + Self.session(id, "explored", created: start) + "}]}")
  }

  @Test("shows the mailboxes of one session as its restores have left them, those that are over by its clock")
  func ofSession() throws {
    let served = try served()
    let own = SmallWorld.mailbox(
      Self.slow, items: #""missing": 3, "failing": 1"#, outcome: #""delayMilliseconds": 60000"#)
    _ = try served.send(Requests.put(session: Self.own, #"{"mailboxes":[\#(own)]}"#))
    _ = try served.send(Requests.restore())
    _ = try served.send(Requests.restore(in: Self.own, mailbox: Self.slow))
    func show(_ session: String) throws -> String {
      try served.send(Requests.json("GET", "\(Self.path)?session=\(session)")).body
    }
    func expected(_ session: String, _ mailbox: String) -> String {
      #"{"organizations":[\#(Self.organization)}],"sessions":[\#(session),"mailboxes":[\#(mailbox)]}]}"#
    }
    #expect(
      try show(Requests.session)
        == expected(
          Self.session(Requests.session, "fixtures", created: "2026-01-01T00:00:00Z"),
          Self.mailbox(Requests.mailbox, #""unchanged":7,"changed":0,"missing":0,"failing":8"#)))
    let start = "2027-01-15T08:00:00Z"
    #expect(
      try show(Self.own)
        == expected(
          Self.session(Self.own, "own", created: start),
          Self.mailbox(Self.slow, #""unchanged":0,"changed":0,"missing":3,"failing":1"#)))
    _ = try served.send(
      Requests.json("POST", "/_emulator/clock?session=\(Self.own)", #"{"advanceSeconds": 60}"#))
    #expect(
      try show(Self.own)
        == expected(
          Self.session(Self.own, "own", created: start, now: "2027-01-15T08:01:00Z"),
          Self.mailbox(Self.slow, #""unchanged":3,"changed":0,"missing":0,"failing":1"#)))
  }

  @Test("is refused for a session that there is not, and to those who may not call the control plane")
  func refused() throws {
    let served = try served()
    #expect(try served.send(Requests.json("GET", "\(Self.path)?session=\(Self.own)")).status == 404)
    #expect(try served.send(Requests.json("GET", "\(Self.path)?session=1")).status == 400)
    #expect(try served.send(Requests.json("GET", "\(Self.path)?sesion=\(Self.own)")).status == 400)
    #expect(try served.send(Requests.json("GET", Self.path), onLoopback: false).status == 403)
  }
}
