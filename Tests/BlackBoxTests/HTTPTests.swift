import Foundation
import Testing

@Suite("HTTP, as curl speaks it", .timeLimit(.minutes(5)))
struct HTTPTests {
  let emulator: EmulatorProcess

  init() throws {
    emulator = try EmulatorProcess()
  }

  /// The password body with white space in front, so many bytes in all.
  private func paddedBody(_ count: Int) -> String {
    String(repeating: " ", count: count - VendorPages.password.utf8.count) + VendorPages.password
  }

  @Test("two requests share a connection")
  func keepAlive() throws {
    let first = emulator.url("/_emulator/health")
    let answer = try emulator.curl("/_emulator/health", [first])
    #expect(answer.status == 200)
    #expect(answer.connections == 0, "the second request made no connection of its own")
  }

  @Test("HEAD is GET without the body")
  func head() throws {
    let get = try emulator.curl("/_emulator/health")
    let head = try emulator.curl("/_emulator/health", ["--head"])
    #expect(head.status == 200)
    #expect(head.header("content-type") == get.header("content-type"))
    #expect(head.header("content-length").flatMap { Int($0) } ?? 0 > 0)
    #expect(get.body.hasPrefix(#"{"status":"ok","#))
  }

  @Test("a chunked body is read like any other")
  func chunked() throws {
    let answer = try emulator.restore(paddedBody(200_000), ["-H", "Transfer-Encoding: chunked", "-H", "Expect:"])
    #expect(answer.status == 200)
    #expect(!answer.head.contains("100 Continue"))
  }

  @Test("a client that expects 100 Continue gets it before it sends a big body")
  func expectsContinue() throws {
    let answer = try emulator.restore(paddedBody(2_000_000), ["-H", "Expect: 100-continue"])
    #expect(answer.head.hasPrefix("HTTP/1.1 100 Continue\r\n"))
    #expect(answer.status == 200)
  }

  @Test("a body of 8 MiB is read, and 9 MiB are refused with 413", arguments: [true, false])
  func limit(expectsContinue: Bool) throws {
    let expect = ["-H", expectsContinue ? "Expect: 100-continue" : "Expect:"]
    #expect(try emulator.restore(paddedBody(8 << 20), expect).status == 200)
    let refused = try emulator.restore(paddedBody(9 << 20), expect)
    #expect(refused.status == 413)
    #expect(refused.header("connection") == "close")
  }

  @Test("what is no HTTP is refused, and the emulator lives on")
  func malformed() throws {
    let outcome = try Program.run(
      "/usr/bin/openssl",
      ["s_client", "-quiet", "-connect", "127.0.0.1:\(emulator.port)", "-CAfile", emulator.authority],
      input: "\u{0}\u{1}nonsense\r\n\r\n")
    #expect(outcome.output.hasPrefix("HTTP/1.1 400 "))
    #expect(try emulator.curl("/_emulator/health").status == 200)
  }

  @Test("the Expect of another kind is refused with 417")
  func otherExpectation() throws {
    #expect(try emulator.restore(VendorPages.password, ["-H", "Expect: miracles"]).status == 417)
  }
}
