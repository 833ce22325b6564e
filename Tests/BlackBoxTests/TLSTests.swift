import Foundation
import Testing
import TestSupport

@Suite("TLS, as clients see it", .timeLimit(.minutes(5)))
struct TLSTests {
  let emulator: EmulatorProcess

  init() throws {
    emulator = try EmulatorProcess()
  }

  private func openssl(_ arguments: [String], input: String = "Q\n") throws -> Program.Outcome {
    try Program.run(
      "/usr/bin/openssl",
      ["s_client", "-connect", "127.0.0.1:\(emulator.port)", "-CAfile", emulator.authority, "-verify_return_error"]
        + arguments, input: input)
  }

  @Test("the certificate verifies by every name of this machine", arguments: ["localhost", "127.0.0.1", "[::1]"])
  func names(host: String) throws {
    // By one address, so that the machine needs no other: what is held against the certificate is the name.
    let port = emulator.port
    let connect = ["--connect-to", "\(host):\(port):127.0.0.1:\(port)"]
    let answer = try emulator.curl("/_emulator/health", connect, host: host)
    #expect(answer.exitStatus == 0)
    #expect(answer.verifyResult == 0)
    #expect(answer.status == 200)
  }

  @Test("the certificate does not verify by another name, nor by the system's own trust")
  func refusedNames() throws {
    let resolve = ["--resolve", "vendor.example:\(emulator.port):127.0.0.1"]
    #expect(try emulator.curl("/_emulator/health", resolve, host: "vendor.example").exitStatus == 60)
    let stranger = try Program.run("/usr/bin/curl", ["--silent", emulator.url("/_emulator/health")])
    #expect(stranger.status == 60)
  }

  @Test("TLS 1.2 and 1.3 are spoken", arguments: [("-tls1_2", "TLSv1.2"), ("-tls1_3", "TLSv1.3")])
  func versions(flag: String, version: String) throws {
    let outcome = try openssl([flag])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("New, \(version), Cipher is "))
    #expect(outcome.output.contains("Verify return code: 0 (ok)"))
  }

  @Test("TLS 1.1 is not")
  func oldVersion() throws {
    let outcome = try openssl(["-tls1_1", "-cipher", "ALL:@SECLEVEL=0"])
    #expect(outcome.status != 0)
    #expect(outcome.error.contains("alert protocol version"))
  }

  @Test(
    "a client that offers HTTP/2 gets HTTP/1.1", arguments: ["h2,http/1.1", "http/1.1"])
  func applicationProtocol(offer: String) throws {
    #expect(try openssl(["-alpn", offer]).output.contains("ALPN protocol: http/1.1"))
  }

  @Test("curl with HTTP/2 falls back")
  func curlFallsBack() throws {
    let answer = try emulator.curl("/_emulator/health", ["--http2"])
    #expect(answer.status == 200)
    #expect(answer.version == "1.1")
  }

  @Test("sessions resume by tickets", arguments: ["-tls1_2", "-tls1_3"])
  func resumption(version: String) throws {
    let session = "\(emulator.folder.path)/session\(version)"
    let request = "GET /_emulator/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    let first = try openssl([version, "-sess_out", session, "-ign_eof"], input: request)
    #expect(first.output.contains("New, TLS"))
    #expect(first.output.contains("HTTP/1.1 200 OK"))
    let second = try openssl([version, "-sess_in", session, "-ign_eof"], input: request)
    #expect(second.output.contains("Reused, TLS"))
    #expect(second.output.contains("HTTP/1.1 200 OK"))
  }

  @Test("plain HTTP gets a readable 400 that says what to do")
  func plainHTTP() throws {
    let outcome = try Program.run(
      "/usr/bin/curl", ["--silent", "--include", "http://127.0.0.1:\(emulator.port)/v6/RestoreSessions"])
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
    #expect(outcome.output.contains("HTTPS"))
  }

  @Test("nothing is compressed")
  func compression() throws {
    #expect(try openssl(["-tls1_2", "-comp"]).output.contains("Compression: NONE"))
  }

  @Test("a renegotiation is refused")
  func renegotiation() throws {
    let outcome = try openssl(["-tls1_2"], input: "R\n")
    #expect(outcome.error.contains("RENEGOTIATING"))
    #expect(outcome.error.contains("no renegotiation"))
    #expect(try emulator.curl("/_emulator/health").status == 200)
  }

  @Test("early data is not invited, and a client that has some keeps it to itself")
  func earlyData() throws {
    let session = "\(emulator.folder.path)/session"
    let request = "GET /_emulator/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    let first = try openssl(["-tls1_3", "-sess_out", session, "-ign_eof"], input: request)
    #expect(first.output.contains("Max Early Data: 0"))
    let data = try emulator.folder.write(request, to: "early")
    let second = try openssl(["-tls1_3", "-sess_in", session, "-early_data", data, "-ign_eof"], input: request)
    #expect(second.output.contains("Reused, TLS"))
    #expect(second.output.contains("Early data was not sent"))
    #expect(second.output.components(separatedBy: "HTTP/1.1 ").count == 2)
  }

  @Test("the CA can be fetched from the emulator itself")
  func authority() throws {
    let answer = try emulator.curl("/_emulator/ca.pem")
    #expect(answer.status == 200)
    #expect(answer.body == (try emulator.folder.read("certs/ca.pem")))
  }
}
