import Foundation
import Testing
import TestSupport

@Suite("Logging in", .timeLimit(.minutes(5)))
struct LoginTests {
  private static let login = ["--data", "grant_type=password&username=administrator&password=emulator"]

  private func object(_ answer: CurlAnswer) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(answer.body.utf8)) as? [String: Any])
  }

  private func token(_ answer: CurlAnswer, _ name: String = "access_token") throws -> String {
    try #require(try object(answer)[name] as? String)
  }

  @Test("as curl does it, then restoring with the token, then with the next pair's")
  func journey() throws {
    let emulator = try EmulatorProcess()
    let first = try emulator.curl("/v6/Token", Self.login)
    #expect(first.status == 200)
    #expect(first.header("content-type") == "application/json;charset=UTF-8")
    #expect(try object(first)["expires_in"] as? Int == 3599)
    #expect(try emulator.restore(#"{"userCode":"C6A9DB737"}"#, token: token(first)).status == 200)

    let refresh = ["--data", "grant_type=refresh_token&refresh_token=\(try token(first, "refresh_token"))"]
    let second = try emulator.curl("/v6/token", refresh)
    #expect(second.status == 200)
    #expect(try emulator.restore(#"{"userCode":"C6A9DB737"}"#, token: token(second)).status == 200)
    let spent = try emulator.curl("/v6/token", refresh)
    #expect(spent.status == 400)
    #expect(try object(spent)["error"] as? String == "invalid_grant")
  }

  @Test("with a device code on the way, which the restore takes")
  func deviceCode() throws {
    let emulator = try EmulatorProcess()
    let token = try token(try emulator.curl("/v6/token", Self.login))
    let headers = ["-H", "Authorization: Bearer \(token)", "-H", "Content-Type: application/json"]
    let path = "/v6/RestoreSessions/\(VendorPages.session)/organization/restoreDeviceCode"
    let answer = try emulator.curl(path, headers + ["--data", #"{ "targetRegion": "Worldwide", }"#])
    let code = try #require(try object(answer)["userCode"] as? String)
    #expect(try emulator.restore(#"{"userCode":"\#(code)"}"#, token: token).status == 200)
  }

  @Test("at one of two emulators that share a key is logging in at both, and at no third")
  func sharedKey() throws {
    let folder = try TemporaryFolder()
    let key = try folder.write("a key of more than thirty-two bytes, shared\n", to: "token.key")
    let first = try EmulatorProcess(["--token-key", key])
    let second = try EmulatorProcess(environment: ["VB365_EMULATOR_TOKEN_KEY": key])
    let third = try EmulatorProcess()
    let answer = try first.curl("/v6/token", Self.login)
    #expect(try second.restore(#"{"userCode":"C6A9DB737"}"#, token: token(answer)).status == 200)
    let refresh = ["--data", "grant_type=refresh_token&refresh_token=\(try token(answer, "refresh_token"))"]
    #expect(try second.curl("/v6/token", refresh).status == 200)
    let refused = try third.restore(#"{"userCode":"C6A9DB737"}"#, token: token(answer))
    #expect(refused.status == 401)
    #expect(refused.body == "")
  }

  @Test("with dates and a lifetime of choice")
  func settings() throws {
    let emulator = try EmulatorProcess(["--token-dates", "rfc1123", "--token-lifetime", "120"])
    let answer = try object(try emulator.curl("/v6/token", Self.login))
    #expect(answer["expires_in"] as? Int == 119)
    #expect((answer[".expires"] as? String)?.hasSuffix(" GMT") == true)
  }

  @Test("too often is answered as by the real server")
  func throttled() throws {
    let emulator = try EmulatorProcess(["--throttle"])
    // Of two in one call of curl, on one connection, the second comes within the second.
    let answer = try emulator.curl("/v6/token", Self.login + [emulator.url("/v6/token")])
    #expect(answer.status == 429)
    let line = "HTTP/1.1 429 API calls quota exceeded! maximum admitted 1 per Second."
    #expect(answer.head.split(whereSeparator: \.isNewline).contains { $0 == line })
    #expect(answer.header("retry-after") == "1")
    #expect(answer.header("content-length") == "0")
  }

  @Test("leaves no secret in the log")
  func secrets() throws {
    let folder = try TemporaryFolder()
    let key = try folder.write("key-5ecret-of-more-than-thirty-two-bytes", to: "token.key")
    let emulator = try EmulatorProcess(["--log-level", "trace", "--token-key", key])
    let answer = try emulator.curl("/v6/token", Self.login)
    let (access, refresh) = (try token(answer), try token(answer, "refresh_token"))
    let tampered = "\(access.dropLast(8))5ecret5e"
    for form in [
      "grant_type=password&username=administrator&password=pw-5ecret-1", "grant_type=pw-5ecret-2&password=pw-5ecret-1",
      "grant_type=password&username=a&password=pw-5ecret-1&pw-5ecret-3",
      "grant_type=pw-5ecret-1&grant_type=pw-5ecret-2",
      "grant_type=operator&client_id=a&assertion=pw-5ecret-4", "grant_type=password&password=pw-5ecret-1%ff&username=a",
      "grant_type=refresh_token&refresh_token=\(refresh)", "grant_type=refresh_token&refresh_token=\(refresh)",
      "grant_type=refresh_token&refresh_token=\(tampered)", #"{"grant_type":"password","password":["pw-5ecret-1"]}"#,
    ] {
      _ = try emulator.curl("/v6/token", ["--data", form])
    }
    for token in [access, tampered, refresh] { _ = try emulator.restore("{}", token: token) }
    let log = emulator.stop().error
    #expect(log.split(separator: "\n").count > 10, "there is a log to speak of")
    for secret in ["5ecret", access, refresh, "thirty-two-bytes"] {
      #expect(!log.contains(secret), "\(log.split(separator: "\n").filter { $0.contains(secret) })")
    }
  }
}
