import Foundation
import RestoreAPI
import Testing
import Verdict

@Suite("The rules", .timeLimit(.minutes(1)))
struct RuleTests {
  private static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../Sources").standardizedFileURL

  /// The name of every rule that the sources make, in no order.
  private static func made() throws -> [String] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: sources.path).filter { $0.hasSuffix(".swift") }
    return try paths.flatMap { path in
      let text = try String(contentsOf: sources.appendingPathComponent(path), encoding: .utf8)
      return text.matches(of: /\bRule\(\s*"([^"]*)"/).map { String($0.1) }
    }
  }

  @Test("are all listed, each once")
  func complete() throws {
    let names = Rule.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(try Self.made().sorted() == names.sorted())
    for rule in Rule.all { #expect(Rule.named(rule.name) == rule) }
    #expect(Rule.named("no.such-rule") == nil)
  }

  @Test("have a name of topic and point, a text of one or two sentences, an example and a release", arguments: Rule.all)
  func whole(rule: Rule) {
    #expect(rule.name.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*/) != nil)
    #expect(rule.text.hasSuffix("."))
    #expect(1...2 ~= rule.text.matches(of: /\.( |$)/).count)
    #expect(!rule.example.isEmpty)
    #expect(rule.since.wholeMatch(of: /\d+\.\d+\.\d+/) != nil)
  }
}
