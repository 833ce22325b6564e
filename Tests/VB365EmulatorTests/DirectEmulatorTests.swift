import Testing

@testable import VB365Emulator

@Suite("An emulator without a socket", .timeLimit(.minutes(5)))
struct DirectEmulatorTests {
  private static let mailboxes = "/v6/RestoreSessions/380d7caf-6294-4a33-b50a-b8aeb13af58c/organization/mailboxes"
  private static let restore = "\(mailboxes)/9e9b7199-f547-467a-b580-9d283a75eaad/restore"
  private static let slowRestore = "\(mailboxes)/502c2793-7a21-4b80-90ba-423a28b600d6/restore"
  private static let password = #"{"userName": "jsmith@abc.onmicrosoft.com", "userPassword": "paSSw0rd"}"#

  private static let authorized: HeaderFields = ["Authorization": "Bearer dev-token", "Connection": "close"]

  /// Messages behind whose answers the connection closes.
  private static let messages: [[UInt8]] = [
    DirectRequest("POST", restore, headers: authorized, body: Array(password.utf8)).message,
    DirectRequest("POST", restore, headers: authorized, body: Array(#"{"userName": 5}"#.utf8)).message,
    DirectRequest("HEAD", "/_emulator/health", headers: authorized).message,
    DirectRequest("GET", "/v6/Organizations?limit=1", headers: ["Connection": "close"]).message,
    DirectRequest("GET", "/_emulator/ca.pem", headers: ["Connection": "close"]).message,
    DirectRequest("PATCH", restore, headers: authorized).message,
    Array("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n".utf8),
    Array("GET / HTTP/1.1\nHost: a\n\n".utf8),
    Array("POST /v6/token HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n".utf8),
    DirectRequest("GET", "/" + String(repeating: "a", count: 10_000)).message,
    DirectRequest("POST", restore, headers: ["Content-Length": "99999999999"]).message,
  ]

  @Test("answers what is answered behind TLS, byte by byte, refusals of the transport too")
  func sameAsBehindTLS() throws {
    let emulator = try Emulator.start(.inProcess)
    defer { emulator.stop() }
    for message in Self.messages {
      let direct = emulator.direct.respond(to: message)
      let wire = try SocketClient.exchange(message, with: emulator)
      var lines = wire.split(separator: "\r\n", omittingEmptySubsequences: false)[...]
      #expect(lines.removeFirst().hasPrefix("HTTP/1.1 \(direct.status) "))
      for (name, value) in direct.headers {
        let line = lines.removeFirst()
        // They count up, and the time goes on.
        if name == "Date" || name == "X-Emulator-Request" {
          #expect(line.hasPrefix("\(name): "))
        } else {
          #expect(line == "\(name): \(value)")
        }
      }
      #expect(lines.removeFirst() == "")
      #expect(lines.joined(separator: "\r\n") == direct.text)
    }
  }

  @Test("has one state with the emulator behind the socket")
  func sharesState() throws {
    let emulator = try Emulator.start(.inProcess)
    defer { emulator.stop() }
    let token = DirectRequest(
      "POST", "/v6/token",
      headers: ["Content-Type": "application/x-www-form-urlencoded", "Connection": "close"],
      body: Array("grant_type=password&username=administrator&password=emulator".utf8))
    let login = try SocketClient.exchange(token.message, with: emulator)
    let accessToken = try #require(login.split(separator: "\"access_token\":\"").last?.prefix { $0 != "\"" })
    #expect(emulator.direct.respond(to: .get("/v6/Organizations", token: String(accessToken))).status == 200)
    #expect(try DirectEmulator().respond(to: .get("/v6/Organizations", token: String(accessToken))).status == 401)
  }

  @Test("hands out at once what would come later, and says how much later")
  func delays() throws {
    let emulator = try DirectEmulator()
    let slow = emulator.respond(to: .post(Self.slowRestore, json: Self.password, token: "dev-token"))
    #expect(slow.status == 200)
    #expect(slow.delivery == .delayed(.seconds(2)))
    #expect(emulator.respond(to: .get("/v6/Organizations", token: "dev-token")).delivery == .immediate)
  }

  @Test("says how a server would break the answer, which is there as it was made")
  func faulty() throws {
    let effects: [Effect] = [
      Effect(close: .before), Effect(close: .head), Effect(close: .body, noCloseNotify: true), Effect(close: .reset),
      Effect(truncate: 7), Effect(contentLength: 7), Effect(trickle: .init(bytes: 1, everyMilliseconds: 2)),
    ]
    let mailbox = Fixtures.Mailbox(outcomes: effects + [Effect(delayMilliseconds: 5, stall: true)])
    let fixtures = Fixtures(mailboxes: [mailbox])
    var configuration = EmulatorConfiguration.inProcess
    configuration.fixtures = .values(fixtures)
    let emulator = try DirectEmulator(configuration)
    let path = "/v6/RestoreSessions/\(fixtures.restoreSessions[0].id)/organization/mailboxes/\(mailbox.id)/restore"
    for effect in effects {
      let answer = emulator.respond(to: .post(path, json: Self.password, token: "dev-token"))
      #expect(answer.delivery == .faulty(effect, after: .zero))
      #expect(answer.status == 200)
      #expect(answer.text.hasSuffix("}"))
      #expect(answer.headers["Content-Length"] == "\(effect.contentLength ?? answer.body.count)")
    }
    #expect(emulator.respond(to: .post(path, json: Self.password, token: "dev-token")).delivery == .withheld)
    #expect(emulator.respond(to: .post(path, json: Self.password, token: "dev-token")).delivery == .immediate)
  }

  @Test("says why it refuses as the log does, and nothing of what it accepts")
  func explanations() throws {
    let emulator = try DirectEmulator()
    let refused = emulator.respond(to: .post(Self.restore, json: #"{"userName": "a"}"#, token: "dev-token"))
    #expect(refused.status == 400)
    #expect(refused.text == #"{"message":"Missing mandatory parameters: UserPassword"}"#)
    #expect(refused.headers["x-emulator-verdict"]?.contains("userPassword") == true)
    #expect(refused.explanation?.contains("refused with 400") == true)
    let accepted = emulator.respond(to: .post(Self.restore, json: Self.password, token: "dev-token"))
    #expect(accepted.status == 200)
    #expect(accepted.explanation == nil)
  }

  @Test("answers a message that breaks off as one that does not come in time")
  func brokenOff() throws {
    let emulator = try DirectEmulator()
    #expect(emulator.respond(to: Array("GET / HT".utf8)).status == 408)
    #expect(emulator.respond(to: []).status == 408)
    let cut = DirectRequest("POST", Self.restore, headers: ["Content-Length": "100"], body: Array("{".utf8))
    #expect(emulator.respond(to: cut).status == 408)
    #expect(emulator.respond(to: cut).headers["Connection"] == "close")
  }

  @Test("does not wait for a body that a client would send after 100 Continue")
  func expectations() throws {
    let request = DirectRequest(
      "POST", Self.restore,
      headers: ["Authorization": "Bearer dev-token", "Expect": "100-continue"], body: Array(Self.password.utf8))
    #expect(try DirectEmulator().respond(to: request).status == 200)
    let head = DirectRequest("POST", Self.restore, headers: ["Expect": "100-continue", "Content-Length": "5"])
    #expect(try DirectEmulator().respond(to: head).status == 408)
  }

  @Test("has header fields by name in any case, in order, and more than one of a name")
  func headerFields() {
    var fields: HeaderFields = ["Accept": "a", "Host": "b"]
    fields.append("accept", "c")
    #expect(fields["ACCEPT"] == "a")
    #expect(fields.map(\.name) == ["Accept", "Host", "accept"])
    fields["accept"] = "d"
    #expect(fields.map(\.value) == ["b", "d"])
    fields["host"] = nil
    #expect(fields.count == 1)
    #expect(fields["host"] == nil)
  }
}
