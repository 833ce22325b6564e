import Emulation
import EmulatorServer
import RestoreAPI
import Testing

@testable import VB365Emulator

@Suite("The configuration", .timeLimit(.minutes(1)))
struct EmulatorConfigurationTests {
  @Test("begins with the defaults of the layers that it configures")
  func defaults() {
    let configuration = EmulatorConfiguration()
    let (ours, theirs) = (RestoreAPI.Settings(configuration), RestoreAPI.Settings())
    #expect(ours.certificateCheck == theirs.certificateCheck)
    #expect(ours.bulkShape == theirs.bulkShape)
    #expect(ours.restoreContentType == theirs.restoreContentType)
    #expect(ours.mandatoryFlags == theirs.mandatoryFlags)
    #expect(ours.stateful == theirs.stateful)
    let (server, plain) = (ServerConfiguration(configuration), ServerConfiguration())
    #expect(server.hosts == plain.hosts)
    #expect(server.port == plain.port)
    #expect(server.workers == plain.workers)
    #expect(configuration.drain == ServerConfiguration.defaultDrain)
  }

  @Test("reaches the layers below, every choice of it")
  func choices() {
    var configuration = EmulatorConfiguration()
    for choice in CertificateCheck.allCases {
      configuration.certificateCheck = choice
      #expect(RestoreAPI.Settings(configuration).certificateCheck.rawValue == choice.rawValue)
    }
    for choice in BulkShape.allCases {
      configuration.bulkShape = choice
      #expect(RestoreAPI.Settings(configuration).bulkShape.rawValue == choice.rawValue)
    }
    for choice in RestoreContentType.allCases {
      configuration.restoreContentType = choice
      #expect(RestoreAPI.Settings(configuration).restoreContentType.rawValue == choice.rawValue)
    }
    configuration.requiresMandatoryFlags = true
    configuration.isStateful = true
    configuration.sendsEmulatorHeaders = false
    #expect(RestoreAPI.Settings(configuration).mandatoryFlags)
    #expect(RestoreAPI.Settings(configuration).stateful)
    #expect(throws: Never.self) {
      let settings = try EmulatorSettings(configuration, authority: nil)
      #expect(!settings.emulatorHeaders)
      #expect(settings.version == Emulator.version)
    }
  }
}
