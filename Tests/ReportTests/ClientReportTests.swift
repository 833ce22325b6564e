import Backup
import Bytes
import Exchange
import JSONText
import Journal
import Report
import Testing

@Suite("The client report", .timeLimit(.minutes(5)))
struct ClientReportTests {
  private func names(_ run: Sent) -> [String] { run.findings.map(\.what) }

  @Test("knows clients by user, or else by address, and counts their connections")
  func clients() {
    let run = Sent()
    for port in 1...6 {
      run.send { entry, _ in
        entry.client = Peer(ipv4: 0x7F00_0001, port: UInt16(port))
        entry.user = port == 6 ? "b" : nil
      }
    }
    let clients = run.report.clients().clients
    #expect(clients.map(\.name) == ["127.0.0.1", "b"])
    #expect(clients.map(\.connections) == [5, 1])
    #expect(names(run).isEmpty)
  }

  @Test("tells of connections that are not kept, more than five of them")
  func connections() {
    let run = Sent()
    for port in 1...6 { run.send { entry, _ in entry.client = Peer(ipv4: 1, port: UInt16(port)) } }
    #expect(names(run) == ["connections-not-kept"])
    #expect(run.findings.first?.count == 6)
    #expect(run.findings.first?.example.map(\.number) == [1, 2, 3, 4, 5])
    for port in 1...6 { run.send(after: 1000) { entry, _ in entry.client = Peer(ipv4: 1, port: UInt16(port)) } }
    #expect(names(run).isEmpty)
  }

  @Test("tells of sessions that were opened and never stopped")
  func sessions() {
    let run = Sent()
    for number in 1...2 {
      run.send { entry, _ in
        (entry.operation, entry.session) = ("exploreOrganization", UUID(high: 0, low: UInt64(number)))
      }
    }
    run.send { entry, _ in (entry.operation, entry.session) = ("stopRestoreSession", UUID(high: 0, low: 1)) }
    // A stop that was refused is none.
    run.send { entry, _ in
      (entry.operation, entry.session, entry.status) = ("stopRestoreSession", UUID(high: 0, low: 2), 401)
    }
    #expect(names(run) == ["session-not-stopped"])
    #expect(run.findings.first?.example.map(\.number) == [2])
  }

  private func logIn(_ run: Sent, after milliseconds: Int64, grant: String = "password", lifetime: Int = 60) {
    run.send(after: milliseconds) { entry, parts in
      entry.operation = "createToken"
      parts.target = "POST /v6/token"
      parts.body = #"{"grant_type":"\#(grant)"}"#
      parts.answer = #"{"expires_in":\#(lifetime)}"#
    }
  }

  @Test("judges the real server's throttle in its shadow, by the journal's times")
  func throttle() {
    let run = Sent()
    for _ in 0..<5 { logIn(run, after: 1000) }
    #expect(names(run).isEmpty)
    logIn(run, after: 1000)
    logIn(run, after: 10)
    #expect(names(run) == ["too-many-tokens"])
    #expect(run.findings.first?.example.map(\.number) == [6, 7])
  }

  @Test("tells of a token for each request")
  func tokens() {
    let run = Sent()
    for number in 0..<3 {
      logIn(run, after: 60_000)
      run.send { _, parts in parts.fields = [("Authorization", "#token \(number)")] }
    }
    #expect(names(run) == ["token-for-each-request"])
    run.send { _, parts in parts.fields = [("authorization", "#token 2")] }
    #expect(names(run).isEmpty)
    #expect(run.report.clients().clients.first?.tokens.used == 3)
  }

  @Test("tells tokens that were renewed in time from those that were not")
  func refreshed() {
    let run = Sent()
    logIn(run, after: 0)
    logIn(run, after: 59_000, grant: "refresh_token")
    logIn(run, after: 61_000, grant: "refresh_token")
    #expect(names(run) == ["token-refreshed-late"])
    #expect(run.report.clients().clients.first?.tokens.refreshedBeforeEnd == 1)
    #expect(run.report.clients().clients.first?.tokens.refreshedAfterEnd == 1)
  }

  @Test(
    "tells of pages that were reckoned, and not of links that were followed",
    arguments: [
      ([("offset", "30"), ("limit", "30")], false), ([("limit", "30"), ("offset", "30")], true),
      ([("offset", "30")], true), ([("offset", "60"), ("limit", "30")], true), ([("offset", "0")], false), ([], false),
    ])
  func pages(query: [(String, String)], isReckoned: Bool) {
    let run = Sent()
    run.send { entry, _ in entry.operation = "listMailboxes" }
    run.send { entry, parts in (entry.operation, parts.query) = ("listMailboxes", query) }
    #expect(names(run) == (isReckoned ? ["pages-reckoned"] : []))
    // Of another list, it says nothing.
    let other = Sent()
    other.send { entry, _ in entry.operation = "listMailboxes" }
    other.send { entry, parts in
      (entry.operation, parts.query, parts.target) = ("listMailboxes", query, "GET /v6/other")
    }
    #expect(names(other).isEmpty)
  }

