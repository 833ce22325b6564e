import Backup
import Bytes
import Testing
import Verdict

@testable import JSONText
@testable import RestoreAPI

/// The table "Bodies" of what the framework reads: a member in, the value bound out.
@Suite("The value that a member is bound to", .timeLimit(.minutes(5)))
struct BoundValueTests {
  /// What `member` binds `property` to, and the rules warned of; nil where the body is refused.
  private func bound(
    _ member: String, _ property: Property, _ schema: BodySchema = .bulkRestore
  ) throws -> (value: String?, warnings: [String])? {
    let text = Array("{\(member)}".utf8)
    var reply = Reply()
    guard let body = try? BodyReader.read(schema, text.span, &reply) else { return nil }
    let value: String? =
      switch body[property].value {
      case .absent: nil
      case .text(let value): value.text(in: text.span)
      case .uuid(let id): id.description
      case .bool(let value): "\(value)"
      case .int32(let number): "\(number)"
      case .date(let date): date.description
      case .list: "\(reply.scratch.mailboxes.named.count) of \(reply.scratch.mailboxes.count)"
      }
    return (value, reply.verdict.warnings.map(\.rule.name))
  }

  @Test(
    "of a string",
    arguments: [
      ("'a'", "a", ["json.single-quotes"]), ("1.50", "1.50", ["json.converted"]), ("-0", "-0", ["json.converted"]),
      ("0x1E", "0x1E", ["json.converted", "json.number-form"]), ("010", "010", ["json.converted", "json.number-form"]),
      (".5", ".5", ["json.converted", "json.number-form"]), ("30.", "30.", ["json.converted", "json.number-form"]),
      ("true", "true", ["json.converted"]), ("false", "false", ["json.converted"]),
      ("NaN", "NaN", ["json.converted", "json.not-finite"]),
      ("-Infinity", "-Infinity", ["json.converted", "json.not-finite"]),
      (#""2026-01-01T00:00:00Z""#, "2026-01-01T00:00:00Z", []), (#""\/Date(1)\/""#, "/Date(1)/", []),
      (#""\ud800x""#, "\u{FFFD}x", ["json.lone-surrogate"]), ("\"a\tb\"", "a\tb", ["json.control-character"]),
      (#""a" /*b*/ , "#, "a", ["json.comment", "json.trailing-comma"]), ("null", nil, []),
    ] as [(String, String?, [String])])
  func strings(value: String, expected: String?, warnings: [String]) throws {
    let found = try #require(try bound("\"casServer\":\(value)", .casServer))
    #expect(found.value == expected)
    #expect(found.warnings == warnings)
  }

  @Test(
    "of no string",
    arguments: [
      "[]", "{}", "undefined", ",", "new Date(1)", "08", "1e400", "0x", String(repeating: "9", count: 309), "Infinityx",
      #""\x41""#,
    ])
  func noStrings(value: String) throws {
    #expect(try bound("\"casServer\":\(value)", .casServer) == nil)
  }

  @Test(
    "of a boolean",
    arguments: [
      ("true", "true", []), (#""true""#, "true", ["json.converted"]), (#""FALSE""#, "false", ["json.converted"]),
      (#"" True\u0000""#, "true", ["json.converted"]), ("0", "false", ["json.converted"]),
      ("-0.0", "false", ["json.converted"]), ("2", "true", ["json.converted"]), ("0.1", "true", ["json.converted"]),
      ("1e-400", "false", ["json.converted"]), ("00", "false", ["json.converted", "json.number-form"]),
      ("0x10", "true", ["json.converted", "json.number-form"]), (#""""#, nil, ["json.converted"]), ("null", nil, []),
    ] as [(String, String?, [String])])
  func booleans(value: String, expected: String?, warnings: [String]) throws {
    let found = try #require(try bound("\"changedItems\":\(value)", .changedItems))
    #expect(found.value == expected)
    #expect(found.warnings == warnings)
  }

  @Test("of no boolean", arguments: [#""yes""#, #""1""#, #""0""#, "[]", "NaN", "Infinity", "undefined", ","])
  func noBooleans(value: String) throws {
    #expect(try bound("\"changedItems\":\(value)", .changedItems) == nil)
  }

  @Test(
    "of an integer",
    arguments: [
      ("30", "30", []), (#""30""#, "30", ["json.converted"]), (#"" 30 ""#, "30", ["json.converted"]),
      (#""+30""#, "30", ["json.converted"]), (#""030""#, "30", ["json.converted"]),
      (#""30\u0000""#, "30", ["json.converted"]), ("010", "8", ["json.number-form"]),
      ("0x1E", "30", ["json.number-form"]), ("0xFFFFFFFF", "-1", ["json.number-form"]),
      ("-010", "-10", ["json.number-form"]), (#""""#, nil, ["json.converted"]), ("null", nil, []),
    ] as [(String, String?, [String])])
  func integers(value: String, expected: String?, warnings: [String]) throws {
    let found = try #require(try bound("\"recentItemRestorePeriod\":\(value)", .recentItemRestorePeriod))
    #expect(found.value == expected)
    #expect(found.warnings == warnings)
  }

  @Test(
    "of no integer",
    arguments: [
      "30.0", "1e1", #""0x1E""#, "2147483648", #""2147483648""#, "08", "0x1FFFFFFFF", "NaN", "Infinity", "true",
      "undefined", ",", "[]", "30.",
    ])
  func noIntegers(value: String) throws {
    #expect(try bound("\"recentItemRestorePeriod\":\(value)", .recentItemRestorePeriod) == nil)
  }

  @Test(
    "of a UUID",
    arguments: [
      (#""11111111-0000-4000-8000-000000000001""#, []),
      (#""{11111111-0000-4000-8000-000000000001}""#, ["json.converted"]),
      (#""(11111111-0000-4000-8000-000000000001)""#, ["json.converted"]),
      (#""11111111000040008000000000000001""#, ["json.converted"]),
      (#""\u3000 11111111-0000-4000-8000-000000000001\n""#, ["json.converted"]),
      (
        #""{0x11111111,0x0,0x4000, {0x80,0x00,0,0x00,0x00,0x00,0x00,0x01}}""#.replacing(",0,", with: ",0x0,"),
        ["json.converted"]
      ),
    ])
  func identifiers(value: String, warnings: [String]) throws {
    let found = try #require(try bound("\"applicationId\":\(value)", .applicationId))
    #expect(found.value == TestWorld.plain)
    #expect(found.warnings == warnings)
  }

  @Test("of a UUID that is absent", arguments: [#""""#, "null", "undefined", ""])
  func noIdentifier(value: String) throws {
    let found = try #require(try bound("\"applicationId\":\(value),\"userCode\":null", .applicationId))
    #expect(found.value == nil)
  }

  @Test(
    "of no UUID",
    arguments: [
      "1", "true", "NaN", "[]", #""{11111111000040008000000000000001}""#, #""{11111111-0000-4000-8000-000000000001)""#,
      #"" ""#, #""/Date(1)/""#, #""{0x1,0x2,0x3,{0x80,0,0,0,0,0,0,1}}""#,
      #""{0x1,0x2,0x3,{0x80,0x0,0x0,0x0,0x0,0x0,0x0,0x100}}""#,
    ])
  func noIdentifiers(value: String) throws {
    #expect(try bound("\"applicationId\":\(value)", .applicationId) == nil)
  }

  @Test(
    "of the list",
    arguments: [
      ("[]", "0 of 0"), (#""""#, nil), ("null", nil), ("undefined", nil), ("", nil), ("[null]", "0 of 1"),
      (#"["",undefined]"#, "0 of 2"), ("[,]", "0 of 1"), (#"[{"id":null}]"#, "0 of 1"),
      (#"[{"id":"00000000-0000-0000-0000-000000000000"}]"#, "0 of 1"),
      (#"[{"id":"\#(TestWorld.plain)"},]"#, "1 of 1"),
    ] as [(String, String?)])
  func lists(value: String, expected: String?) throws {
    let found = try #require(try bound("\"mailBoxes\":\(value),\"userCode\":null", .mailBoxes))
    #expect(found.value == expected)
  }

  @Test("of no list", arguments: ["{}", "1", #""a""#, "[1]", "[[]]", #"[{"id":""}]"#, "new A()", "[new A()]"])
  func noLists(value: String) throws {
    #expect(try bound("\"mailBoxes\":\(value)", .mailBoxes) == nil)
  }
}
