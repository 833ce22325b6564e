import Testing

@Suite("Values that say nothing", .timeLimit(.minutes(5)))
struct EmptyValueTests {
  /// Every member that a client's structure has, as it is sent when only some are filled in.
  private static let rest = """
    "applicationId":"","applicationCertificate":"","applicationCertificatePassword":"","impersonationAccountName":""
    """

  @Test(
    "of a single restore are absent beside a whole way",
    arguments: [
      #""userName":"","userPassword":"","userCode":"C6A9DB737""#, #""userName":"a","userPassword":"b","userCode":"""#,
      #""userName":"a","userPassword":"","userCode":"""#,
    ])
  func single(way: String) throws {
    let answer = try TestAPI().send(.single("{\(way),\(Self.rest)}"))
    #expect(answer.status == 200, "\(answer.body)")
    #expect(answer.warnings.isEmpty)
  }

  @Test(
    "of a bulk restore are absent beside a whole way",
    arguments: [
      (#""userCode":"C6A9DB737""#, ""), (#""userCode":"""#, "office365"), (#""userCode":"""#, "onPremises"),
    ])
  func bulk(code: String, pair: String) throws {
    let pairs = ["office365", "onPremises"].map { name in
      let value = name == pair ? "a" : ""
      return #""\#(name)UserName":"\#(value)","\#(name)UserPassword":"""#
    }
    let answer = try TestAPI().send(
      .bulk(members: "\(pairs.joined(separator: ",")),\(code),\"domainName\":\"\",\"casServer\":\"\",\(Self.rest)"))
    #expect(answer.status == 200, "\(answer.body)")
    #expect(answer.warnings.isEmpty)
  }

  @Test("all together are no way of credentials")
  func none() throws {
    let answer = try TestAPI().send(.single(#"{"userName":"","userPassword":"","userCode":"",\#(Self.rest)}"#))
    #expect(answer.message == "Missing mandatory parameters: UserName, UserPassword")
  }

  @Test("leave an application's id beside a password, which is read over with a warning")
  func application() throws {
    let answer = try TestAPI().send(
      .single(#"{"userName":"a","userPassword":"b","applicationId":"\#(TestWorld.nobody)"}"#))
    #expect(answer.status == 200)
    #expect(answer.warnedRules == ["credentials.companion"])
    #expect(answer.warnings.map(\.pointer) == ["/applicationId"])
  }
}