  @Test("tells of busy polling: ten of the same GET without a rest", arguments: [(9, 199), (10, 199), (10, 200)])
  func polling(times: Int, milliseconds: Int) {
    let run = Sent()
    for _ in 0..<times { run.send(after: Int64(milliseconds)) }
    #expect(names(run) == (times == 10 && milliseconds < 200 ? ["busy-polling"] : []))
    if let finding = run.findings.first { #expect(finding.soonestMilliseconds == 199) }
  }

  private func restore(
    _ run: Sent, after milliseconds: Int64, _ change: (inout JournalEntry, inout Sent.Parts) -> Void = { _, _ in }
  ) {
    run.send(after: milliseconds) { entry, parts in
      (entry.operation, entry.isRestore) = ("restoreMailbox", true)
      (entry.session, entry.mailbox) = (Sent.session, Sent.mailbox)
      parts.target = "POST /restore"
      parts.body = "{\"at\":\(run.now)}"
      entry.durationMicroseconds = 500_000
      change(&entry, &parts)
    }
  }

  @Test("tells of restores of one mailbox that overlap, also where a body names it")
  func overlapping() {
    let run = Sent()
    restore(run, after: 0)
    restore(run, after: 500)
    #expect(names(run).isEmpty)
    restore(run, after: 499)
    restore(run, after: 499) { entry, parts in
      entry.mailbox = nil
      parts.body = #"{"mailBoxes":[{"id":"\#(Sent.mailbox)"}]}"#
    }
    restore(run, after: 1) { entry, _ in entry.mailbox = .zero }
    #expect(names(run) == ["overlapping-restores"])
    #expect(run.findings.first?.example.map(\.number) == [3, 4])
  }

  @Test("tells of restores that were repeated though the first took place, and how soon")
  func repeated() {
    let run = Sent()
    restore(run, after: 0) { entry, parts in (entry.status, parts.body) = (503, "{}") }
    restore(run, after: 1000) { _, parts in parts.body = "{}" }
    #expect(names(run).isEmpty)
    restore(run, after: 800) { _, parts in parts.body = "{}" }
    #expect(names(run) == ["repeated-restores"])
    #expect(run.findings.first?.soonestMilliseconds == 300)
  }

  @Test("tells of a restore that overlaps by its session's clock, and of one that is repeated while the first goes on")
  func sessionsOfRestores() {
    let run = Sent()
    restore(run, after: 0) { _, parts in parts.body = "{}" }
    restore(run, after: 1000) { entry, parts in (entry.overlapsRestore, parts.body) = (true, "{}") }
    #expect(names(run) == ["overlapping-restores", "repeated-restores"])
    #expect(run.findings.last?.soonestMilliseconds == 0)
    #expect(run.findings.last?.advice.hasSuffix("the first one was still going on.") == true)
    restore(run, after: 1000) { _, parts in parts.body = "{}" }
    #expect(run.findings.last?.advice.hasSuffix("the first one took place.") == true)
  }

  @Test("takes no restore for a repeated one where the first restored nothing, or was stopped")
  func restoresWithoutEffect() {
    let run = Sent()
    let session = UUID(high: 3, low: 3)
    restore(run, after: 0) { entry, parts in (entry.restoresNothing, parts.body) = (true, "{}") }
    restore(run, after: 1000) { _, parts in
      (parts.body, parts.answer) = ("{}", #"{"sessionId":"\#(session)"}"#)
    }
    run.send(after: 1000) { entry, _ in (entry.operation, entry.session) = ("stopRestoreSession", session) }
    restore(run, after: 1000) { _, parts in parts.body = "{}" }
    #expect(names(run).isEmpty)
  }

  @Test("tells of Retry-After that was not honoured", arguments: [(1499, true), (1500, false)])
  func retryAfter(milliseconds: Int64, isEarly: Bool) {
    let run = Sent()
    run.send { entry, _ in
      (entry.status, entry.durationMicroseconds) = (503, 500_000)
      entry.findings = JournalEntry.Findings([], retryAfterSeconds: 1)
    }
    run.send(after: 10) { _, parts in parts.target = "GET /v6/other" }
    run.send(after: milliseconds - 10)
    #expect(names(run) == (isEarly ? ["retry-after-ignored"] : []))
  }

  @Test("tells of secrets in a URL, and shows none")
  func secrets() {
    let run = Sent()
    run.send { _, parts in parts.query = [("access_token", "#s3cret-word"), ("limit", "3")] }
    run.send { _, parts in parts.query = [("pageSize", "#10"), ("tokenCount", "3")] }
    #expect(names(run) == ["secret-in-url"])
    #expect(run.findings.first?.count == 1)
    var writer = JSONWriter()
    writer.beginObject()
    writer.members(of: run.report.clients())
    writer.endObject()
    #expect(!String(decoding: writer.bytes, as: UTF8.self).contains("s3cret-word"))
  }
}
