import Testing

/// A body with the liberties that known clients take (members of the v5 wrappers lifted out, as v6 wants them).
@Suite("The bodies of real clients", .timeLimit(.minutes(5)))
struct ClientBodyTests {
  @Test(
    "for a single mailbox",
    arguments: [
      "\n  { \"userName\": \"a@b.c\",\n \"userPassword\": \"p\\/w\", }",
      #"{"userName":"a","userPassword":"b","userCode":null,"applicationCertificate":null}"#,
      #"{"UserName":"a","UserPassword":"b"}"#,
    ])
  func single(body: String) throws {
    #expect(try TestAPI().send(.single(body)).status == 200)
  }

  @Test("for many mailboxes")
  func bulk() throws {
    let body = """

         { "userCode": "C6A9DB737", "mailBoxes": [ { "Id": "\(TestWorld.plain)" }, ], "casServer": "outlook.office365.com",
         "recentItemRestorePeriod": 7, "skipUnresolved": "false", "changedItems": "true", "deletedItems": "True",
         "markrestoredAsunread": "true", "markRestoredAsUnread": false, "excludeDrafts": false,
         "excludeDeleteditems": "FALSE", "excludeLitigationholditems": false, "excludeInplaceholditems": false, }
      """
    let answer = try TestAPI().send(.bulk(body).with { $0.contentType = "application/x-www-form-urlencoded" })
    #expect(answer.status == 200)
    #expect(answer.otherWarnings.map(\.pointer) == ["Content-Type"])
    #expect(answer.body.hasPrefix(#"{"status":"Success","createdItemsCount":4,"mergedItemsCount":2,"#))
  }

  @Test("in the wrapper of the API's older versions lack everything, with a warning that names it")
  func wrapped() throws {
    let answer = try TestAPI().send(.single(#"{"restoretoOriginallocation":\#(Bodies.password)}"#))
    #expect(answer.message == "Missing mandatory parameters: UserName, UserPassword")
    #expect(answer.warnings.map(\.pointer) == ["/restoretoOriginallocation"])
  }
}
