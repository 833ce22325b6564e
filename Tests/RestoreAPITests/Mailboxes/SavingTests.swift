import Backup
import HTTP1
import RestoreAPI
import Testing

@Suite("Saving items", .timeLimit(.minutes(5)))
struct SavingTests {
  private static let path = "\(Catalogue.mailbox(TestWorld.everyState))/items"
  private static let events = "/v6/RestoreSessions/\(TestWorld.session)/Events?limit=10000"

  private static func item(_ number: UInt32, in folder: UInt32 = 0) -> String {
    Catalogue.item(number, in: folder, of: TestWorld.everyState)
  }

  private static func save(_ ids: [String]) -> TestRequest {
    let items = ids.map { #"{"id":"\#($0)"}"# }.joined(separator: ",")
    return TestRequest("POST", "\(path)/Save", body: #"{"items":[\#(items)]}"#)
  }

  /// The bytes of an answer, which are no text.
  private static func bytes(_ request: TestRequest, of served: TestAPI) throws -> (answer: TestAnswer, bytes: [UInt8]) {
    var reply = Reply()
    let answer = try served.send(request.bytes, using: &reply)
    return (answer, reply.response.joinedBody())
  }

  @Test("one by one answers a message file, and tells of it")
  func one() throws {
    let served = try TestAPI()
    let id = Self.item(0)
    let (answer, bytes) = try Self.bytes(
      TestRequest("POST", "\(Self.path)/\(id)/save").with { $0.contentType = nil }, of: served)
    #expect(answer.status == 200)
    #expect(answer.field("Content-Type") == "application/octet-stream")
    #expect(answer.basis == "openapi")
    #expect(bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
    #expect(bytes.count % 512 == 0)
    let item = try served.get("\(Self.path)/\(id)")
    let subject = try #require((item.json as? [String: Any])?["subject"] as? String)
    #expect(bytes.firstRange(of: subject.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }) != nil)
    let event = try #require(try served.get(Self.events).results.last)
    #expect(event["type"] as? String == "Save")
    #expect(event["status"] as? String == "Success")
    #expect(event["itemType"] as? String == "IPM.Note")
    #expect(event["title"] as? String == "Item successfully saved")
    #expect(event["source"] as? String == #"Eva\Inbox\\#(subject)"#)
    let message = #"Item \#(subject) was saved successfully (type: IPM.Note; source: Eva\Inbox\\#(subject); target: "#
    #expect((event["message"] as? String)?.hasPrefix(message) == true)
  }

  @Test("in several answers an archive of them, each under a name of its own, and tells of each")
  func several() throws {
    let served = try TestAPI()
    let ids = (0..<10).map { Self.item($0) } + [Self.item(0), Self.item(0)]
    let (answer, bytes) = try Self.bytes(Self.save(ids), of: served)
    #expect(answer.status == 200)
    #expect(answer.field("Content-Type") == "application/octet-stream")
    #expect(bytes.starts(with: [0x50, 0x4B, 3, 4]))
    let end = bytes.suffix(22)
    #expect(Array(end.prefix(4)) == [0x50, 0x4B, 5, 6])
    #expect(Int(end[end.startIndex + 10]) == 12)
    let events = try served.get(Self.events).results.dropFirst()
    #expect(events.map { $0["type"] as? String } == Array(repeating: "Save", count: 12))
    #expect(Set(events.compactMap { $0["target"] as? String }).allSatisfy { $0.hasSuffix(".msg") })
    let session = try served.get("/v6/RestoreSessions/\(TestWorld.session)").json as? [String: Any]
    #expect(session?["details"] as? String == "12 items processed (12 successes)")
  }

  @Test("answers the same bytes every time, items with long attachments too")
  func same() throws {
    let ids = (0..<200).map { Self.item($0, in: 6) }.prefix(60)
    let first = try Self.bytes(Self.save(Array(ids)), of: try TestAPI())
    let second = try Self.bytes(Self.save(Array(ids)), of: try TestAPI())
    #expect(first.answer.status == 200)
    #expect(first.bytes.count > 1_000_000)
    #expect(first.bytes == second.bytes)
  }

  @Test("answers no more than one request may have, and says how much that is", arguments: [1001, 1000])
  func tooMuch(count: Int) throws {
    let served = try TestAPI()
    // A thousand of these are more bytes, a thousand and one more items.
    let answer = try served.send(Self.save((0..<UInt32(count)).map { Self.item($0, in: 6) }))
    #expect(answer.status == 400)
    #expect(answer.rules == ["save.size"])
    #expect(answer.message == "Too many items, or too many bytes, to be saved by one request.")
    #expect(answer.violations.first?.expected == "at most 1000 items of at most 64 MiB together")
    #expect(try served.get(Self.events).results.count == 1)
  }

  @Test("takes no memory that there is not, and tells of nothing then")
  func memory() throws {
    let served = try TestAPI()
    var reply = Reply(charging: MemoryAccount(limit: 1_000_000))
    let answer = try served.send(Self.save((0..<100).map { Self.item($0, in: 6) }).bytes, using: &reply)
    #expect(answer.status == 503)
    #expect(answer.field("Retry-After") == "1")
    #expect(try served.get(Self.events).results.count == 1)
  }

  @Test(
    "names items, that the mailbox has",
    arguments: [
      (#"{}"#, 400, "items.named"), (#"{"items":[]}"#, 400, "items.named"), (#"{"items":[{}]}"#, 400, "items.id"),
      (#"{"items":[{"id":"x"}]}"#, 404, "item.known"), (#"{"items":1}"#, 400, "body.type"),
    ])
  func refused(body: String, status: Int, rule: String) throws {
    let served = try TestAPI()
    for call in ["Save", "sendToDefaultAddress", "sendToDifferentAddress"] {
      let to = call == "sendToDifferentAddress" ? #""to":"a@b","# : ""
      let members = "{\(to)\(body.dropFirst())".replacing(",}", with: "}")
      let answer = try served.send(TestRequest("POST", "\(Self.path)/\(call)", body: members))
      #expect(answer.status == status, "\(call)")
      #expect(answer.rules == [rule], "\(call)")
    }
    #expect(try served.get(Self.events).results.count == 1)
  }

  @Test("knows only the mailbox's items", arguments: ["save", "sendToDefaultAddress", "sendToDifferentAddress"])
  func unknown(call: String) throws {
    let id = Catalogue.item(0, in: 0, of: TestWorld.plain)
    let answer = try TestAPI().send(TestRequest("POST", "\(Self.path)/\(id)/\(call)", body: #"{"to":"a@b"}"#))
    #expect(answer.status == 404)
    #expect(answer.rules == ["item.known"])
  }

  @Test("is over once the session was stopped")
  func stopped() throws {
    let served = try TestAPI()
    _ = try served.send(TestRequest("POST", "/v6/RestoreSessions/\(TestWorld.session)/Stop"))
    #expect(try served.send(Self.save([Self.item(0)])).status == 500)
  }
}
