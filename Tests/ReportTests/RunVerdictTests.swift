import Bytes
import Choices
import Exchange
import Faults
import JSONText
import Journal
import Report
import Testing
import Verdict

@Suite("The verdict on a run", .timeLimit(.minutes(5)))
struct RunVerdictTests {
  private static let vocabulary = KnownVocabulary(
    rules: ["a.rule", "a.new", "b.rule"], operations: ["listRestoreSessions"])
  private static let matches = MatchVocabulary(
    operations: ["listRestoreSessions", "restoreMailbox"], versions: ["v6"], fingerprint: { _ in 0 },
    mayShow: { $0 != "userPassword" })

  private static func known(_ text: String) throws -> [KnownFinding] {
    try KnownFinding.list(parsing: Array(text.utf8), vocabulary)
  }

  private static func expect(_ name: String, _ text: String, of run: Sent, session: UUID? = nil) throws {
    let json = try JSONValue(parsing: text.utf8.span)
    let verification = try Verification(json, matches)
    #expect(run.report.expectations.put(Expectation(name, session: session, verification, written: json)))
  }

  @Test("is inconclusive where nothing was judged, and passes where all is well")
  func words() {
    let run = Sent()
    #expect(run.report.verdict().word == .inconclusive)
    #expect(run.report.verdict().reasons == ["No request was judged."])
    run.send()
    #expect(run.report.verdict().word == .pass)
    #expect(run.report.verdict().summary == "pass: 1 request was judged.")
    run.sendBreaking(isWarning: true)
    #expect(run.report.verdict().word == .fail)
    #expect(run.report.verdict().summary.hasPrefix("fail: a.rule at /a of listRestoreSessions, 1 request, first run-2"))
  }

  @Test("reports findings of rules that are new in this release, and does not fail for them")
  func new() {
    let run = Sent()
    run.sendBreaking(Sent.newRule)
    let verdict = run.report.verdict()
    #expect(verdict.word == .pass)
    #expect(verdict.new.map(\.rule.name) == ["a.new"])
  }

