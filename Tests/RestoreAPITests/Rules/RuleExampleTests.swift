import HTTP1
import RestoreAPI
import Testing
import Verdict

@Suite("The rules' examples", .timeLimit(.minutes(5)))
struct RuleExampleTests {
  @Test("break their rules", arguments: Rule.all.filter { !RuleExample.circumstances.contains($0.name) })
  func breaks(rule: Rule) throws {
    let answer = try RuleExample(of: rule).send(rule)
    #expect((answer.rules + answer.warnedRules).contains(rule.name), "\(answer.status) \(answer.rules)")
  }

  @Test("break nothing else before them, but for what they say themselves", arguments: Rule.all)
  func first(rule: Rule) throws {
    // What is no UTF-16, of which the Content-Type says that it is, is no JSON either.
    guard !RuleExample.circumstances.contains(rule.name), rule.name != "json.encoding" else { return }
    let answer = try RuleExample(of: rule).send(rule)
    #expect(answer.rules.isEmpty || answer.rules.first == rule.name, "\(answer.rules)")
  }

  @Test("name the circumstances where nothing that is sent breaks one")
  func circumstances() throws {
    var reply = Reply()
    try TestAPI().api.refuse(.outOfMemory, &reply)
    #expect(reply.verdict.violations.map(\.rule.name) == ["http.memory"])
    #expect(RuleExample.circumstances.isSubset(of: Rule.all.map(\.name)))
  }

  @Test("hold no secret but the fixtures' own and placeholders", arguments: Rule.all)
  func noSecrets(rule: Rule) {
    // What stands in braces is put in by the reader.
    let text = rule.example.replacing(/\{[^{}":]+\}/, with: "xxx")
    for secret in text.matches(of: /(?i)(?:password|bearer|assertion|token)"?(?:: |=| )["']?([^"'&\n}]+)/) {
      #expect(["xxx", "expired-token", "x\tx", "0x1F", "NaN", "xxx\\ud83d"].contains(String(secret.1)))
    }
  }
}
