import Testing

/// A request that goes wrong at one stage; all of them change different parts of it, so that any two can be combined.
struct Stage: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let rule: String
  let status: Int
  let spoil: @Sendable (inout TestRequest) -> Void

  /// In the order of judgement (behaviour.md, section 1), for the single restore of ``TestWorld/plain``.
  static let single: [Stage] = [
    Stage("an unknown path", "route.path", 404) { $0.path += "/x" },
    Stage("a wrong method", "route.method", 405) { $0.method = "PATCH" },
    Stage("no token", "token.present", 401) { $0.authorization = nil },
    Stage("a foreign media type", "body.media-type", 415) { $0.contentType = "text/xml" },
    Stage("no JSON", "body.json", 400) { $0.body.insert(UInt8(ascii: "x"), at: 0) },
    Stage("a wrong type", "body.type", 400) { $0.replace("{", with: #"{"impersonationAccountName":[],"#) },
    Stage("an id that is none", "path.id", 400) { $0.path = $0.path.replacing("/restore", with: "1/restore") },
    Stage("an unknown session", "session.known", 404) {
      $0.path = $0.path.replacing(TestWorld.session, with: TestWorld.nobody)
    },
    Stage("an unknown mailbox", "mailbox.known", 404) {
      $0.path = $0.path.replacing(TestWorld.plain, with: TestWorld.nobody)
    },
    Stage("a broken body rule", "credentials.whole", 400) { $0.replace(#","userPassword":"wrong""#, with: "") },
    Stage("a wrong account", "account.password", 500) { _ in },
  ]

  init(
    _ description: String, _ rule: String, _ status: Int, spoil: @escaping @Sendable (inout TestRequest) -> Void
  ) {
    testDescription = description
    self.rule = rule
    self.status = status
    self.spoil = spoil
  }
}

extension TestRequest {
  fileprivate mutating func replace(_ text: String, with other: String) {
    body = Array(String(decoding: body, as: UTF8.self).replacing(text, with: other, maxReplacements: 1).utf8)
  }
}

@Suite("The order of judgement", .timeLimit(.minutes(5)))
struct OrderTests {
  /// With one account, which the requests below have not.
  private func served() throws -> TestAPI {
    try TestAPI(TestWorld.make(#""exchangeAccounts": [ { "userName": "ann", "password": "right" } ],"#))
  }

  private static let request = TestRequest.single(#"{"userName":"ann","userPassword":"wrong"}"#)

  @Test("each stage refuses by itself", arguments: Stage.single)
  func alone(stage: Stage) throws {
    let answer = try served().send(Self.request.with(stage.spoil))
    #expect(answer.status == stage.status)
    #expect(answer.rules.first == stage.rule)
  }

  @Test("of two stages the earlier one refuses, and alone is reported", arguments: Stage.single.indices.dropLast())
  func pairs(index: Int) throws {
    let earlier = Stage.single[index]
    for later in Stage.single[(index + 1)...] {
      // Applied in reverse, so that a later stage's change cannot undo an earlier one's.
      let answer = try served().send(Self.request.with(later.spoil).with(earlier.spoil))
      #expect(answer.status == earlier.status, "\(earlier) before \(later)")
      #expect(answer.rules.first == earlier.rule, "\(earlier) before \(later)")
      let isOneStage = earlier.rule.hasPrefix("body.") && later.rule.hasPrefix("body.")
      #expect(isOneStage || !answer.rules.contains(later.rule), "\(earlier) before \(later)")
    }
  }

  @Test("accounts come before outcomes")
  func accountsBeforeOutcomes() throws {
    let request = TestRequest.single(#"{"userName":"ann","userPassword":"wrong"}"#, mailbox: TestWorld.slowlyRefused)
    let answer = try served().send(request)
    #expect(answer.rules == ["account.password"])
    #expect(answer.delay == 0)
  }

  @Test(
    "sessions: unknown, stopped, of another type",
    arguments: [
      (TestWorld.nobody, 404, "Resource cannot be found for current key", "session.known"),
      (TestWorld.plain, 404, "Resource cannot be found for current key", "session.known"),
      (TestWorld.stoppedSession, 500, "Restore session has expired.", "session.working"),
      (TestWorld.driveSession, 404, "Resource cannot be found for current key", "session.known"),
    ])
  func sessions(session: String, status: Int, message: String, rule: String) throws {
    for request in [
      TestRequest.single(#"{"userCode":"wrong"}"#, mailbox: TestWorld.nobody, session: session),
      .bulk(#"{"userCode":"wrong"}"#, session: session),
    ] {
      let answer = try TestAPI().send(request)
      #expect(answer.status == status)
      #expect(answer.message == message)
      #expect(answer.rules == [rule])
      #expect(answer.basis == "assumed")
    }
  }

  @Test(
    "mailboxes of the path: unknown, or outside the session",
    arguments: [
      (TestWorld.nobody, TestWorld.session), (TestWorld.hybrid, TestWorld.session),
      (TestWorld.archive, TestWorld.listedSession), (TestWorld.session, TestWorld.session),
    ])
  func mailboxes(mailbox: String, session: String) throws {
    let answer = try TestAPI().send(.single(#"{"userCode":"wrong"}"#, mailbox: mailbox, session: session))
    #expect(answer.status == 404)
    #expect(answer.message == "Resource cannot be found for current key")
    #expect(answer.rules == ["mailbox.known"])
  }
}
