import Backup
import Testing

@testable import RestoreAPI

@Suite("The Action calls of v5", .timeLimit(.minutes(5)))
struct ActionTests {
  private static let folder = "/folders/\(Catalogue.folder(0, of: TestWorld.plain))"
  private static let item = "/items/\(Catalogue.item(0, in: 0, of: TestWorld.plain))"

  @Test(
    "start a restore session by every spelling that clients have",
    arguments: [
      #"{ "explore": { "datetime": "2022.03.01 10:00", "type": "vex", "ShowAllVersions": "true", "ShowDeleted": "true" } }"#,
      #"{"explore":{"datetime":"2017-08-02 22:00:28","type":"Vex","showAllVersions":true,"showDeleted":false}}"#,
      #"{"explore":{"dateTime":"2022-03-01T10:00:00Z","type":"Vex"}}"#,
      #"{"explore": {"datetime": "2017-08-02 22:00:28"}}"#, #"{"Explore":{}}"#, #"{'explore':{type:'vex',},}"#,
    ])
  func explore(body: String) throws {
    for request in [
      TestRequest.exploreAction(body), TestRequest.exploreAction(body).with { $0.path = $0.path.lowercased() },
      TestRequest("POST", "/v5/Organization/Action", body: body),
    ] {
      let answer = try TestAPI().send(request)
      #expect(answer.status == 201, "\(answer.body)")
      #expect(answer.violations.isEmpty && answer.otherWarnings.allSatisfy { $0.pointer.hasPrefix("/explore/") })
      #expect(answer.body.contains("\"state\":\"Working\"") && answer.body.contains("\"type\":\"Vex\""))
      #expect(answer.body.contains(#""self":{"href":"https://abc.tech.local:4443/v5/restoresessions/"#))
    }
  }

  @Test(
    "start one by a form, as libraries write objects",
    arguments: [
      "explore[datetime]=2022.03.01%2010:00&explore[type]=vex",
      "explore%5Bdatetime%5D=2022.03.01+10%3A00&explore%5Btype%5D=vex&explore%5BShowAllVersions%5D=true",
      "explore=", "explore[showDeleted]=false&",
    ])
  func exploreForm(form: String) throws {
    let answer = try TestAPI().send(TestRequest.exploreAction(form).asForm)
    #expect(answer.status == (form == "explore=" ? 400 : 201), "\(answer.body)")
    #expect(answer.warnings.isEmpty)
    #expect(answer.violations.map(\.pointer) == (form == "explore=" ? ["/explore"] : []))
    #expect(answer.violations.allSatisfy { $0.position == nil })
  }

