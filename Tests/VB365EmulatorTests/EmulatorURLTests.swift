import Testing

@testable import VB365Emulator

@Suite("The URL of an emulator", .timeLimit(.minutes(5)))
struct EmulatorURLTests {
  @Test(
    "is read by its host and port",
    arguments: [
      ("https://localhost:4443", "localhost", 4443), ("https://localhost", "localhost", 443),
      ("HTTPS://emulator:1/v6/x?y#z", "emulator", 1), ("https://127.0.0.1:65535/", "127.0.0.1", 65535),
      ("https://[::1]:4443", "::1", 4443), ("https://[::1]", "::1", 443), ("https://h?x", "h", 443),
    ])
  func readable(text: String, host: String, port: UInt16) {
    let url = EmulatorURL(host: host, port: port)
    #expect(EmulatorURL(text) == url)
    #expect(EmulatorURL(url.description) == url)
  }

  @Test(
    "is refused when it is anything else",
    arguments: [
      "", "localhost:4443", "http://localhost", "https://", "https://:1", "https://h:", "https://h:0",
      "https://h:65536", "https://h:x", "https://[::1", "https://[]:1", "https://[::1]x:1", "https://user@h",
    ])
  func unreadable(text: String) {
    #expect(EmulatorURL(text) == nil)
  }
}
