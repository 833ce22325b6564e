import Foundation
import Testing
import TestSupport

@Suite("Secrets", .timeLimit(.minutes(5)))
struct SecretTests {
  private static let secrets = [
    "pw-5ecret-Aa1", "pw-5ecret-Bb2", "code-5ecret-C3", "cert-5ecret-D4", "token-5ecret-E5", "pfx-5ecret-F6",
  ]

  @Test("appear in no line of the log at any level, sent in every right and wrong way", arguments: ["text", "json"])
  func neverLogged(format: String) throws {
    let emulator = try EmulatorProcess([
      "--log-level", "trace", "--log-format", format, "--certificate-check", "open", "--mandatory-flags",
    ])
    let base64 = try PFX.base64(in: emulator.folder, password: "pfx-5ecret-F6")
    let encoded = Data("cert-5ecret-D4 is not PKCS#12".utf8).base64EncodedString()
    var bodies = [
      #"{"userName":"u","userPassword":"pw-5ecret-Aa1"}"#,
      #"{"userName":"u","userpassword":"pw-5ecret-Aa1","userPassword":"pw-5ecret-Bb2"}"#,
      #"{"userName":"u","userPassword":"pw-5ecret-Aa1","userCode":"code-5ecret-C3"}"#,
      #"{"userCode":"code-5ecret-C3"}"#, #"{"userCode":["code-5ecret-C3"]}"#, #"{"userPassword":"pw-5ecret-Aa1"}"#,
      #"{"userPasword":"pw-5ecret-Aa1"}"#, #"{"userName":"u","userPassword":{"x":"pw-5ecret-Aa1"}}"#,
      #"{"userName":"u","userPassword":"pw-5ecret-Aa1"#, #"{"userName":"u","userPassword":"pw-5ecret-Aa1\x"}"#,
      #"{"userName":"u","userPassword":pw-5ecret-Aa1}"#, #"["pw-5ecret-Aa1"]"#, "pw-5ecret-Aa1",
      "{\"userName\":\"u\",\"userPassword\":\"pw-5ecret-Aa1\u{1}\"}",
    ]
    for certificate in ["cert-5ecret-D4!", "cert5ecretD4", encoded, base64] {
      for password in ["pfx-5ecret-F6", "pw-5ecret-Bb2"] {
        bodies.append(
          #"{"applicationId":"\#(VendorPages.applicationID)","applicationCertificate":"\#(certificate)","#
            + #""applicationCertificatePassword":"\#(password)","impersonationAccountName":"x"}"#)
      }
    }
    for body in bodies {
      _ = try emulator.restore(body)
      _ = try emulator.restore(body, mailbox: nil)
    }
    let path = VendorPages.path(mailbox: VendorPages.mailbox)
    for header in [
      "Authorization: Bearer token-5ecret-E5", "Authorization: token-5ecret-E5", "Authorization: Basic token-5ecret-E5",
      "Authorization: Bearer token-5ecret-E5 token-5ecret-E5", "X-Token: token-5ecret-E5",
    ] {
      _ = try emulator.curl(path, ["-H", header, "--data", bodies[0]])
      _ = try emulator.curl("\(path)?access_token=token-5ecret-E5", ["-H", header])
    }

    #expect(try emulator.curl("/_emulator/health").status == 200)
    let log = emulator.stop().error
    #expect(log.split(separator: "\n").count > bodies.count, "there is a log to speak of")
    for secret in Self.secrets + [encoded, base64, "cert5ecretD4"] {
      #expect(!log.contains(secret), "\(log.split(separator: "\n").filter { $0.contains(secret) })")
    }
    #expect(!log.contains(base64.prefix(40)))
  }

  @Test("appear in no line about settings and fixtures")
  func settings() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      """
      { "restUsers": [ { "userName": "a", "password": "pw-5ecret-Aa1" }, { "userName": "a", "password": "pw-5ecret-Bb2" } ],
        "tokens": [ { "token": "token-5ecret-E5", "userName": "b" }, { "token": "token-5ecret-E5", "userName": "a" } ],
        "deviceCodes": [ "code-5ecret-C3", "code-5ecret-C3" ] }
      """, to: "fixtures.json")
    let check = try EmulatorProcess.run(["check", file])
    #expect(check.status == 65)
    #expect(check.errorLines.count >= 3)
    let serve = try EmulatorProcess.run(
      ["--port", "0", "--pfx", file, "--pfx-password", "pfx-5ecret-F6", "--log-level", "trace"])
    #expect(serve.status == 65)
    for secret in Self.secrets { #expect(!(check.error + serve.error).contains(secret)) }
  }
}