  @Test(
    "stop a restore session",
    arguments: [
      ("{ \"stop\": null }", false), (#"{"stop":{}}"#, false), (#"{"Stop":""}"#, false), ("stop=", true),
      ("stop", true),
    ])
  func stop(body: String, isForm: Bool) throws {
    let api = try TestAPI()
    let request = TestRequest.action(body)
    let answer = try api.send(isForm ? request.asForm : request)
    #expect(answer.status == 200)
    #expect(answer.body.isEmpty)
    #expect(answer.warnings.isEmpty)
    #expect(try api.send(.get("/v5/RestoreSessions/\(TestWorld.session)")).body.contains("\"state\":\"Stopped\""))
    #expect(try api.send(request).status == (isForm ? 400 : 200))
  }

  @Test(
    "restore to the original place by every spelling of the wrapper",
    arguments: [
      "restoretoOriginallocation", "restoreToOriginalLocation", "RESTORETOORIGINALLOCATION",
      "restoretooriginallocation",
    ])
  func restore(wrapper: String) throws {
    let body = #"{"\#(wrapper)":\#(Bodies.password)}"#
    #expect(try TestAPI().send(.mailboxAction(body)).body == Bodies.counters)
    for place in [Self.folder, Self.item, ""] {
      let answer = try TestAPI().send(.mailboxAction(body, at: place))
      #expect(answer.status == 200, "\(place): \(answer.body)")
      #expect(answer.warnings.isEmpty && answer.violations.isEmpty)
      #expect(answer.body.hasPrefix(#"{"createdItemsCount":"#))
    }
  }

  @Test("restore bodies as portals build them, with commas too many, booleans in quotes and a key twice")
  func portals() throws {
    let item = Catalogue.item(0, in: 0, of: TestWorld.plain)
    // A portal in PHP, by jQuery.
    let single = #"""
      { "restoretoOriginallocation": 					{ "userName": "ann@cloud.example", 					  "userPassword": "paSSw0rd", 					} 				}
      """#
    #expect(try TestAPI().send(.mailboxAction(single)).body == Bodies.counters)
    let items = #"""
      { "restoretoOriginallocation": 					{ "userName": "ann@cloud.example", 					  "userPassword": "paSSw0rd",
       "items": [ { "Id": "\#(item)" },  ] 					} 				}
      """#
    #expect(try TestAPI().send(.mailboxAction(items, at: "/Items")).status == 200)
    // A portal in PHP, by Laravel.
    let byCode = #"{"restoretoOriginallocation":{"userCode":"C6A9DB737","items":[{"id":"\#(item)"}]}}"#
    #expect(try TestAPI().send(.mailboxAction(byCode, at: "/Items")).status == 200)
    let elsewhere = #"""
      { "restoreTo": { "casServer": "outlook.office365.com", "mailbox": "ann@cloud.example", "folder": "restored",
        "userName": "ann@cloud.example", "userPassword": "paSSw0rd", "changedItems": "true", "deletedItems": "True",
        "markRestoredAsunread": "true", "excludeDrafts": "false", "excludeDeletedItems": false,
        "excludeInplaceHolditems": "false", "excludeLitigationHoldItems": false, "markrestoredAsunread": true, } }
      """#
    let answer = try TestAPI().send(
      .mailboxAction(elsewhere).with { $0.fields = [("Accept", "application/json-stream")] })
    #expect(answer.body == Bodies.counters)
    #expect(Set(answer.otherWarnings.map(\.rule)).isEmpty)
    #expect(answer.warnings.contains { $0.pointer == "/restoreTo/changedItems" && $0.rule == "json.converted" })
    #expect(answer.warnings.contains { $0.rule == "json.trailing-comma" && $0.position?.hasPrefix("4:") == true })
  }

  @Test("restore many mailboxes at once, by the names of v5 too")
  func bulk() throws {
    let portal = #"""
      { "restoreTo": { "userCode": "C6A9DB737", "mailBoxes": [ { "Id": "\#(TestWorld.plain)" }, ],
        "casServer": "outlook.office365.com", "recentItemRestorePeriod": 7, "skipUnresolved": "false",
        "changedItems": "true", "deletedItems": "True", "markrestoredAsunread": "true", "excludeDrafts": false,
        "excludeDeleteditems": "FALSE", "excludeLitigationholditems": false, "excludeInplaceholditems": false, } }
      """#
    let old =
      #"{"restoreTo":{\#(Bodies.mailboxes(TestWorld.hybrid)),"office365username":"a@b.example","#
      + #""office365userpassword":"x","onpremuserName":"c","onpremuserPassword":"y","domainName":"d"}}"#
    let answers = [
      try TestAPI().send(.action(portal, at: "/Organization/Mailboxes")),
      try TestAPI().send(.action(old, at: "/organization/mailboxes", session: TestWorld.hybridSession)),
    ]
    for answer in answers {
      #expect(answer.status == 200, "\(answer.body)")
      #expect(answer.otherWarnings.isEmpty)
      #expect(answer.body.hasPrefix(#"{"status":"Success","createdItemsCount":"#))
      #expect(answer.body.contains(#""details":[{"mailbox":"#))
    }
  }

  @Test("know the names of v5 in v5 alone")
  func olderNames() throws {
    let body = #"{\#(Bodies.mailboxes(TestWorld.hybrid)),"onpremuserName":"c","onpremuserPassword":"y"}"#
    let answer = try TestAPI().send(.bulk(body, session: TestWorld.hybridSession))
    #expect(answer.status == 400)
    #expect(answer.warnings.map(\.pointer) == ["/onpremuserName", "/onpremuserPassword"])
  }

  @Test("search in pages, whose links carry the query")
  func search() throws {
    let body = #"{ "search": { "query": "a", } }"#
    let path = TestRequest.mailboxAction(body).path
    let answer = try TestAPI().send(
      TestRequest.mailboxAction(body).with { $0.path = path.replacing("/Action", with: "/action?offset=1&limit=2") })
    #expect(answer.status == 200, "\(answer.body)")
    #expect(answer.body.hasPrefix(#"{"offset":1,"limit":2,"setId":""#))
    #expect(answer.body.contains("/Action?") || answer.body.contains("/action?"))
    #expect(answer.otherWarnings.isEmpty)
    let refused = try TestAPI().send(TestRequest.mailboxAction(body).with { $0.path += "?limit=0" })
    #expect(refused.status == 400)
    #expect(refused.pointers == ["?limit"])
  }

  @Test("save items as files, one of them by null")
  func saves() throws {
    let item = Catalogue.item(0, in: 0, of: TestWorld.plain)
    for answer in [
      try TestAPI().send(.mailboxAction(#"{ "savetoMsg": null }"#, at: Self.item)),
      try TestAPI().send(.mailboxAction(#"{"saveToMsg":{"items":[{"Id":"\#(item)"},]}}"#, at: "/Items")),
    ] {
      #expect(answer.status == 200, "\(answer.body)")
      #expect(answer.field("Content-Type") == "application/octet-stream")
    }
  }

  @Test("restore folders and items to another place")
  func elsewhere() throws {
    let item = Catalogue.item(0, in: 0, of: TestWorld.plain)
    let target = #"{"restoreTo":{"mailbox":"b@cloud.example","userName":"a@cloud.example","userPassword":"x""#
    for (place, more) in [
      (Self.folder, #","changedItems":"true""#), (Self.item, ""), ("/items", #","items":[{"id":"\#(item)"}]"#),
    ] {
      let answer = try TestAPI().send(.mailboxAction("\(target)\(more)}}", at: place))
      #expect(answer.status == 200, "\(answer.body)")
      #expect(answer.body.hasPrefix(#"{"createdItemsCount":"#))
    }
  }

  @Test("start a restore session of a job")
  func job() throws {
    let api = try TestAPI(World.default)
    let jobs = try api.get("/v5/Jobs", token: "dev-token").json as? [[String: Any]]
    let id = try #require(jobs?.first?["id"] as? String)
    let request = TestRequest("POST", "/v5/Jobs/\(id)/Action", body: #"{"explore":{"type":"vex"}}"#)
    #expect(try api.send(request.with { $0.authorization = "Bearer dev-token" }).status == 201)
    let verb = try api.send(TestRequest("POST", "/v5/Jobs/\(id)/explore", body: "{}"))
    #expect(verb.violations.first?.suggestion == "in v5: POST …/{jobId}/Action with {\"explore\": {…}}")
  }

  @Test(
    "say of exports that they are not emulated, whatever their bodies are",
    arguments: [
      ("", #"{ "ExportToPst": { "EnablePstSizeLimit": "true", "PstSizeLimitBytes": "10737418240", } }"#),
      ("/items", #"{"exportToPst":{"contentKeywords":"","items":[{"id":"x"}]}}"#),
      (Self.item, #"{"exporttoPst":null}"#),
      (Self.folder, #"{"exportToPst":{}}"#),
    ])
  func exports(place: String, body: String) throws {
    let answer = try TestAPI().send(.mailboxAction(body, at: place))
    #expect(answer.status == 501)
    #expect(answer.rules == ["route.emulated"])
    #expect(answer.message?.hasSuffix(" with exporttoPst.") == true)
  }

  @Test("are found in UTF-16 and behind a byte-order mark, too")
  func encodings() throws {
    let body = #"{"restoretoOriginallocation":\#(Bodies.password)}"#
    let marked = TestRequest.mailboxAction("\u{FEFF}" + body)
    #expect(try TestAPI().send(marked).body == Bodies.counters)
    let wide = marked.with { $0.body = [0xFF, 0xFE] + body.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } }
    #expect(try TestAPI().send(wide).body == Bodies.counters)
  }

  @Test("leave nothing of one request to the next of a worker")
  func memory() throws {
    let api = try TestAPI()
    var reply = Reply()
    let wrapped = TestRequest.mailboxAction(#"{"restoretoOriginallocation":\#(Bodies.password)}"#)
    for request in [
      wrapped, .single(Bodies.password), wrapped.with { $0.authorization = nil }, .single(Bodies.password),
      TestRequest.exploreAction("explore[type]=vex").asForm, .single(Bodies.password), .mailboxAction("{"),
      .single(Bodies.password), wrapped,
    ] {
      let answer = try api.send(request.bytes, using: &reply)
      if request.path.hasPrefix("/v6") { #expect(answer.body == Bodies.counters) }
      #expect(try api.send(request).status == answer.status)
    }
  }
}
