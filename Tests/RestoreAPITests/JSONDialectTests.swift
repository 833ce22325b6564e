import Testing
import Verdict

@Suite("The JSON dialect, through an endpoint", .timeLimit(.minutes(5)))
struct JSONDialectTests {
  @Test("reads what the real server reads", arguments: DialectVector.read)
  func reads(vector: DialectVector) throws {
    let answer = try TestAPI().send(.single("").with { $0.body = vector.body })
    #expect(answer.status == 200, "\(answer.body)")
  }

  @Test("refuses the rest", arguments: DialectVector.refused)
  func refuses(vector: DialectVector) throws {
    let answer = try TestAPI().send(.single("").with { $0.body = vector.body })
    #expect(answer.status == 400)
    #expect(answer.message == "The request is invalid.")
    // What the vendor's code makes of nothing is not known.
    #expect(answer.basis == (["nothing", "null"].contains(vector.testDescription) ? "assumed" : "framework"))
  }

  @Test(
    "reads booleans and integers",
    arguments: [
      (#""changedItems":true"#, true), (#""changedItems":"true""#, true), (#""changedItems":"FALSE""#, true),
      (#""changedItems":null"#, true), (#""changedItems":1"#, true), (#""changedItems":"yes""#, false),
      (#""changedItems":"""#, true), (#""changedItems":[]"#, false), (#""changedItems":"1""#, false),
      (#""recentItemRestorePeriod":0"#, true), (#""recentItemRestorePeriod":2147483647"#, true),
      (#""recentItemRestorePeriod":"30""#, true), (#""recentItemRestorePeriod":"+30""#, true),
      (#""recentItemRestorePeriod":null"#, true), (#""recentItemRestorePeriod":2147483648"#, false),
      (#""recentItemRestorePeriod":-2147483649"#, false), (#""recentItemRestorePeriod":30.0"#, false),
      (#""recentItemRestorePeriod":3e1"#, false), (#""recentItemRestorePeriod":"30.0""#, false),
      (#""recentItemRestorePeriod":"""#, true), (#""recentItemRestorePeriod":true"#, false),
      (#""recentItemRestorePeriod":"99999999999""#, false),
    ])
  func booleansAndIntegers(member: String, isRead: Bool) throws {
    let answer = try TestAPI().send(.bulk(Bodies.bulk(TestWorld.plain, flags: member)))
    #expect(answer.status == (isRead ? 200 : 400))
    #expect(answer.message == (isRead ? nil : "The request is invalid."))
  }

  @Test(
    "reads mailboxes",
    arguments: [
      (#"[{"id":"\#(TestWorld.plain)"}]"#, 200),
      (#"[{"ID":"\#(TestWorld.plain.uppercased())","Name":1,"EMAIL":null},]"#, 200),
      (#"[{"id":"x","Id":"\#(TestWorld.plain)"}]"#, 400), (#"[{"id":null,"Id":"\#(TestWorld.plain)"}]"#, 200),
      (#"[{"id":"\#(TestWorld.plain)","isArchive":"?","isPublic":{},"_links":[],"_actions":1}]"#, 200),
      (#"[{"\u0069d":"\u0031\#(TestWorld.plain.dropFirst())"}]"#, 200),
      (#"{"id":"\#(TestWorld.plain)"}"#, 400), (#""\#(TestWorld.plain)""#, 400), (#"["\#(TestWorld.plain)"]"#, 400),
      (#"[[{"id":"\#(TestWorld.plain)"}]]"#, 400), (#"[{"id":""}]"#, 400), (#"[{"id":1}]"#, 400),
      (#"[{"id":"{\#(TestWorld.plain)}"}]"#, 200), (#"[{"id":"\#(TestWorld.plain)","name":true}]"#, 200),
      (#"[{"id":"\#(TestWorld.plain)","email":[]}]"#, 400), ("true", 400), ("1", 400),
    ])
  func mailboxes(list: String, status: Int) throws {
    let answer = try TestAPI().send(.bulk(#"{"mailBoxes":\#(list),"userCode":"C6A9DB737"}"#))
    #expect(answer.status == status)
    #expect(status == 200 || answer.message == "The request is invalid.")
    #expect(answer.otherWarnings.isEmpty)
  }

  @Test("takes the last list of mailboxes, however it is spelled")
  func lastListWins() throws {
    let body =
      #"{\#(Bodies.mailboxes(TestWorld.nobody)),"mailboxes":[{"id":"\#(TestWorld.plain)"}],"userCode":"C6A9DB737"}"#
    let answer = try TestAPI().send(.bulk(body))
    #expect(answer.body.contains(#""details":[{"mailbox":{"id":"\#(TestWorld.plain)""#))
    #expect(!answer.body.contains(TestWorld.nobody))
  }

  @Test("names every wrong type with pointer, line and column, expectation and finding")
  func namesWrongTypes() throws {
    let answer = try TestAPI().send(
      .bulk(
        """
        {
          "changedItems": "maybe",
          "MailBoxes": [ { "id": "\(TestWorld.plain)" }, 7, { "Id": "1111111100004000800000000000000" } ],
          "recentItemRestorePeriod": 30.0,
          "office365UserPassword": []
        }
        """))
    #expect(answer.message == "The request is invalid.")
    #expect(answer.rules == Array(repeating: "body.type", count: 5))
    #expect(
      answer.pointers == [
        "/changedItems", "/MailBoxes/1", "/MailBoxes/2/Id", "/recentItemRestorePeriod", "/office365UserPassword",
      ])
    #expect(
      answer.violations.compactMap(\.position) == ["2:19", "3:68", "3:79", "4:30", "5:28"])
    #expect(
      answer.violations.map(\.found) == [
        "string of 5 characters", "integer", "string of 31 characters", "number with a fraction or an exponent",
        "array",
      ])
    #expect(
      answer.violations.map(\.suggestion) == [
        "write true or false, without quotes", "write each element as {\"id\": \"…\"}",
        "copy it from the answer that shows it", "write it without fraction and exponent",
        "write a string in double quotes, or leave it out",
      ])
  }

  @Test("says where a text stops being JSON, before what was of a wrong type until there")
  func saysWhere() throws {
    let answer = try TestAPI().send(
      .single("{ \"userName\": 1,\n  \"userPassword\": [],\n  \"applicationId\": <app_id> }"))
    #expect(answer.rules == ["body.json", "body.type"])
    #expect(answer.warnedRules == ["json.converted"])
    #expect(answer.violations.first?.position == "3:20")
    #expect(answer.violations.first?.suggestion == "replace the placeholder in angle brackets with a value")
  }

  @Test("warns of unknown members with a suggestion, and reads the rest")
  func warnsOfUnknownMembers() throws {
    let answer = try TestAPI().send(
      .bulk(
        #"{"mailBoxes":[{"id":"\#(TestWorld.plain)","mail":"x"}],"userCode":"C6A9DB737","exludeDrafts":true,"x/y":1}"#))
    #expect(answer.status == 200)
    #expect(answer.warnedRules == ["body.member", "body.member", "body.member"])
    #expect(answer.warnings.map(\.pointer) == ["/mailBoxes/0/mail", "/exludeDrafts", "/x~1y"])
    #expect(
      answer.warnings.map(\.suggestion) == [
        "did you mean email?", "did you mean excludeDrafts?", "leave it out; it is ignored",
      ])
  }

  @Test("lists a bounded number of violations and warnings")
  func isBounded() throws {
    let wrong = Array(repeating: "7", count: 5000).joined(separator: ",")
    let unknown = (0..<5000).map { #""m\#($0)":0"# }.joined(separator: ",")
    let answer = try TestAPI().send(.bulk(#"{"mailBoxes":[\#(wrong)],\#(unknown)}"#))
    #expect(answer.status == 400)
    #expect(answer.violations.count == 32)
    #expect(answer.warnings.count == 32)
  }
}
