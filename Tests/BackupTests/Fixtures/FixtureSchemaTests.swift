import Foundation
import Testing

@testable import Backup

@Suite("The JSON Schema says what the reader reads", .timeLimit(.minutes(5)))
struct FixtureSchemaTests {
  let schema: [String: Any]

  init() throws {
    let data = try Data(contentsOf: FixturesFolder.url.appendingPathComponent("fixtures.schema.json"))
    schema = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test("the document, and each kind of object, has the reader's members and no others, with their words and ranges")
  func members() throws {
    try check(Fixtures.table, nil)
    try check(Fixtures.Organization.table, "organization")
    try check(Fixtures.Mailbox.table, "mailbox")
    try check(Fixtures.Folder.table, "folder")
    try check(Fixtures.Items.table, "items")
    try check(Fixtures.Outcome.table, "outcome")
    try check(Effect.RetryAfter.table, "retryDate")
    try check(Effect.Delay.table, "delay")
    try check(Effect.Trickle.table, "trickle")
    try check(Fixtures.RestoreSession.table, "restoreSession")
    try check(Fixtures.RestUser.table, "restUser")
    try check(Fixtures.Token.table, "token")
    try check(Fixtures.ExchangeAccount.table, "exchangeAccount")
    try check(Fixtures.Resource.table, "resource")
    #expect(try definitions().filter { $0.value["properties"] != nil }.count == 13, "an object without a reader")
  }

  @Test("the grants of a user are the reader's")
  func grants() throws {
    let properties = try #require(try definitions()["restUser"]?["properties"] as? [String: [String: Any]])
    let grants = try #require(properties["grants"]?["items"] as? [String: Any])
    #expect(Set(grants["enum"] as? [String] ?? []) == Set(Grant.allCases.map(\.rawValue)))
  }

  private func check<Value, Draft>(_ table: FixtureTable<Value, Draft>, _ name: String?) throws {
    let object = try name.map { try definition($0) } ?? schema
    let properties = try #require(object["properties"] as? [String: [String: Any]])
    #expect(Set(properties.keys) == Set(table.fields.map(\.name.description)), "\(table.kind)")
    let required = table.fields.filter(\.isRequired).map(\.name.description)
    #expect(object["required"] as? [String] ?? [] == required, "\(table.kind)")
    #expect(object["additionalProperties"] as? Bool == false, "\(table.kind)")
    for field in table.fields {
      let property = try #require(properties[field.name.description])
      let member = Comment("\(field.name) of \(table.kind)")
      #expect(property["description"] != nil || property["$ref"] != nil, member)
      #expect(property["enum"] as? [String] ?? [] == field.words, member)
      #expect((property["minimum"] as? Int).map(Int64.init) == field.range?.lowerBound, member)
      #expect((property["maximum"] as? Int).map(Int64.init) == field.range?.upperBound, member)
    }
  }

  private func definitions() throws -> [String: [String: Any]] {
    try #require(schema["$defs"] as? [String: [String: Any]])
  }

  private func definition(_ name: String) throws -> [String: Any] {
    try #require(try definitions()[name])
  }
}
