import Testing

@testable import RestoreAPI

@Suite("Refused Action calls", .timeLimit(.minutes(5)))
struct ActionRefusalTests {
  /// A body of an Action call of a mailbox, the place of what is wrong with it, and what to do about it.
  private static let refused: [(body: String, rule: String, pointer: String, suggestion: String)] = [
    ("{}", "action.wrapper", "", #"send {"restoretoOriginallocation": {…}} or"#),
    (
      #"{"restoretoOriginallocations":{}}"#, "action.wrapper", "/restoretoOriginallocations", "did you mean restoretoOr"
    ),
    (#"{"restoreTo2":{}}"#, "action.wrapper", "/restoreTo2", "did you mean restoreTo?"),
    (Bodies.password, "action.wrapper", "/userName", #"send {"restoretoOriginallocation": {…}} or"#),
    (#"{"search":{"query":"a"},"restoreTo":{}}"#, "action.wrapper", "/restoreTo", "send one request for each"),
    (#"{"search":{"query":"a"},"Search":{"query":"a"}}"#, "action.wrapper", "/Search", "send one request for each"),
    (#"{"stop":null}"#, "action.wrapper", "/stop", #"send {"restoretoOriginallocation": {…}} or"#),
    ("", "body.present", "", "send the call's properties as one JSON object"),
    ("null", "body.present", "", "send the call's properties as one JSON object"),
    ("[]", "body.json", "", ""), ("\"restoreTo\"", "body.json", "", ""), ("{\"restoreTo\":{}", "body.json", "", ""),
    ("{\"restoreTo\":{]}", "body.json", "", ""), ("{\"restoreTo\":{},x}", "body.json", "", ""),
    (#"{"restoreTo":null}"#, "body.present", "/restoreTo", #"send {"restoreTo": {…}}"#),
    (#"{"restoreTo":""}"#, "body.present", "/restoreTo", #"send {"restoreTo": {…}}"#),
    (#"{"restoreTo":[]}"#, "body.type", "/restoreTo", #"send {"restoreTo": {…}}"#),
    (#"{"restoreTo":"{}"}"#, "body.type", "/restoreTo", #"send {"restoreTo": {…}}"#),
    (#"{"restoreTo":true}"#, "body.type", "/restoreTo", #"send {"restoreTo": {…}}"#),
    (#"{"restoreTo":{"changedItems":"maybe"}}"#, "body.type", "/restoreTo/changedItems", "write true or false"),
  ]

  @Test("tell what is wrong around the body", arguments: Self.refused)
  func wrappers(vector: (body: String, rule: String, pointer: String, suggestion: String)) throws {
    let answer = try TestAPI().send(.mailboxAction(vector.body))
    #expect(answer.status == 400)
    #expect(answer.message == "The request is invalid.")
    let first = try #require(answer.violations.first)
    #expect(first.rule == vector.rule)
    #expect(first.pointer == vector.pointer)
    #expect(first.suggestion?.hasPrefix(vector.suggestion) == true, "\(first.suggestion ?? "")")
  }

  @Test(
    "name the wrapper that stands for a verb of later versions",
    arguments: [
      ("/organization/mailboxes/\(TestWorld.plain)", "restore", "restoretoOriginallocation"),
      ("/organization/mailboxes/\(TestWorld.plain)/items", "Restore", "restoretoOriginallocation"),
      ("/organization/mailboxes/\(TestWorld.plain)/items", "save", "savetoMsg"),
      ("/organization/mailboxes", "restore", "restoreTo"),
      ("/organization/mailboxes/\(TestWorld.plain)", "restoreToo", "restoreTo"),
    ])
  func verbsAsWrappers(place: String, verb: String, wrapper: String) throws {
    let answer = try TestAPI().send(.action("{\"\(verb)\":\(Bodies.password)}", at: place))
    #expect(answer.rules == ["action.wrapper"])
    #expect(answer.violations.first?.suggestion == "did you mean \(wrapper)?")
  }

  @Test("need a token before all else")
  func token() throws {
    let refused = TestRequest.mailboxAction("{").with { $0.authorization = nil }
    #expect(try TestAPI().send(refused).status == 401)
  }

  @Test("tell the place of what is wrong in the body with the wrapper, line and column as they were sent")
  func places() throws {
    let body = """
      { "restoreTo": {
          "mailBoxes": [ { "id": "\(TestWorld.plain)" }, { "name": "b" } ],
          "userCod": "x" } }
      """
    let answer = try TestAPI().send(.action(body, at: "/organization/mailboxes"))
    #expect(answer.message == "Missing mandatory parameters: MailBoxes[1].Id")
    #expect(answer.pointers.first == "/restoreTo/mailBoxes/1/id")
    #expect(answer.violations.first?.position == "2:70")
    #expect(answer.warnings.map(\.pointer) == ["/restoreTo/userCod"])
    #expect(answer.warnings.first?.position == "3:5")
    let missing = try TestAPI().send(.mailboxAction(#"{"restoretoOriginallocation":{}}"#))
    #expect(missing.message == "Missing mandatory parameters: UserName, UserPassword")
    #expect(missing.pointers.allSatisfy { $0.hasPrefix("/restoretoOriginallocation") })
  }

  @Test("warn of what stands beside the wrapper, and read over it")
  func beside() throws {
    let body = #"{"comment":{"a":[1,{"stop":null}]},"restoretoOriginallocation":\#(Bodies.password)}"#
    let answer = try TestAPI().send(.mailboxAction(body))
    #expect(answer.body == Bodies.counters)
    #expect(answer.warnings.map(\.rule) == ["body.member"])
    #expect(answer.warnings.map(\.pointer) == ["/comment"])
  }

  @Test(
    "have no verb in their paths, and the hint has the wrapper",
    arguments: [
      ("Organizations/11111111-0000-4000-8000-000000000000/explore", "explore", "…/{organizationId}/Action"),
      ("Organization/Explore", "explore", "/v5/Organization/Action"),
      ("RestoreSessions/\(TestWorld.session)/Stop", "stop", "…/{restoreSessionId}/Action"),
      ("RestoreSessions/\(TestWorld.session)/organization/mailboxes/restore", "restoreTo", "…/mailboxes/Action"),
      ("RestoreSessions/\(TestWorld.session)/organization/mailboxes/search", "search", "…/mailboxes/Action"),
      (
        "RestoreSessions/\(TestWorld.session)/organization/mailboxes/\(TestWorld.plain)/restore",
        "restoretoOriginallocation", "…/{mailboxId}/Action"
      ),
      (
        "RestoreSessions/\(TestWorld.session)/organization/mailboxes/\(TestWorld.plain)/restoreTo", "restoreTo",
        "…/{mailboxId}/Action"
      ),
      (
        "RestoreSessions/\(TestWorld.session)/organization/mailboxes/\(TestWorld.plain)/items/restore",
        "restoretoOriginallocation", "…/items/Action"
      ),
    ])
  func verbs(path: String, wrapper: String, action: String) throws {
    for versions in [APIVersion.all, [.v5]] {
      let answer = try TestAPI { $0.versions = versions }.send(
        TestRequest("POST", "/v5/\(path)", body: Bodies.password))
      #expect(answer.status == 404)
      #expect(answer.rules == ["route.path"])
      #expect(answer.violations.first?.suggestion == "in v5: POST \(action) with {\"\(wrapper)\": {…}}")
    }
  }

  @Test("are POSTs, and no other version has them")
  func method() throws {
    let get = try TestAPI().send(.get(TestRequest.mailboxAction("").path))
    #expect(get.status == 405)
    #expect(get.field("Allow") == "POST")
    for version in ["v6", "v7", "v8"] {
      let path = TestRequest.mailboxAction("").path.replacing("/v5/", with: "/\(version)/")
      #expect(try TestAPI().send(TestRequest("POST", path, body: #"{"search":{"query":"a"}}"#)).status == 404)
    }
  }

  @Test(
    "refuse forms that say nothing clear",
    arguments: [
      "explore[type", "explore]=1", "[explore]=1", "=", "&&", "explore[type]=%FF", "%FF=1",
      "explore" + String(repeating: "[a]", count: 9) + "=1", "explore[]=1", "explore[0]=1", "explore[type][0]=vex",
      "explore[a]=" + String(repeating: "a", count: ActionForm.longest),
      (0...ActionForm.mostParameters).map { "explore[a\($0)]=1" }.joined(separator: "&"),
    ])
  func forms(form: String) throws {
    let answer = try TestAPI().send(TestRequest.exploreAction(form).asForm)
    #expect(answer.status == 400, "\(answer.body)")
    #expect(answer.message == "The request is invalid.")
  }

  @Test("answer every broken body, whatever is left of it or put into it")
  func broken() throws {
    let api = try TestAPI()
    var reply = Reply()
    let whole = #"{"a":1,"restoreTo":{"mailBoxes":[{"id":"\#(TestWorld.plain)"},],"userCode":'C6A9DB737',},}"#
    let form = "explore%5Bdatetime%5D=2022.03.01+10%3A00&explore[items][0][id]=1&explore[type]=vex"
    for (text, isForm) in [(Array(whole.utf8), false), (Array(form.utf8), true)] {
      for index in text.indices {
        var variants = [Array(text[..<index]), Array(text[index...])]
        for byte in [0x00, 0x22, 0x5B, 0x5D, 0x7B, 0x7D, 0x25, 0x26, 0x2F, 0x5C, 0xFF] as [UInt8] {
          var variant = text
          variant[index] = byte
          variants.append(variant)
        }
        for variant in variants {
          for path in [TestRequest.exploreAction("").path, TestRequest.action("", at: "/organization/mailboxes").path] {
            var request = TestRequest("POST", path)
            request.body = variant
            let answer = try api.send((isForm ? request.asForm : request).bytes, using: &reply)
            #expect([200, 201, 400, 415].contains(answer.status))
          }
        }
      }
    }
  }
}
