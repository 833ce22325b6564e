import Backup
import Emulation
import Synchronization
import Testing
import TestSupport

@Suite("A reload", .timeLimit(.minutes(5)))
struct ReloadTests {
  private static let mailboxes = (0..<2000).map {
    "00000000-0000-4000-8000-\(String(1_000_000_000_000 + $0).dropFirst())"
  }

  private final class Counter: Sendable {
    let count = Atomic(0)
  }

  /// A world in which nothing but the token is another one than in others.
  private func world(token: String) throws -> World {
    let json = SmallWorld.json(token: token, mailboxes: Self.mailboxes.map { SmallWorld.mailbox($0) })
    return try World(fixtures: [FixtureDocument(name: "world.json", bytes: Array(json.utf8))])
  }

  private func request(_ method: String, _ path: String, token: String, body: String = "") -> String {
    "\(method) /v6/RestoreSessions/\(Requests.session)/\(path) HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer \(token)\r\n"
      + "Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
  }

  /// Restores of the old world go on while it is replaced, and the new one must not have heard of them.
  @Test("begins a world that requests of the one before do not change")
  func requestsInFlight() async throws {
    let (old, new) = (try world(token: "old"), try world(token: "new"))
    let list = Self.mailboxes.map { #"{"id":"\#($0)"}"# }.joined(separator: ",")
    let body = #"{"mailboxes":[\#(list)],"office365UserName":"a@a.example","office365UserPassword":"b"}"#
    let restore = request("POST", "organization/mailboxes/restore", token: "old", body: body)
    let served = try InProcess(world: old)
    for _ in 0..<30 {
      served.emulator.replace(world: old, at: InProcess.start)
      let answered = Counter()
      #expect(try served.send(restore).status == 200)
      try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<2 {
          group.addTask {
            var status = 200
            while status == 200 {
              status = try served.send(restore).status
              answered.count.add(1, ordering: .relaxed)
              await Task.yield()
            }
            return status
          }
        }
        while answered.count.load(ordering: .relaxed) == 0 { await Task.yield() }
        served.emulator.replace(world: new, at: InProcess.start)
        for try await status in group { #expect(status == 401) }
      }
      let events = try served.send(request("GET", "Events", token: "new"))
      #expect(events.status == 200)
      #expect(!events.body.contains("Restore\","), "\(events.body.prefix(300))")
    }
  }

  @Test("keeps the new world when a reset comes at the same time")
  func resetAtOnce() async throws {
    let (old, new) = (try world(token: "old"), try world(token: "new"))
    let served = try InProcess(world: old)
    for _ in 0..<100 {
      served.emulator.replace(world: old, at: InProcess.start)
      async let reset = served.send("POST /_emulator/reset HTTP/1.1\r\nHost: localhost\r\n\r\n").status
      served.emulator.replace(world: new, at: InProcess.start)
      #expect(try await reset == 204)
      #expect(try served.send(request("GET", "Events", token: "new")).status == 200)
    }
  }

  @Test("keeps no fixtures of before for a worker that has had another request")
  func freed() throws {
    weak var before: World?
    let served: InProcess
    do {
      let world = try world(token: "old")
      before = world
      served = try InProcess(world: world)
    }
    var answering = Answering()
    #expect(try served.send(request("GET", "Events", token: "old"), using: &answering).status == 200)
    #expect(before != nil)
    served.emulator.replace(world: try world(token: "new"), at: InProcess.start)
    #expect(try served.send(request("GET", "Events", token: "new"), using: &answering).status == 200)
    #expect(before == nil)
  }

  @Test("says what is forgotten")
  func forgotten() throws {
    let served = try InProcess()
    #expect("\(served.emulator.replace(world: .default, at: InProcess.start))" == "nothing was forgotten")
    func post(_ path: String, _ body: String) throws -> Exchange {
      try served.send(
        "POST /v6/\(path) HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer dev-token\r\nContent-Type: application/json\r\n"
          + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
    }
    // Asked for, and not changed.
    #expect(
      try served.send(Requests.get("/v6/RestoreSessions", fields: "Authorization: Bearer dev-token\r\n")).status == 200)
    for _ in 0..<3 { #expect(try post("Organization/Explore", "{}").status == 200) }
    for _ in 0..<2 { #expect(try post("DeviceCode", #"{"targetRegion":"Worldwide"}"#).status == 200) }
    #expect(try served.send(Requests.restore()).status == 200)
    #expect(try post("RestoreSessions/24213439-ace9-4d18-90ed-147afa1e61ca/Stop", "").status == 200)
    let login = try post("token", #"{"grant_type":"password","username":"administrator","password":"emulator"}"#)
    let refresh = try #require(login.body.split(separator: #""refresh_token":""#).last?.split(separator: #"""#).first)
    #expect(try post("token", #"{"grant_type":"refresh_token","refresh_token":"\#(refresh)"}"#).status == 200)
    #expect(
      "\(served.emulator.replace(world: .default, at: InProcess.start))"
        == "3 sessions that clients started, 2 used sessions of the fixtures, 2 device codes, 1 spent refresh token "
        + "were forgotten")
    #expect("\(served.emulator.replace(world: .default, at: InProcess.start))" == "nothing was forgotten")
  }

  @Test("is seen by the next request of a worker that remembers what was before")
  func remembered() throws {
    let served = try InProcess(world: try world(token: "old"))
    var answering = Answering()
    #expect(try served.send(request("GET", "Events", token: "old"), using: &answering).status == 200)
    served.emulator.replace(world: try world(token: "new"), at: InProcess.start)
    #expect(try served.send(request("GET", "Events", token: "old"), using: &answering).status == 401)
    #expect(try served.send(request("GET", "Events", token: "new"), using: &answering).status == 200)
    // Memory of one emulator's worker is no other's.
    let other = try InProcess(world: try world(token: "other"))
    #expect(try other.send(request("GET", "Events", token: "new"), using: &answering).status == 401)
  }
}