  @Test(
    "does not fail for known findings, and does for stale ones",
    arguments: [
      (#"[{"rule":"a.rule"}]"#, RunVerdict.Word.pass), (#"[{"rule":"a.rule","pointer":"/a"},]"#, .pass),
      (#"[{"rule":"a.rule","pointer":"/*"}]"#, .pass), (#"[{"rule":"a.rule","pointer":"/b"}]"#, .fail),
      (#"[{"rule":"a.rule","operation":"listRestoreSessions","reason":"ticket 5"}]"#, .pass),
      (#"[{"rule":"a.rule","operation":"GET /v6/Jobs"}]"#, .fail), (#"[]"#, .fail),
      (#"[{"rule":"a.rule"},{"rule":"b.rule"}]"#, .fail),
      (#"[{"rule":"a.rule"},{"rule":"a.rule","pointer":"/a"}]"#, .pass),
    ])
  func known(text: String, word: RunVerdict.Word) throws {
    let run = Sent()
    run.sendBreaking()
    #expect(try run.report.verdict(known: Self.known(text)).word == word)
  }

  @Test("lets findings that were known from the start be stale at the end alone")
  func stale() throws {
    let run = Sent(known: try Self.known(#"[{"rule":"b.rule"}]"#))
    run.send()
    #expect(run.report.verdict().word == .pass)
    #expect(run.report.lastVerdict().word == .fail)
    #expect(run.report.lastVerdict().stale.map(\.rule) == ["b.rule"])
  }

  @Test(
    "refuses known findings that are misspelt, with their place",
    arguments: [
      ("{}", "1:1: known findings are an array, found an object"),
      ("[\n {\"rule\":\"a.rul\"}]", "2:10: /0/rule: unknown rule; did you mean \"a.rule\"?"),
      ("[{\"rul\":\"a.rule\"}]", "1:3: /0/rul: unknown member of a known finding; did you mean \"rule\"?"),
      ("[{\"pointer\":\"/a\"}]", "1:2: /0: a known finding has a rule"),
      (
        "[{\"rule\":\"a.rule\",\"operation\":\"listRestoreSession\"}]",
        "1:31: /0/operation: unknown operation; did you mean \"listRestoreSessions\"?"
      ),
      ("[", "1:2: expected a value or ']', found the end of the text"),
    ])
  func misspelt(text: String, problem: String) {
    let error = #expect(throws: KnownFileProblem.self) { try Self.known(text) }
    #expect(error?.description == problem)
  }

  @Test(
    "holds what came against what was expected",
    arguments: [
      (#"{"match":{"operation":"listRestoreSessions"}}"#, RunVerdict.Word.pass),
      (#"{"match":{},"count":{"exactly":3}}"#, .pass), (#"{"match":{},"count":{"exactly":2}}"#, .fail),
      (#"{"match":{},"count":{"exactly":4}}"#, .fail), (#"{"match":{},"count":{"atLeast":4}}"#, .fail),
      (#"{"match":{},"count":{"atMost":2}}"#, .fail), (#"{"match":{},"count":{"never":true}}"#, .fail),
      (#"{"match":{"operation":"restoreMailbox"}}"#, .inconclusive),
      (#"{"match":{"operation":"restoreMailbox"},"count":{"never":true},"withinMilliseconds":30000}"#, .pass),
      (#"{"sequence":[{"status":200},{"status":200}]}"#, .pass),
      (#"{"sequence":[{"status":200},{"status":500}]}"#, .fail),
      (#"{"sequence":[{"status":500}]}"#, .inconclusive),
    ])
  func expectations(text: String, word: RunVerdict.Word) throws {
    // Before the requests, which the journal gives up, and behind them.
    let before = Sent(entries: 1)
    try Self.expect("x", text, of: before)
    for _ in 0..<3 { before.send() }
    #expect(before.report.verdict().word == word)
    let behind = Sent()
    for _ in 0..<3 { behind.send() }
    try Self.expect("x", text, of: behind)
    #expect(behind.report.verdict().word == word)
  }

  @Test("knows expectations by name within their session, and begins anew where requests are forgotten")
  func names() throws {
    let run = Sent()
    try Self.expect("x", #"{"match":{},"count":{"exactly":1}}"#, of: run, session: Sent.session)
    try Self.expect("x", #"{"match":{},"count":{"exactly":2}}"#, of: run)
    run.send { entry, _ in entry.session = Sent.session }
    run.send()
    #expect(run.report.expectations.list().map(\.state) == [.met, .met])
    #expect(run.report.expectations.list(session: Sent.session).count == 1)
    run.report.forgetRequests(session: Sent.session)
    #expect(run.report.expectations.list(session: Sent.session).map(\.state) == [.nothingCame])
    #expect(run.report.expectations.remove("x", session: Sent.session))
    #expect(run.report.expectations.list().count == 1)
    #expect(run.report.expectations.remove("y") == false)
    for number in 1..<Expectations.most { try Self.expect("\(number)", #"{"match":{}}"#, of: run) }
    let json = try JSONValue(parsing: #"{"match":{}}"#.utf8.span)
    let surplus = Expectation("surplus", session: nil, try Verification(json, Self.matches), written: json)
    #expect(!run.report.expectations.put(surplus))
  }

  @Test("is inconclusive where a fault rule hit nothing")
  func faults() throws {
    let run = Sent()
    run.send()
    let json = try JSONValue(parsing: #"{"effect":{"status":503}}"#.utf8.span)
    _ = run.faults.arm(try FaultRule(json, Self.matches), uptimeNanoseconds: 0)
    #expect(run.report.verdict().word == .inconclusive)
    #expect(run.report.verdict().reasons == ["The fault rule 1 hit no request."])
  }

  @Test("shows no secret that an expectation names in clear")
  func secrets() throws {
    let run = Sent()
    try Self.expect(
      "x", #"{"match":{"body":{"/userPassword":"s3cret-word"},"header":{"userPassword":"s3cret-word"}}}"#, of: run)
    try Self.expect("y", #"{"sequence":[{"body":{"/userPassword":"s3cret-word"}}]}"#, of: run)
    var writer = JSONWriter()
    writer.beginObject()
    writer.members(of: run.report.verdict())
    writer.endObject()
    let text = String(decoding: writer.bytes, as: UTF8.self)
    #expect(text.contains("/userPassword"))
    #expect(!text.contains("s3cret-word"))
    #expect(!JUnitReport.text(run.report.verdict(), fromUnixSeconds: 0, to: 1).contains("s3cret-word"))
  }
}
