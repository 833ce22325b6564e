import Backup
import Journal
import Testing

@testable import Faults

@Suite("A file of fault rules", .timeLimit(.minutes(5)))
struct FaultDocumentTests {
  static let vocabulary = MatchVocabulary(
    operations: ["restoreMailbox", "issueToken"], versions: ["v5", "v6", "v8"], served: ["v6", "v8"],
    fingerprint: { _ in 0 }, mayShow: { _ in true })

  private func rules(_ text: String) throws(FixtureProblems) -> [FaultRule] {
    try FaultDocument(FixtureDocument(name: "f.json", bytes: Array(text.utf8)), Self.vocabulary).rules
  }

  @Test(
    "is a list, or an object that has one, with comments and trailing commas",
    arguments: [
      #"[{"effect": {"status": 503}}, {"match": {"operation": "issueToken"}, "effect": {"stall": true}, "ttlSeconds": 5}]"#,
      #"{"$schema": "s", "faults": [{"effect": {"status": 503}}, {"effect": {"stall": true}, "ttlSeconds": 5,},], /* c */}"#,
    ])
  func forms(text: String) throws {
    let rules = try rules(text)
    #expect(rules.map(\.effect.status) == [503, nil])
    #expect(rules.map(\.effect.stall) == [false, true])
    // A rule of a file is armed for the run where it does not say otherwise.
    #expect(rules.map(\.ttlSeconds) == [FaultRule.longestTTL, 5])
    #expect(FaultDocument.isMeant(by: Array(text.utf8)))
  }

  @Test(
    "tells what is wrong by file, line, column and pointer, once for each rule",
    arguments: [
      (
        "[\n {\"effect\": {\"status\": 99}},\n {\"efect\": 1}\n]",
        ["f.json:2:24: /0/effect/status: ", "f.json:3:3: /1/efect: "]
      ),
      ("{\"faults\": 1}", ["f.json:1:12: /faults: expected an array"]),
      ("{\"faults\": [], \"more\": 1}", ["f.json:1:16: /more: unknown member"]),
      (
        "[{\"match\": {\"operation\": \"restoreMailbx\"}, \"effect\": {}}]",
        ["f.json:1:26: /0/match/operation: unknown operation; did you mean"]
      ),
      (
        "[{\"match\": {\"version\": \"8\"}, \"effect\": {}}]",
        ["f.json:1:24: /0/match/version: unknown version; did you mean \"v8\"?"]
      ),
      (
        "[{\"match\": {\"version\": \"v9\"}, \"effect\": {}}]",
        ["f.json:1:24: /0/match/version: unknown version; known are v5, v6, v8"]
      ),
      (
        "[{\"match\": {\"version\": \"V5\"}, \"effect\": {}}]",
        ["f.json:1:24: /0/match/version: a version that is not served; served are v6, v8"]
      ),
      ("[{}", ["f.json:1:4: expected "]),
      ("{}", ["f.json:1:1: fault rules are a list"]),
      ("[{\"effect\": {\"close\": \"haed\"}}]", ["f.json:1:23: /0/effect/close: "]),
    ])
  func problems(text: String, expected: [String]) throws {
    let error = #expect(throws: FixtureProblems.self) { try rules(text) }
    let lines = try #require(error).lines
    #expect(lines.count == expected.count, "\(lines)")
    for (line, start) in zip(lines, expected) { #expect(line.hasPrefix(start)) }
  }

  @Test(
    "is told from fixtures", arguments: ["{}", "{\"organizations\": [], \"faults\": 1", "", "5", "{\"restUsers\": []}"])
  func otherFiles(text: String) {
    #expect(FaultDocument.isMeant(by: Array(text.utf8)) == text.contains("faults"))
  }

  @Test("is armed again by a reset, from then on, and no rule that was armed later is")
  func reset() throws {
    let faults = FaultRules()
    let rules = try rules(#"[{"effect": {"status": 503}, "ttlSeconds": 2}, {"effect": {"status": 500}}]"#)
    faults.start(with: rules, uptimeNanoseconds: 0)
    #expect(faults.rules().map(\.number) == [1, 2])
    _ = faults.arm(rules[0], uptimeNanoseconds: 0)
    #expect(faults.disarm(1))
    faults.reset(uptimeNanoseconds: 5_000_000_000)
    #expect(faults.rules().map(\.rule.effect.status) == [503, 500])
    #expect(faults.rules().map(\.end) == [7_000_000_000, 86_405_000_000_000])
    #expect(!faults.kinds.isEmpty)
  }
}
