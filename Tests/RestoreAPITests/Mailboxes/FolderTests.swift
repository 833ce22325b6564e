import Testing

@Suite("Folders", .timeLimit(.minutes(5)))
struct FolderTests {
  private static let path = "\(Catalogue.mailbox(TestWorld.everyState))/folders"
  private static let names = Folders.everyState.map(\.name)

  private func names(_ query: String) throws -> [String] {
    try TestAPI().get("\(Self.path)\(query)").results.compactMap { $0["name"] as? String }
  }

  @Test("are written as the vendor's document has them")
  func body() throws {
    let folder = Catalogue.folder(1, of: TestWorld.everyState)
    let mailbox = "v6/restoresessions/\(TestWorld.session)/organization/mailboxes/\(TestWorld.everyState)"
    let json = """
      {"name":"Drafts","type":"None","category":"Drafts",\
      "_links":{"self":{"href":"\(mailbox)/folders/\(folder)"},"mailbox":{"href":"\(mailbox)"},\
      "children":{"href":"\(mailbox)/folders?parentId=\(folder)"},\
      "items":{"href":"\(mailbox)/items?folderId=\(folder)"}},"id":"\(folder)"}
      """
    let served = try TestAPI()
    #expect(try served.get("\(Self.path)/\(folder)").body == json)
    #expect(
      try served.get("\(Self.path)?offset=1&limit=1").body == """
        {"offset":1,"limit":1,"_links":{"first":{"href":"\(Self.path)?offset=0&limit=1"},\
        "prev":{"href":"\(Self.path)?offset=0&limit=1"},"self":{"href":"\(Self.path)?offset=1&limit=1"},\
        "next":{"href":"\(Self.path)?offset=2&limit=1"}},"results":[\(json)]}
        """)
  }

  @Test(
    "are all root folders, in the order of the fixtures",
    arguments: ["", "?parentId=null", "?parentid=", "?ParentId=ROOT"])
  func roots(query: String) throws {
    #expect(try names(query) == Self.names)
  }

  @Test("have none below them")
  func children() throws {
    #expect(try names("?parentId=\(Catalogue.folder(0, of: TestWorld.everyState))") == [])
  }

  @Test(
    "are found by name, in any case, with wildcards",
    arguments: [
      ("inbox", ["Inbox"]), ("Held*", ["Held drafts", "Held trash"]), ("*DRAFTS", ["Drafts", "Held drafts"]),
      ("D*s", ["Drafts", "Deleted Items", "Discovery Holds"]), ("?nbox", ["Inbox"]), ("nbox", []),
      ("Deleted%20Items", ["Deleted Items"]), ("Deleted+Items", ["Deleted Items"]),
    ])
  func byName(name: String, found: [String]) throws {
    #expect(try names("?name=\(name)") == found)
    #expect(try names("?name=\(name)&offset=1") == Array(found.dropFirst()))
  }

  @Test("lead to themselves, their children and their items by their links, encoded or not")
  func links() throws {
    let served = try TestAPI()
    for folder in Folders.everyState.indices {
      let id = Catalogue.folder(UInt32(folder), of: TestWorld.everyState)
      for spelling in [id, id.replacing("=", with: "%3D"), id.replacing("=", with: "%3d")] {
        let answer = try served.get("\(Self.path)/\(spelling)")
        #expect(answer.link("self")?.hasSuffix("/folders/\(id)") == true)
        for name in ["self", "mailbox", "children", "items"] {
          let href = try #require(answer.link(name))
          _ = try served.get("/\(href)")
        }
      }
    }
  }

  @Test(
    "that the mailbox has not are unknown, whatever their id looks like",
    arguments: [
      Catalogue.folder(7, of: TestWorld.everyState), Catalogue.folder(0, of: TestWorld.plain),
      Catalogue.folder(.max, of: TestWorld.everyState), Catalogue.item(0, in: 0, of: TestWorld.everyState), "x",
      TestWorld.everyState, Catalogue.folder(0, of: TestWorld.everyState).lowercased(),
      String(Catalogue.folder(0, of: TestWorld.everyState).dropLast(2)), "%00",
    ])
  func unknown(id: String) throws {
    for (path, pointer) in [
      ("\(Self.path)/\(id)", "{folderId}"), ("\(Self.path)?parentId=\(id)", "?parentId"),
      ("\(Catalogue.mailbox(TestWorld.everyState))/items?folderId=\(id)", "?folderId"),
    ] {
      let answer = try TestAPI().send(TestRequest("GET", path))
      #expect(answer.status == 404)
      #expect(answer.message == "Resource cannot be found for current key")
      #expect(answer.rules == ["folder.known"])
      #expect(answer.pointers == [pointer])
      #expect(answer.basis == "assumed")
    }
  }
}
