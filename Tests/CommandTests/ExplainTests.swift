import Foundation
import RestoreAPI
import Testing
import Verdict

@testable import vb365_emulator

@Suite("explain", .timeLimit(.minutes(1)))
struct ExplainTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test("prints docs/rules.md as it stands")
  func page() throws {
    let page = try String(contentsOf: Self.root.appendingPathComponent("docs/rules.md"), encoding: .utf8)
    #expect(RuleText.page == page, "vb365-emulator explain --markdown > docs/rules.md")
  }

  @Test("says all that is known of a rule", arguments: Rule.all)
  func explanation(rule: Rule) {
    let text = RuleText.explanation(of: rule)
    #expect(text.hasPrefix("\(rule.name)\n\n\(rule.text)\n"))
    #expect(text.contains("basis: \(rule.basis) (\(rule.basis.meaning))\nsince: \(rule.since)\n"))
    for line in rule.example.split(separator: "\n") { #expect(text.contains("\n  \(line)\n")) }
    #expect(text.hasSuffix("\n"))
  }

  @Test("lists every rule with the first sentence of its text")
  func list() {
    let lines = RuleText.list.split(separator: "\n")
    #expect(lines.map { $0.prefix { $0 != " " } } == Rule.all.map { Substring($0.name) })
    for (line, rule) in zip(lines, Rule.all) {
      let sentence = line.drop { $0 != " " }.drop { $0 == " " }
      #expect(rule.text.hasPrefix(sentence) && sentence.hasSuffix("."))
    }
  }
}
