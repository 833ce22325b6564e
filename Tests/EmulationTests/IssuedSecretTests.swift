import Emulation
import Testing

@Suite("What is kept of an answer", .timeLimit(.minutes(5)))
struct IssuedSecretTests {
  private static let login = "grant_type=password&username=administrator&password=emulator"
  private static let organization = "/Organizations/8a0e6f0c-31a4-4f43-9d0d-6f2b9c1e7a10"

  @Test(
    "has none of the secrets that it gave the client",
    arguments: [
      ("/v6/token", login), ("/v8/token", login), ("/v7/token/AuthCode", ""), ("/v8/token/AuthCode", ""),
      ("/v6/DeviceCode", "{}"), ("/v8/DeviceCode", "{}"), ("/v6\(organization)/DeviceCode", ""),
      ("/v6/RestoreSessions/\(Requests.session)/organization/restoreDeviceCode", "{}"),
    ])
  func secrets(path: String, body: String) throws {
    let emulator = try InProcess { $0.journalEntries = 10 }
    let request =
      "POST \(path) HTTP/1.1\r\nHost: localhost:4443\r\nAuthorization: Bearer dev-token\r\n"
      + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
    let answer = try emulator.send(request).body
    let names = ["access_token", "refresh_token", "userCode", "authCode"]
    let secrets = answer.matches(of: /"(\w+)":"([^"]+)"/).filter { names.contains(String($0.1)) }.map { String($0.2) }
    #expect(!secrets.isEmpty, "\(answer)")
    let kept = try emulator.send(Requests.get("/_emulator/requests/1")).body
    #expect(kept.contains(#""answer":"#))
    for secret in secrets { #expect(!kept.contains(secret)) }
  }
}
