import Testing

@Suite("Outcomes and accounts of the fixtures", .timeLimit(.minutes(5)))
struct OutcomeTests {
  @Test("refuse a single restore with their status and message, escaped as JSON has it")
  func refusal() throws {
    let answer = try TestAPI().send(.single(Bodies.password, mailbox: TestWorld.refused))
    #expect(answer.status == 503)
    #expect(answer.message == TestWorld.refusal)
    #expect(answer.body == #"{"message":"The store of \"rita\" is closed.\\n\u0001"}"#)
    #expect(answer.rules == ["mailbox.outcome"])
    #expect(answer.basis == "scripted")
    #expect(answer.delay == 0)
  }

  @Test("refuse with 500 where the fixture names no status, as late as it says")
  func lateRefusal() throws {
    let answer = try TestAPI().send(.single(Bodies.password, mailbox: TestWorld.slowlyRefused))
    #expect(answer.status == 500)
    #expect(answer.message == "Too slow.")
    #expect(answer.delay == 1500)
  }

  @Test("with a delay alone succeed that much later")
  func delay() throws {
    let answer = try TestAPI().send(.single(Bodies.password, mailbox: TestWorld.slow))
    #expect(answer.status == 200)
    #expect(answer.delay == 700)
  }

  private static let accounts = #"""
    "exchangeAccounts": [
      { "userName": "ann@cloud.example", "password": "paSSw0rd" }, { "userName": "root", "password": "" } ],
    """#

  @Test(
    "hold user name and password against the accounts, on both endpoints",
    arguments: [
      ("ann@cloud.example", "paSSw0rd", true), ("ANN@Cloud.Example", "paSSw0rd", true), ("root", "", true),
      ("ann@cloud.example", "password", false), ("ann@cloud.example", "", false), ("root", "paSSw0rd", false),
      ("nobody", "paSSw0rd", false), ("ann@cloud.exampl\\u0065", "paSSw0r\\u0064", true),
    ])
  func accounts(userName: String, password: String, isRight: Bool) throws {
    let served = try TestAPI(TestWorld.make(Self.accounts))
    for answer in [
      try served.send(.single(#"{"userName":"\#(userName)","userPassword":"\#(password)"}"#)),
      try served.send(
        .bulk(members: #""office365UserName":"\#(userName)","office365UserPassword":"\#(password)""#)),
      try served.send(
        .bulk(members: #""onPremisesUserName":"\#(userName)","onPremisesUserPassword":"\#(password)""#)),
    ] {
      #expect(answer.status == (isRight ? 200 : 500))
      guard !isRight else { continue }
      #expect(answer.message == "The request failed. The remote server returned an error: (401) Unauthorized.")
      #expect(answer.rules == ["account.password"])
      #expect(answer.basis == "assumed")
    }
  }

  @Test("refuse the whole request for one wrong pair of two, and say which")
  func wrongPair() throws {
    let served = try TestAPI(TestWorld.make(Self.accounts))
    let body = #"""
      {\#(Bodies.mailboxes(TestWorld.hybrid)),"office365UserName":"root","office365UserPassword":"",
       "onPremisesUserName":"root","onPremisesUserPassword":"guess"}
      """#
    let answer = try served.send(.bulk(body, session: TestWorld.hybridSession))
    #expect(answer.status == 500)
    #expect(answer.pointers == ["/onPremisesUserPassword"])
  }

  @Test("do not ask device codes and certificates for an account")
  func otherWays() throws {
    let served = try TestAPI(TestWorld.make(Self.accounts))
    for way in [WayVector.deviceCode("single"), .certificate("single"), .deviceCode("bulk"), .certificate("bulk")] {
      #expect(try served.send(way.request).status == 200)
    }
  }
}
