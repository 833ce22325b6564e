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

  @Test("the document, and each kind of object, has the reader's members, and those alone")
  func members() throws {
    try check(DocumentMember.table, nil)
    try check(OrganizationMember.table, "organization")
    try check(MailboxMember.table, "mailbox")
    try check(FolderMember.table, "folder")
    try check(ItemsMember.table, "items")
    try check(OutcomeMember.table, "outcome")
    try check(RestoreSessionMember.table, "restoreSession")
    try check(RestUserMember.table, "restUser")
    try check(TokenMember.table, "token")
    try check(ExchangeAccountMember.table, "exchangeAccount")
    #expect(try definitions().filter { $0.value["properties"] != nil }.count == 9, "an object without a reader")
  }

  @Test("choices and ranges are the reader's")
  func values() throws {
    #expect(try choices("organization", "type") == OrganizationType.allCases.map(\.rawValue))
    #expect(try choices("folder", "role") == FolderRole.allCases.map(\.rawValue))
    #expect(try choices("folder", "hold") == Hold.allCases.map(\.rawValue))
    #expect(try choices("restoreSession", "type") == RestoreSessionType.allCases.map(\.rawValue))
    #expect(try choices("restoreSession", "state") == RestoreSessionState.allCases.map(\.rawValue))
    #expect(try choices("restoreSession", "result") == RestoreSessionResult.allCases.map(\.rawValue))
    let grants = try #require(try property("restUser", "grants")["items"] as? [String: Any])
    #expect(Set(grants["enum"] as? [String] ?? []) == Set(Grant.allCases.map(\.rawValue)))

    #expect(try range("outcome", "status") == Outcome.statusRange)
    #expect(try range("outcome", "delayMilliseconds") == Outcome.delayRange)
    for member in ItemsMember.allCases { #expect(try range("items", member.rawValue) == ItemNumbers.range) }
  }

  private func check<Member>(_ table: MemberTable<Member>, _ name: String?) throws {
    let object = try name.map { try definition($0) } ?? schema
    let properties = try #require(object["properties"] as? [String: Any])
    #expect(Set(properties.keys) == Set(table.members.map(\.rawValue)), "\(table.kind)")
    #expect(object["required"] as? [String] ?? [] == table.required.map(\.rawValue), "\(table.kind)")
    #expect(object["additionalProperties"] as? Bool == false, "\(table.kind)")
    for (name, value) in properties {
      let property = try #require(value as? [String: Any])
      #expect(property["description"] != nil || property["$ref"] != nil, "\(name) of \(table.kind) tells nothing")
    }
  }

  private func definitions() throws -> [String: [String: Any]] {
    try #require(schema["$defs"] as? [String: [String: Any]])
  }

  private func definition(_ name: String) throws -> [String: Any] {
    try #require(try definitions()[name])
  }

  private func property(_ object: String, _ name: String) throws -> [String: Any] {
    let properties = try #require(try definition(object)["properties"] as? [String: [String: Any]])
    return try #require(properties[name])
  }

  private func choices(_ object: String, _ name: String) throws -> [String]? {
    try property(object, name)["enum"] as? [String]
  }

  private func range(_ object: String, _ name: String) throws -> ClosedRange<Int64> {
    let property = try property(object, name)
    let minimum = try #require(property["minimum"] as? Int)
    let maximum = try #require(property["maximum"] as? Int)
    return Int64(minimum)...Int64(maximum)
  }
}
