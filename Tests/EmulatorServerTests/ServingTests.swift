import Testing

@testable import EmulatorServer

@Suite("A server over TLS", .timeLimit(.minutes(1)))
struct ServingTests {
  @Test("answers a restore and keeps the connection for the next one")
  func keepsAlive() throws {
    let server = try TestServer()
    defer { server.stop() }
    let client = try TestClient(server)
    for _ in 0..<3 {
      let response = try client.exchange(TestRequest.restore())
      #expect(response.status == 200)
      #expect(response["Connection"] == nil)
    }
  }
}
