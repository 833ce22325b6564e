import Testing

@Suite("Mailboxes", .timeLimit(.minutes(5)))
struct MailboxTests {
  private static func mailbox(_ id: String, _ name: String, _ email: String, isArchive: Bool = false) -> String {
    let path = "v6/restoresessions/\(TestWorld.session)/organization/mailboxes/\(id)"
    return """
      {"id":"\(id)","name":"\(name)","email":"\(email)","isArchive":\(isArchive),"isPublic":false,\
      "_links":{"self":{"href":"\(path)"},"folders":{"href":"\(path)/folders?parentId=null"},\
      "allfolders":{"href":"\(path)/folders"},"items":{"href":"\(path)/items"}}}
      """
  }

  @Test("are listed in pages, in the order of the fixtures")
  func list() throws {
    let path = Catalogue.mailboxes()
    let answer = try TestAPI().get("\(path)?limit=2")
    #expect(
      answer.body == """
        {"offset":0,"limit":2,"_links":{"self":{"href":"\(path)?offset=0&limit=2"},\
        "next":{"href":"\(path)?offset=2&limit=2"}},"results":[\
        \(Self.mailbox(TestWorld.plain, "Ann", "ann@cloud.example")),\
        \(Self.mailbox(TestWorld.everyState, "Eva", "eva@cloud.example"))]}
        """)
    #expect(answer.field("Content-Type") == "application/json; charset=utf-8")
    #expect(answer.basis == "openapi")
  }

  @Test("are one by one what the list says")
  func each() throws {
    let served = try TestAPI()
    #expect(
      try served.get(Catalogue.mailbox(TestWorld.archive)).body
        == Self.mailbox(TestWorld.archive, "In-Place Archive - Ann", "ann@cloud.example", isArchive: true))
    for id in try served.walk("\(Catalogue.mailboxes())?limit=1") {
      let own = try served.get(Catalogue.mailbox(id)).body
      #expect(try served.get("\(Catalogue.mailboxes())?limit=100").body.contains(own))
    }
  }

  @Test("lead to what their links name")
  func links() throws {
    let served = try TestAPI()
    let mailbox = try served.get(Catalogue.mailbox(TestWorld.everyState))
    for name in ["self", "folders", "allfolders", "items"] {
      let href = try #require(mailbox.link(name))
      #expect(try served.get("/\(href)").status == 200)
    }
  }

  @Test("of a session that lists some are those")
  func listed() throws {
    #expect(try TestAPI().get(Catalogue.mailboxes(TestWorld.listedSession)).ids == [TestWorld.plain])
  }

  @Test("beyond the end are an empty page, and a page of a hundred thousand is like one of ten")
  func extremes() throws {
    let served = try TestAPI()
    let last = try served.get("\(Catalogue.mailboxes())?offset=2147483647&limit=2147483647")
    #expect(last.ids.isEmpty)
    #expect(last.link("next") == nil)
    #expect(last.link("first") == "\(Catalogue.mailboxes())?offset=0&limit=10000")
  }

  @Test(
    "are refused like those of a restore",
    arguments: [
      ("\(Catalogue.mailboxes(TestWorld.nobody))", 404, "session.known"),
      ("\(Catalogue.mailboxes(TestWorld.stoppedSession))", 500, "session.working"),
      ("\(Catalogue.mailboxes(TestWorld.driveSession))", 404, "session.known"),
      ("\(Catalogue.mailboxes("1"))", 400, "path.id"),
      ("\(Catalogue.mailboxes())?limit=0", 400, "query.range"),
      ("\(Catalogue.mailboxes())?offset=-1", 400, "query.range"),
      (Catalogue.mailbox(TestWorld.hybrid), 404, "mailbox.known"),
      (Catalogue.mailbox(TestWorld.archive, TestWorld.listedSession), 404, "mailbox.known"),
      (Catalogue.mailbox("x"), 400, "path.id"),
    ])
  func refusals(path: String, status: Int, rule: String) throws {
    let answer = try TestAPI().send(TestRequest("GET", path))
    #expect(answer.status == status)
    #expect(answer.rules == [rule])
  }
}
