import Foundation
import Testing

/// A restore that is in flight: its answer takes its time, or its last bytes are still to be sent.
final class SlowRequest {
  private let client: Program
  private let rest: String

  /// Sends it behind a quick request on the same connection: that one's answer, and the server reading on, tell that
  /// the slow one has arrived.
  init(to emulator: EmulatorProcess, holdingBack held: Int = 0) throws {
    client = try Program(
      "/usr/bin/openssl",
      ["s_client", "-quiet", "-connect", "127.0.0.1:\(emulator.port)", "-CAfile", emulator.authority])
    let body = VendorPages.password
    rest = String(body.suffix(held))
    // One write, one TLS record, so that the server has both requests or none.
    client.write(
      "GET /_emulator/health HTTP/1.1\r\nHost: localhost\r\n\r\n"
        + "POST \(VendorPages.path(mailbox: VendorPages.mailbox)) HTTP/1.1\r\nHost: localhost\r\n"
        + "Authorization: Bearer dev-token\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body.dropLast(held))")
    try #require(client.output.line(holding: "HTTP/1.1 200 OK") != nil)
  }

  /// Sends what was held back.
  func sendRest() {
    client.write(rest)
  }

  /// Whatever came behind the quick request's answer until the connection ended.
  func answer() -> String {
    let text = client.wait().output
    guard let second = text.dropFirst().range(of: "HTTP/1.1 ") else { return "" }
    return String(text[second.lowerBound...])
  }
}
