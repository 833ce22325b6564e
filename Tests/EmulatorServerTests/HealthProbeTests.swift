import EmulatorServer
import Testing
import TestSupport

@Suite("A health probe", .timeLimit(.minutes(5)))
struct HealthProbeTests {
  @Test("asks within any time there is", arguments: [Int64.max, Int64.max / 1000])
  func longPatience(seconds: Int64) throws {
    let server = try TestServer()
    defer { server.stop() }
    let authority = try TestIdentity.shared.get().authority
    try HealthProbe(host: "localhost", port: server.port, authorities: authority).ask(within: .seconds(seconds))
  }
}
