import Choices
import Foundation
import Testing

@testable import Backup
@testable import Faults
@testable import Journal

@Suite("The JSON Schema of fault rules says what the reader reads", .timeLimit(.minutes(5)))
struct FaultSchemaTests {
  let definitions: [String: [String: Any]]

  init() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let data = try Data(contentsOf: root.appendingPathComponent("fixtures/faults.schema.json"))
    let schema = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    definitions = try #require(schema["$defs"] as? [String: [String: Any]])
  }

  @Test("a rule and a match have the reader's members and no others")
  func names() throws {
    #expect(try Set(properties("rule").keys) == Set(FaultRule.names))
    #expect(try Set(properties("match").keys) == Set(Match.names))
    for name in ["rule", "match"] { #expect(definitions[name]?["additionalProperties"] as? Bool == false) }
    #expect(definitions["rule"]?["required"] as? [String] == ["effect"])
  }

  @Test(
    "the numbers of a rule have the reader's ranges", arguments: ["skip", "times", "ttlSeconds", "probability", "seed"])
  func ranges(name: String) throws {
    let property = try #require(try properties("rule")[name])
    for (bound, step) in [("minimum", -1.0), ("maximum", 1.0)] {
      let limit = try #require((property[bound] as? NSNumber)?.doubleValue)
      #expect(throws: Never.self) { try read(name, limit) }
      #expect(throws: (any Error).self, "\(bound) of \(name)") { try read(name, limit + step) }
    }
  }

  @Test("an effect, and each kind of object in it, has the reader's members with their words and ranges")
  func effects() throws {
    try check(Effect.faultTable, "effect")
    try check(Effect.RetryAfter.table, "retryDate")
    try check(Effect.Delay.table, "delay")
    try check(Effect.Trickle.table, "trickle")
  }

  private func read(_ name: String, _ number: Double) throws {
    let text = number.rounded() == number ? "\(Int64(number))" : "\(number)"
    let document = FixtureDocument(name: "f", bytes: Array("[{\"effect\": {}, \"\(name)\": \(text)}]".utf8))
    _ = try FaultDocument(document, FaultDocumentTests.vocabulary)
  }

  private func check<Value, Draft>(_ table: FixtureTable<Value, Draft>, _ name: String) throws {
    let properties = try properties(name)
    #expect(Set(properties.keys) == Set(table.fields.map(\.name.description)), "\(name)")
    #expect(definitions[name]?["additionalProperties"] as? Bool == false, "\(name)")
    for field in table.fields {
      let property = try #require(properties[field.name.description])
      let member = Comment("\(field.name) of \(name)")
      #expect(property["description"] != nil || property["$ref"] != nil, member)
      #expect(property["enum"] as? [String] ?? [] == field.words, member)
      #expect((property["minimum"] as? Int).map(Int64.init) == field.range?.lowerBound, member)
      #expect((property["maximum"] as? Int).map(Int64.init) == field.range?.upperBound, member)
    }
  }

  private func properties(_ name: String) throws -> [String: [String: Any]] {
    try #require(definitions[name]?["properties"] as? [String: [String: Any]])
  }
}
