import Foundation
import Testing
import TestSupport

@Suite("TLS that fails on purpose, as clients see it", .timeLimit(.minutes(5)))
struct TLSFaultTests {
  /// A fault, and what clients say of it.
  struct Fault: Sendable, CustomTestStringConvertible {
    let name: String
    let hostName: String
    /// curl's exit status, and a part of what it says.
    let curl: (status: Int32, text: String)
    /// A part of what openssl says.
    let openssl: String

    var testDescription: String { name }
  }

  static let faults = [
    Fault(
      name: "expired", hostName: "expired.localhost", curl: (60, "certificate has expired"),
      openssl: "num=10:certificate has expired"),
    Fault(
      name: "notYetValid", hostName: "not-yet-valid.localhost", curl: (60, "certificate is not yet valid"),
      openssl: "num=9:certificate is not yet valid"),
    Fault(
      name: "wrongHost", hostName: "wrong-host.localhost",
      curl: (60, "no alternative certificate subject name matches"),
      openssl: "num=62:hostname mismatch"),
    Fault(
      name: "selfSigned", hostName: "self-signed.localhost", curl: (60, "self-signed certificate\n"),
      openssl: "num=18:self-signed certificate"),
    Fault(
      name: "untrustedRoot", hostName: "untrusted-root.localhost",
      curl: (60, "self-signed certificate in certificate chain"),
      openssl: "num=19:self-signed certificate in certificate chain"),
    Fault(
      name: "missingIntermediate", hostName: "missing-intermediate.localhost",
      curl: (60, "unable to get local issuer certificate"), openssl: "num=20:unable to get local issuer certificate"),
    Fault(name: "tls12", hostName: "tls12.localhost", curl: (0, ""), openssl: "New, TLSv1.2"),
    Fault(name: "reset", hostName: "reset.localhost", curl: (35, "reset by peer"), openssl: "errno=104"),
    Fault(
      name: "alert", hostName: "alert.localhost", curl: (35, "handshake failure"), openssl: "alert handshake failure"),
  ]

  /// What a program said, in the spelling of OpenSSL 3.
  private func said(_ text: String) -> String { text.replacing("self signed", with: "self-signed") }

  let emulator: EmulatorProcess

  init() throws {
    emulator = try EmulatorProcess(["--tls-faults", "--ready-format", "json"])
  }

  /// The port of a fault's listener, by the ready line.
  private func port(_ fault: String) throws -> Int {
    let line = try JSONSerialization.jsonObject(with: Data(emulator.readyLine.utf8)) as? [String: Any]
    let url = try #require((line?["tlsFaults"] as? [String: String])?[fault])
    return try #require(url.wholeMatch(of: /https:\/\/127\.0\.0\.1:([0-9]+)/).flatMap { Int($0.1) })
  }

  private func curl(_ name: String, _ port: Int, _ arguments: [String] = []) throws -> Program.Outcome {
    try Program.run(
      "/usr/bin/curl",
      ["--silent", "--show-error", "--cacert", emulator.authority, "--resolve", "\(name):\(port):127.0.0.1"]
        + arguments + ["https://\(name):\(port)/_emulator/health"])
  }

  @Test("curl says what it is, by the listener and by the name", arguments: faults)
  func curl(fault: Fault) throws {
    for (name, port) in [(fault.hostName, emulator.port), ("localhost", try port(fault.name))] {
      let outcome = try curl(name, port)
      #expect(outcome.status == fault.curl.status, "\(name)")
      #expect(said(outcome.error).contains(fault.curl.text) || fault.curl.text.isEmpty, "\(name): \(outcome.error)")
    }
  }

  @Test("openssl says what it is, by the listener and by the name", arguments: faults)
  func openssl(fault: Fault) throws {
    for (name, port) in [(fault.hostName, emulator.port), ("localhost", try port(fault.name))] {
      let outcome = try Program.run(
        "/usr/bin/openssl",
        [
          "s_client", "-connect", "127.0.0.1:\(port)", "-servername", name, "-verify_hostname", name,
          "-CAfile", emulator.authority, "-verify_return_error",
        ], input: "Q\n")
      #expect(said(outcome.output + outcome.error).contains(fault.openssl), "\(name): \(outcome)")
      #expect((outcome.status == 0) == (fault.name == "tls12"))
    }
  }

  @Test("a handshake that is not answered makes curl's time run out, and does not hold a stop up")
  func stall() throws {
    for (name, port) in [("stall.localhost", emulator.port), ("localhost", try port("stall"))] {
      #expect(try curl(name, port, ["--max-time", "1"]).status == 28)
    }
    let client = try Program(
      "/usr/bin/openssl", ["s_client", "-connect", "127.0.0.1:\(port("stall"))", "-CAfile", emulator.authority])
    #expect(emulator.program.error.lines(3, holding: "failed by the fault stall").count == 3)
    #expect(emulator.stop().status == 0)
    #expect(client.wait().status != 0)
  }

  @Test("a client that does not verify is served, and told so in the verdict")
  func insecureClient() throws {
    let outcome = try Program.run(
      "/usr/bin/curl",
      [
        "--silent", "--insecure", "--include", "-H", "Authorization: Bearer dev-token",
        "https://127.0.0.1:\(port("wrongHost"))/v6/Organizations",
      ])
    #expect(outcome.output.contains("HTTP/1.1 200 OK"))
    #expect(outcome.output.contains("X-Emulator-Verdict: ok; 1 warning; TLS: expected no request"))
  }

  @Test("a listener can be opened and closed while the emulator runs")
  func call() throws {
    let opened = try emulator.curl("/_emulator/listeners", ["--json", #"{"tls": "alert", "ttlSeconds": 60}"#])
    #expect(opened.status == 201)
    let port = try #require(opened.body.firstMatch(of: /"url":"https:\/\/127.0.0.1:([0-9]+)"/).flatMap { Int($0.1) })
    #expect(try curl("localhost", port).status == 35)
    let location = try #require(opened.header("location"))
    #expect(try emulator.curl(location, ["-X", "DELETE"]).status == 204)
    #expect(try curl("localhost", port).status == 7)
    #expect(try emulator.curl(location, ["-X", "DELETE"]).status == 404)
  }

  @Test("is not there unless it was asked for: the names mean nothing then")
  func switchedOff() throws {
    let plain = try EmulatorProcess(["--ready-format", "json"])
    #expect(!plain.readyLine.contains("tlsFaults"))
    let resolve = ["--resolve", "alert.localhost:\(plain.port):127.0.0.1"]
    #expect(try plain.curl("/_emulator/health", resolve, host: "alert.localhost").exitStatus == 60)
  }

  @Test("with a certificate of the user's own, what takes the emulator's CA is left out, with a word in the log")
  func ownCertificate() throws {
    let folder = try TemporaryFolder()
    try folder.makeCertificate("own", subject: "/CN=localhost", ["-addext", "subjectAltName=DNS:localhost"])
    let own = try EmulatorProcess([
      "--tls-faults", "--ready-format", "json", "--cert", "\(folder.path)/own.pem", "--key", "\(folder.path)/own.key",
    ])
    #expect(own.readyLine.contains(/"tlsFaults":\{"selfSigned":"[^"]*","untrustedRoot":"[^"]*","tls12":/))
    let lines = own.stop().errorLines.filter { $0.contains("cannot be had") }
    #expect(lines.count == 4)
    #expect(lines.first?.contains("the TLS fault expired cannot be had: expired takes a certificate of") == true)
  }
}
