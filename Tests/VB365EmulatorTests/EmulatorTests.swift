import Foundation
import Testing
import TestSupport

@testable import VB365Emulator

@Suite("An emulator in this process", .timeLimit(.minutes(5)))
struct EmulatorTests {
  private func configuration() -> EmulatorConfiguration {
    var configuration = EmulatorConfiguration()
    configuration.port = 0
    configuration.certificate = .memory
    configuration.workers = 1
    return configuration
  }

  /// Whether the emulator answers its health call to a client that trusts its CA.
  private func isHealthy(_ emulator: Emulator) throws -> Bool {
    let temporary = try TemporaryFolder()
    try temporary.write(#require(emulator.caCertificate), to: "ca.pem")
    let url = try #require(EmulatorURL(emulator.url))
    do throws(HealthWait.TimedOut) {
      try HealthWait(at: .url(url), trusting: "\(temporary.path)/ca.pem").wait(atMost: .milliseconds(200))
      return true
    } catch {
      return false
    }
  }

  @Test("serves from start to stop, without a file or a word")
  func startAndStop() throws {
    let emulator = try Emulator.start(configuration())
    #expect(emulator.url == "https://127.0.0.1:\(emulator.port)")
    #expect(emulator.caCertificatePath == nil)
    #expect(try isHealthy(emulator))
    emulator.stop()
    #expect(try !isHealthy(emulator))
    emulator.stop()
  }

  @Test("stands beside others, each with a port of its own")
  func several() throws {
    let emulators = try (0..<5).map { _ in try Emulator.start(configuration()) }
    #expect(Set(emulators.map(\.port)).count == 5)
    for emulator in emulators { #expect(try isHealthy(emulator)) }
    for emulator in emulators { emulator.stop() }
  }

  @Test("does not start at a port that is taken, nor at an address that is none")
  func refusals() throws {
    let emulator = try Emulator.start(configuration())
    defer { emulator.stop() }
    var taken = configuration()
    taken.port = emulator.port
    #expect(#expect(throws: EmulatorError.self) { try Emulator.start(taken) }?.code == .addressUnavailable)
    var nowhere = configuration()
    nowhere.hosts = ["nowhere.invalid"]
    #expect(#expect(throws: EmulatorError.self) { try Emulator.start(nowhere) }?.code == .invalidConfiguration)
    nowhere.hosts = []
    #expect(#expect(throws: EmulatorError.self) { try Emulator.start(nowhere) }?.code == .invalidConfiguration)
  }

  @Test("keeps its fixtures when the new ones are broken")
  func reload() throws {
    let temporary = try TemporaryFolder()
    try temporary.write("{}", to: "fixtures.json")
    var configured = configuration()
    configured.fixtures = ["\(temporary.path)/fixtures.json"]
    let emulator = try Emulator.start(configured)
    defer { emulator.stop() }
    #expect(throws: Never.self) { try emulator.reload() }
    try temporary.write("{", to: "fixtures.json")
    #expect(#expect(throws: EmulatorError.self) { try emulator.reload() }?.code == .brokenFixtures)
    #expect(try isHealthy(emulator))
  }
}
