import Choices
import RestoreAPI
import Testing

@Suite("Answers of a bulk restore", .timeLimit(.minutes(5)))
struct BulkAnswerTests {
  private static let unresolvedText = "Resource cannot be found for current key"
  private static let zeros =
    #""createdItemsCount":0,"mergedItemsCount":0,"failedItemsCount":0,"skippedItemsCount":0"#

  @Test(
    "have a status that the mailboxes' make together",
    arguments: [
      ([TestWorld.plain], "Success"),
      ([TestWorld.plain, TestWorld.slow], "Success"),
      ([TestWorld.archive], "Warning"),
      ([TestWorld.archive, TestWorld.archive], "Warning"),
      ([TestWorld.plain, TestWorld.archive], "Warning"),
      ([TestWorld.refused], "Failed"),
      ([TestWorld.nobody], "Failed"),
      ([TestWorld.nobody, TestWorld.refused], "Failed"),
      ([TestWorld.plain, TestWorld.refused], "Warning"),
      ([TestWorld.nobody, TestWorld.plain], "Warning"),
      ([TestWorld.archive, TestWorld.nobody], "Warning"),
    ])
  func status(mailboxes: [String], status: String) throws {
    let answer = try TestAPI().send(.bulk(#"{\#(Bodies.mailboxes(mailboxes)),"userCode":"C6A9DB737"}"#))
    #expect(answer.status == 200)
    #expect(answer.body.hasPrefix(#"{"status":"\#(status)","#))
  }

  @Test("carry the first detail's error where all failed, and only there")
  func firstError() throws {
    let served = try TestAPI()
    let failed = try served.send(.bulk(Bodies.bulk(TestWorld.slowlyRefused, TestWorld.nobody)))
    #expect(failed.body.hasPrefix(#"{"status":"Failed","error":"Too slow.",\#(Self.zeros),"details":["#))
    let mixed = try served.send(.bulk(Bodies.bulk(TestWorld.slowlyRefused, TestWorld.plain)))
    #expect(mixed.body.hasPrefix(#"{"status":"Warning","createdItemsCount":0,"#))
  }

  @Test("detail a refused mailbox as failed, whatever its status in a single restore")
  func refused() throws {
    let answer = try TestAPI().send(.bulk(Bodies.bulk(TestWorld.refused)))
    #expect(answer.status == 200)
    #expect(
      answer.body.hasSuffix(
        #"""
        "details":[{"mailbox":{"id":"\#(TestWorld.refused)","name":"Rita","email":"rita@cloud.example",\#
        "isArchive":false,"isPublic":false},"status":"Failed","error":"The store of \"rita\" is closed.\\n\u0001",\#
        "details":{\#(Self.zeros)}}]}
        """#))
    #expect(answer.basis == "scripted")
  }

  @Test(
    "detail an unresolved mailbox as it was sent",
    arguments: [
      (#"{"id":"\#(TestWorld.nobody)"}"#, ""),
      (#"{"id":"\#(TestWorld.nobody.uppercased())","name":"N","email":"e@x"}"#, #","name":"N","email":"e@x""#),
      (#"{"email":"\u0065\"x","name":12.50,"id":"\#(TestWorld.nobody)"}"#, #","name":"12.50","email":"e\"x""#),
      (#"{"id":"\#(TestWorld.nobody)","name":null,"email":""}"#, ""),
    ])
  func unresolved(element: String, echo: String) throws {
    let failed = try TestAPI().send(.bulk(#"{"mailBoxes":[\#(element)],"userCode":"C6A9DB737"}"#))
    #expect(
      failed.body == #"""
        {"status":"Failed","error":"\#(Self.unresolvedText)",\#(Self.zeros),"details":[{"mailbox":{\#
        "id":"\#(TestWorld.nobody)"\#(echo)},"status":"Failed","error":"\#(Self.unresolvedText)",\#
        "details":{\#(Self.zeros)}}]}
        """#)
    #expect(failed.basis == "assumed")
    #expect(failed.otherWarnings.map(\.pointer) == ["/mailBoxes/0/id"])

    let skipped = try TestAPI().send(
      .bulk(#"{"mailBoxes":[\#(element)],"userCode":"C6A9DB737","skipUnresolved":true}"#))
    #expect(
      skipped.body == #"""
        {"status":"Warning",\#(Self.zeros),"details":[{"mailbox":{"id":"\#(TestWorld.nobody)"\#(echo)},\#
        "status":"Warning","details":{\#(Self.zeros),"warnings":["\#(Self.unresolvedText)"]}}]}
        """#)
  }

  @Test("resolve only what belongs to the session")
  func outsideTheSession() throws {
    let served = try TestAPI()
    let listed = try served.send(
      .bulk(Bodies.bulk(TestWorld.plain, TestWorld.archive), session: TestWorld.listedSession))
    #expect(listed.body.hasPrefix(#"{"status":"Warning","#))
    #expect(listed.warnings.map(\.pointer) == ["/mailBoxes/1/id"])
    let other = try served.send(.bulk(Bodies.bulk(TestWorld.hybrid)))
    #expect(other.body.hasPrefix(#"{"status":"Failed","#))
  }

  @Test("name and count an id twice that is named twice, in the order of the request")
  func twice() throws {
    let answer = try TestAPI().send(
      .bulk(Bodies.bulk(TestWorld.plain, TestWorld.slow, TestWorld.plain, flags: #""deletedItems":true"#)))
    let object = try #require(answer.json as? [String: Any])
    let details = try #require(object["details"] as? [[String: Any]])
    let ids = details.map { ($0["mailbox"] as? [String: Any])?["id"] as? String }
    #expect(ids == [TestWorld.plain, TestWorld.slow, TestWorld.plain])
    #expect(object["createdItemsCount"] as? Int == 4 + 3 + 4)
    #expect(object["skippedItemsCount"] as? Int == 3 + 0 + 3)
  }

  @Test("have the members that the setting asks for, and rest on their source")
  func shapes() throws {
    let request = TestRequest.bulk(Bodies.bulk(TestWorld.plain))
    let totals = #""createdItemsCount":0,"mergedItemsCount":0,"failedItemsCount":0,"skippedItemsCount":7"#
    let details = #"""
      "details":[{"mailbox":{"id":"\#(TestWorld.plain)","name":"Ann","email":"ann@cloud.example","isArchive":false,\#
      "isPublic":false},"status":"Success","details":{\#(totals)}}]
      """#
    let bodies: [(BulkShape, String, String)] = [
      (.both, #"{"status":"Success",\#(totals),\#(details)}"#, "openapi"),
      (.documented, "{\(totals)}", "documented"),
      (.openapi, #"{"status":"Success",\#(details)}"#, "openapi"),
    ]
    for (shape, body, basis) in bodies {
      let answer = try TestAPI { $0.bulkShape = shape }.send(request)
      #expect(answer.body == body)
      #expect(answer.basis == basis)
    }
  }

  @Test("wait for the slowest mailbox, refused or not")
  func delay() throws {
    let served = try TestAPI()
    #expect(try served.send(.bulk(Bodies.bulk(TestWorld.plain))).delay == 0)
    #expect(try served.send(.bulk(Bodies.bulk(TestWorld.slow, TestWorld.plain))).delay == 700)
    #expect(try served.send(.bulk(Bodies.bulk(TestWorld.slowlyRefused, TestWorld.slow))).delay == 1500)
  }

  @Test("come from the largest body in linear time, from one end to the other")
  func large() throws {
    let served = try TestAPI { $0.bulkShape = .openapi }
    let unknown = #"{"id":"\#(TestWorld.nobody)"},"#
    let count = 8 * 1024 * 1024 / unknown.utf8.count - 2
    func request(of count: Int) -> TestRequest {
      .bulk(
        #"{"userCode":"C6A9DB737","skipUnresolved":true,"mailBoxes":["#
          + String(repeating: unknown, count: count) + "]}")
    }
    let part = request(of: count / 32).bytes
    let cost = try Cost.least(of: 5) { _ = try served.send(part) }
    let whole = request(of: count).bytes
    var answers: [TestAnswer] = []
    // In quadratic time it would be some thousand times as much.
    #expect(try Cost.least(of: 1) { answers.append(try served.send(whole)) } < 10 * 32 * cost)
    let answer = try #require(answers.first)
    #expect(answer.status == 200)
    #expect(answer.body.hasPrefix(#"{"status":"Warning","details":[{"mailbox":"#))
    #expect(answer.warnings.count == 32)
  }
}
