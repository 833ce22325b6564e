import Backup
import RestoreAPI
import Testing
import Verdict

@Suite("Device codes", .timeLimit(.minutes(5)))
struct DeviceCodeTests {
  private static func request(_ body: String, session: String = TestWorld.session) -> TestRequest {
    TestRequest("POST", "/v6/RestoreSessions/\(session)/organization/restoreDeviceCode", body: body)
  }

  private static let anywhere = TestRequest("POST", "/v6/DeviceCode", body: "{}")

  private static func check(_ code: String) -> TestRequest {
    TestRequest("POST", "/v6/DeviceCode/check", body: #"{"userCode":"\#(code)"}"#)
  }

  private static func restores(_ code: String) -> [TestRequest] {
    [
      .single(#"{"userCode":"\#(code)"}"#),
      .single(#"{"userCode":"\#(code)"}"#, mailbox: TestWorld.hybrid, session: TestWorld.hybridSession),
      .bulk(#"{\#(Bodies.mailboxes(TestWorld.plain)),"userCode":"\#(code)"}"#),
    ]
  }

  @Test("are answered in the vendor's shape, the same in every run")
  func shape() throws {
    let answer = try TestAPI().send(Self.request("{}"))
    #expect(answer.status == 200)
    #expect(
      answer.body == """
        {"userCode":"Z6FJYFCZP","verificationUrl":"https://microsoft.com/devicelogin","expiresIn":900,\
        "message":"To sign in, use a web browser to open the page https://microsoft.com/devicelogin and enter the code \
        Z6FJYFCZP to authenticate."}
        """)
    #expect(answer.field("Content-Type") == "application/json; charset=utf-8")
    #expect(try TestAPI().send(Self.anywhere).body == answer.body)
  }

  @Test(
    "are issued for every body that clients send",
    arguments: [
      #"{ "targetApplicationId" : "\#(TestWorld.nobody)", }"#, #"{"TARGETREGION":"worldwide"}"#,
      #"{"targetRegion":"USGovernment","targetOrganizationName":"abc.onmicrosoft.com"}"#,
      #"{"targetApplicationId":"","targetRegion":"","targetOrganizationName":""}"#,
      #"{"targetApplicationId":null,"targetRegion":null,"targetOrganizationName":null}"#,
    ])
  func accepted(body: String) throws {
    let answer = try TestAPI().send(Self.request(body))
    #expect(answer.status == 200)
    #expect(answer.otherWarnings.isEmpty)
    #expect(answer.member("userCode")?.count == 9)
  }

  @Test(
    "are refused where the body is none of theirs",
    arguments: [
      ("", "body.present", ""), ("[]", "body.json", ""),
      (#"{"targetApplicationId":"x"}"#, "body.type", "/targetApplicationId"),
      (#"{"targetRegion":"Worldwid"}"#, "body.type", "/targetRegion"),
      (#"{"targetRegion":1}"#, "body.type", "/targetRegion"),
      (#"{"targetOrganizationName":[]}"#, "body.type", "/targetOrganizationName"),
    ])
  func refused(body: String, rule: String, pointer: String) throws {
    let answer = try TestAPI().send(Self.request(body))
    #expect(answer.status == 400)
    #expect(answer.message == "The request is invalid.")
    #expect(answer.rules == [rule])
    #expect(answer.pointers == [pointer])
    if body.contains("Worldwid") { #expect(answer.violations.map(\.suggestion) == ["did you mean Worldwide?"]) }
  }

  @Test(
    "need a working session of whatever kind",
    arguments: [
      (TestWorld.nobody, 404, "session.known"), (TestWorld.stoppedSession, 500, "session.working"),
      ("1", 400, "path.id"), (TestWorld.driveSession, 200, nil), (TestWorld.hybridSession, 200, nil),
    ] as [(String, Int, String?)])
  func sessions(session: String, status: Int, rule: String?) throws {
    let answer = try TestAPI().send(Self.request("{}", session: session))
    #expect(answer.status == status)
    #expect(answer.rules == (rule.map { [$0] } ?? []))
  }

  @Test("are all different, and good in every session and restore, any number of times, in any case")
  func good() throws {
    let served = try TestAPI()
    var codes: Set<String> = []
    for request in [Self.request("{}"), Self.anywhere, Self.request("{}", session: TestWorld.hybridSession)] {
      codes.insert(try #require(try served.send(request).member("userCode")))
    }
    #expect(codes.count == 3)
    for code in codes.flatMap({ [$0, $0.lowercased(), $0] }) {
      #expect(try served.send(Self.check(code)).body == #"{"authenticated":true}"#)
      for request in Self.restores(code) { #expect(try served.send(request).status == 200) }
    }
  }

  @Test("expire by the clock")
  func expiry() throws {
    var served = try TestAPI()
    let code = try #require(try served.send(Self.anywhere).member("userCode"))
    served.now = Timestamp(clampingSeconds: TestWorld.now.seconds + 899, ticks: 9_999_999)
    #expect(try served.send(Self.check(code)).body == #"{"authenticated":true}"#)
    served.now = Timestamp(clampingSeconds: TestWorld.now.seconds + 900)
    #expect(try served.send(Self.check(code)).body == #"{"authenticated":false}"#)
    for request in Self.restores(code) {
      let answer = try served.send(request)
      #expect(answer.status == 400)
      #expect(answer.message == "The device code is not valid or has expired.")
      #expect(answer.rules == ["device-code.known"])
      #expect(answer.violations.first?.suggestion == "POST .../organization/restoreDeviceCode issues one")
    }
    // One that is issued later does not bring it back.
    _ = try served.send(Self.anywhere)
    #expect(try served.send(Self.check(code)).body == #"{"authenticated":false}"#)
  }

  @Test("that nobody issued are unknown", arguments: ["K42WPZ7PG", "Z6FJYFCZ", "Z6FJYFCZPA", "Z6FJYFCZ0", "äöü"])
  func unknown(code: String) throws {
    let served = try TestAPI()
    _ = try served.send(Self.anywhere)
    #expect(try served.send(Self.check(code)).body == #"{"authenticated":false}"#)
    for request in Self.restores(code) { #expect(try served.send(request).status == 400) }
  }

  @Test("of the fixtures are known for good")
  func ofFixtures() throws {
    var served = try TestAPI()
    served.now = Timestamp(clampingSeconds: 4_000_000_000)
    #expect(try served.send(Self.check("c6a9db737")).body == #"{"authenticated":true}"#)
  }

  @Test("must be there to be checked", arguments: ["{}", #"{"userCode":""}"#, #"{"userCode":null}"#])
  func missing(body: String) throws {
    let answer = try TestAPI().send(TestRequest("POST", "/v6/DeviceCode/check", body: body))
    #expect(answer.status == 400)
    #expect(answer.message == "Missing mandatory parameters: UserCode")
    #expect(answer.rules == ["device-code.given"])
  }

  @Test("begin anew with a reset")
  func reset() throws {
    var served = try TestAPI()
    let first = try served.send(Self.anywhere).body
    served.reset()
    #expect(try served.send(Self.check("Z6FJYFCZP")).body == #"{"authenticated":false}"#)
    #expect(try served.send(Self.anywhere).body == first)
  }

  @Test("are kept up to a limit; then the oldest goes")
  func bounded() throws {
    let served = try TestAPI()
    var reply = Reply()
    let bytes = Self.anywhere.bytes
    let first = try #require(try served.send(bytes, using: &reply).member("userCode"))
    let second = try #require(try served.send(bytes, using: &reply).member("userCode"))
    for _ in 2..<10_001 { _ = try served.send(bytes, using: &reply) }
    #expect(try served.send(Self.check(first)).body == #"{"authenticated":false}"#)
    #expect(try served.send(Self.check(second)).body == #"{"authenticated":true}"#)
  }
}
