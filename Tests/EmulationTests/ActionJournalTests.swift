import Emulation
import JSONText
import Testing
import TestSupport

@Suite("The journal of v5's Action calls", .timeLimit(.minutes(5)))
struct ActionJournalTests {
  private static let mailbox = "/v5/RestoreSessions/\(Requests.session)/organization/mailboxes/\(Requests.mailbox)"
  private static let restore =
    #"{"restoretoOriginallocation":{"userName":"a@b.example","userPassword":"hunter2-secret"}}"#

  private static func form(_ path: String, _ body: String) -> String {
    Requests.json("POST", path, body).replacing("application/json", with: "application/x-www-form-urlencoded")
  }

  private func first(_ emulator: InProcess) throws -> JSONValue {
    try JSONValue(parsing: emulator.send(Requests.get("/_emulator/requests/1")).body.utf8.span)
  }

  @Test("names the call that the wrapper stands for, and shows what is in it without its secrets")
  func shown() throws {
    let emulator = try InProcess()
    #expect(try emulator.send(Requests.json("POST", Self.mailbox + "/Action", Self.restore)).status == 200)
    let request = try first(emulator)
    #expect(request.member("operation")?.string == "restoreMailbox")
    #expect(request.member("version")?.string == "v5")
    #expect(request.value(at: ["body", "restoretoOriginallocation", "userName"])?.string == "a@b.example")
    #expect(request.value(at: ["body", "restoretoOriginallocation", "userPassword", "secret", "length"]) != nil)
    #expect(try !emulator.send(Requests.get("/_emulator/requests/1")).body.contains("hunter2"))
  }

  @Test(
    "matches members below the wrapper",
    arguments: [
      (#"{"/restoretoOriginallocation/userName":"a@b.example"}"#, 200),
      (#"{"/restoretoOriginallocation/userName":"c@b.example"}"#, 409), (#"{"/userName":"a@b.example"}"#, 409),
      (#"{"/restoretoOriginallocation/userPassword":"hunter2-secret"}"#, 200),
      (#"{"/restoretoOriginallocation/userPassword":"hunter3-secret"}"#, 409),
    ])
  func matched(body: String, status: Int) throws {
    let emulator = try InProcess()
    _ = try emulator.send(Requests.json("POST", Self.mailbox + "/action", Self.restore))
    let match = #"{"match":{"operation":"restoreMailbox","version":"v5","body":\#(body)}}"#
    #expect(try emulator.send(Requests.json("POST", "/_emulator/verify", match)).status == status)
  }

  @Test("shows a form as the object it is, and sends it again as a form")
  func forms() throws {
    let emulator = try InProcess()
    let form =
      "restoretoOriginallocation[userName]=a%40b.example&restoretoOriginallocation[userPassword]=hunter2-secret"
    #expect(try emulator.send(Self.form(Self.mailbox + "/Action", form)).status == 200)
    let request = try first(emulator)
    #expect(request.member("operation")?.string == "restoreMailbox")
    #expect(request.value(at: ["body", "restoretoOriginallocation", "userName"])?.string == "a@b.example")
    #expect(request.value(at: ["body", "restoretoOriginallocation", "userPassword", "secret", "length"]) != nil)
    let curl = try #require(request.member("curl")?.string)
    #expect(
      curl.contains(
        "restoretoOriginallocation%5BuserName%5D=a%40b.example&restoretoOriginallocation%5BuserPassword%5D="))
  }

  @Test("knows the call where a fault rule answers before it is made, by JSON and by form")
  func faults() throws {
    for request in [
      Requests.json("POST", Self.mailbox + "/Action", Self.restore),
      Self.form(Self.mailbox + "/Action", "restoretoOriginallocation[userName]=a%40b.example"),
    ] {
      let emulator = try InProcess()
      let rule =
        #"{"match":{"operation":"restoreMailbox","body":{"/restoretoOriginallocation/userName":"a@b.example"}},"#
        + #""effect":{"status":503}}"#
      #expect(try emulator.send(Requests.json("POST", "/_emulator/faults", rule)).status == 201)
      let other = Requests.json("POST", Self.mailbox + "/Action", #"{"search":{"query":"a"}}"#)
      #expect(try emulator.send(other).status == 200)
      #expect(try emulator.send(request).status == 503)
      let kept = try JSONValue(parsing: emulator.send(Requests.get("/_emulator/requests/3")).body.utf8.span)
      #expect(kept.member("operation")?.string == "restoreMailbox")
      #expect(kept.value(at: ["body", "restoretoOriginallocation", "userName"])?.string == "a@b.example")
    }
  }

  @Test("names the resource where the body does not say what is to be done, and keeps no secret of it")
  func unclear() throws {
    let emulator = try InProcess()
    let body = #"{"restoretoOriginallocations":{"userName":"a@b.example","userPassword":"hunter2-secret"}}"#
    #expect(try emulator.send(Requests.json("POST", Self.mailbox + "/Action", body)).status == 400)
    let request = try first(emulator)
    #expect(request.member("operation")?.string == "actOnMailbox")
    #expect(request.value(at: ["body", "restoretoOriginallocations", "userName"])?.string == "a@b.example")
    #expect(try !emulator.send(Requests.get("/_emulator/requests/1")).body.contains("hunter2"))
  }
}
