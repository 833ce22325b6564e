import RestoreAPI
import Testing

@Suite("Sending items", .timeLimit(.minutes(5)))
struct SendingTests {
  private static let path = "\(Catalogue.mailbox(TestWorld.everyState))/items"
  private static let ids = [UInt32](0..<3).map { Catalogue.item($0, in: 0, of: TestWorld.everyState) }
  private static let list = ids.map { "{\"id\":\"\($0)\"}" }.joined(separator: ",")
  private static let first = ids[0]

  private static func events(_ served: TestAPI) throws -> ArraySlice<[String: Any]> {
    try served.get("/v6/RestoreSessions/\(TestWorld.session)/Events").results.dropFirst()
  }

  @Test(
    "answers nothing, and tells of each item where it went",
    arguments: [
      ("sendToDefaultAddress", #"{"items":[\#(list)]}"#, 3, "eva@cloud.example"),
      ("\(first)/sendToDefaultAddress", "", 1, "eva@cloud.example"),
      ("sendToDifferentAddress", #"{"items":[\#(list)],"to":"x@y.example","text":"t"}"#, 3, "x@y.example"),
      (
        "\(first)/sendToDifferentAddress",
        #"{"from":"a@b.example","to":"x@y.example","subject":"s","text":"t"}"#, 1, "x@y.example"
      ),
    ])
  func sent(call: String, body: String, count: Int, target: String) throws {
    let served = try TestAPI()
    let answer = try served.send(TestRequest("POST", "\(Self.path)/\(call)", body: body))
    #expect(answer.status == 200)
    #expect(answer.body.isEmpty)
    #expect(answer.field("Content-Type") == nil)
    #expect(answer.basis == "openapi")
    #expect(answer.warnedRules.isEmpty)
    let events = try Self.events(served)
    #expect(events.count == count)
    for event in events {
      #expect(event["type"] as? String == "Send")
      #expect(event["status"] as? String == "Success")
      #expect(event["target"] as? String == target)
      #expect(event["title"] as? String == "Item successfully sent")
    }
  }

  @Test(
    "to another address names one",
    arguments: ["\(first)/sendToDifferentAddress", "sendToDifferentAddress"], [#""to":"""#, #""subject":"s""#])
  func noAddress(call: String, member: String) throws {
    let served = try TestAPI()
    let items = call == "sendToDifferentAddress" ? #""items":[\#(Self.list)],"# : ""
    let answer = try served.send(TestRequest("POST", "\(Self.path)/\(call)", body: "{\(items)\(member)}"))
    #expect(answer.status == 400)
    #expect(answer.rules == ["send.address"])
    #expect(answer.message == "Missing mandatory parameters: To")
    #expect(answer.basis == "assumed")
    #expect(try Self.events(served).isEmpty)
  }

  @Test("keeps no more of an address than addresses have")
  func longAddress() throws {
    let served = try TestAPI()
    let address = String(repeating: "é", count: 10_000)
    _ = try served.send(
      TestRequest("POST", "\(Self.path)/\(Self.first)/sendToDifferentAddress", body: #"{"to":"\#(address)"}"#))
    #expect(try Self.events(served).first?["target"] as? String == String(repeating: "é", count: 160))
  }

  @Test("answers by the status that the version has for no body", arguments: [("v6", 200), ("v7", 200), ("v8", 204)])
  func versions(version: String, status: Int) throws {
    let path = Self.path.replacing("/v6/", with: "/\(version)/")
    for call in ["sendToDefaultAddress", "sendToDifferentAddress"] {
      let answer = try TestAPI().send(
        TestRequest("POST", "\(path)/\(call)", body: #"{"items":[\#(Self.list)],"to":"a@b.example"}"#))
      #expect(answer.status == status)
      #expect(answer.body.isEmpty)
    }
  }
}
