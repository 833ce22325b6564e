import Backup
import Emulation
import EmulatorServer
import RestoreAPI
import Testing

@testable import VB365Emulator

@Suite("The configuration", .timeLimit(.minutes(5)))
struct EmulatorConfigurationTests {
  @Test("begins with the defaults of the layers that it configures")
  func defaults() throws {
    let configuration = EmulatorConfiguration.command
    let (ours, theirs) = (try RestoreAPI.Settings(configuration), RestoreAPI.Settings())
    #expect(ours.certificateCheck == theirs.certificateCheck)
    #expect(ours.bulkShape == theirs.bulkShape)
    #expect(ours.restoreContentType == theirs.restoreContentType)
    #expect(ours.mediaTypes == theirs.mediaTypes)
    #expect(ours.mandatoryFlags == theirs.mandatoryFlags)
    #expect(ours.stateful == theirs.stateful)
    #expect(ours.tokenDates == theirs.tokenDates)
    #expect(ours.tokenLifetime == theirs.tokenLifetime)
    #expect(ours.throttle == theirs.throttle)
    let own = Credentials(chain: [], key: [], authority: nil, authorityPath: nil)
    let (server, plain) = (try ServerConfiguration(configuration, trusting: own), ServerConfiguration())
    #expect(server.inheritedSockets == plain.inheritedSockets)
    #expect(server.clients == nil)
    #expect(server.hosts == plain.hosts)
    #expect(server.port == plain.port)
    #expect(server.workers == plain.workers)
    #expect(configuration.drain == ServerConfiguration.defaultDrain)
  }

  @Test("is a test's unless told otherwise: it takes no port that others know, and writes no file")
  func inProcess() throws {
    for configuration in [EmulatorConfiguration(), .inProcess] {
      #expect(configuration.port == 0)
      #expect(configuration.certificate == .memory)
      #expect(configuration.workers == 1)
      #expect(configuration.drain == .zero)
    }
    let emulator = try Emulator.start()
    defer { emulator.stop() }
    #expect(emulator.port != ServerConfiguration.defaultPort)
    #expect(emulator.caCertificatePath == nil)
  }

  @Test("names the settings in messages as its user knows them")
  func settingNames() throws {
    var configuration = EmulatorConfiguration()
    configuration.tokenKeyFile = "none"
    let byProperty = #expect(throws: EmulatorError.self) { try Emulator.start(configuration) }
    #expect(byProperty?.problems == ["tokenKeyFile: none: No such file or directory"])
    configuration.settingNames.tokenKey = "--token-key"
    let byFlag = #expect(throws: EmulatorError.self) { try Emulator.start(configuration) }
    #expect(byFlag?.problems == ["--token-key: none: No such file or directory"])
    let minted = Credentials(chain: [], key: [], authority: [], authorityPath: "ca.pem")
    let server = try ServerConfiguration(EmulatorConfiguration(), trusting: minted)
    for text in [server.trustAdvice, server.clientAuthorityName, server.openFilesAdvice] {
      #expect(!text.contains("--") && !text.contains("vb365-emulator"))
    }
  }

  @Test("reaches the layers below, every choice of it")
  func choices() throws {
    var configuration = EmulatorConfiguration()
    for choice in CertificateCheck.allCases {
      configuration.certificateCheck = choice
      #expect(try RestoreAPI.Settings(configuration).certificateCheck.rawValue == choice.rawValue)
    }
    for choice in BulkShape.allCases {
      configuration.bulkShape = choice
      #expect(try RestoreAPI.Settings(configuration).bulkShape.rawValue == choice.rawValue)
    }
    for choice in RestoreContentType.allCases {
      configuration.restoreContentType = choice
      #expect(try RestoreAPI.Settings(configuration).restoreContentType.rawValue == choice.rawValue)
    }
    for choice in MediaTypes.allCases {
      configuration.mediaTypes = choice
      #expect(try RestoreAPI.Settings(configuration).mediaTypes.rawValue == choice.rawValue)
    }
    for choice in TokenDates.allCases {
      configuration.tokenDates = choice
      #expect(try RestoreAPI.Settings(configuration).tokenDates.rawValue == choice.rawValue)
    }
    configuration.tokenLifetime = .seconds(7)
    configuration.throttlesTokens = true
    #expect(try RestoreAPI.Settings(configuration).tokenLifetime == 7)
    #expect(try RestoreAPI.Settings(configuration).throttle)
    configuration.requiresMandatoryFlags = true
    configuration.isStateful = true
    configuration.sendsEmulatorHeaders = false
    configuration.control = .open
    configuration.controlToken = "t0ken"
    #expect(try RestoreAPI.Settings(configuration).mandatoryFlags)
    #expect(try RestoreAPI.Settings(configuration).stateful)
    #expect(throws: Never.self) {
      let settings = try EmulatorSettings(configuration, credentials: nil)
      #expect(!settings.emulatorHeaders)
      #expect(settings.isControlOpen)
      #expect(settings.controlToken?.matches("t0ken".utf8.span) == true)
      configuration.controlToken = ""
      #expect(try EmulatorSettings(configuration, credentials: nil).controlToken == nil)
      #expect(try !EmulatorSettings(EmulatorConfiguration(), credentials: nil).isControlOpen)
      #expect(settings.version == Emulator.version)
    }
  }

  @Test("goes by the addresses it listens on, or by any where it listens on all or was handed its sockets")
  func addresses() throws {
    var configuration = EmulatorConfiguration()
    configuration.hosts = ["192.0.2.1", "::1"]
    let one = try EmulatorSettings(configuration, credentials: nil)
    #expect(one.hostNames.contains("192.0.2.1"))
    #expect(!one.takesAnyAddress)
    for host in ["0.0.0.0", "::"] {
      configuration.hosts = ["127.0.0.1", host]
      #expect(try EmulatorSettings(configuration, credentials: nil).takesAnyAddress)
    }
    configuration.hosts = []
    configuration.inheritedSockets = [3]
    #expect(try EmulatorSettings(configuration, credentials: nil).takesAnyAddress)
  }

  @Test(
    "refuses lifetimes that no token has",
    arguments: [Duration.zero, .milliseconds(999), .seconds(-1), .seconds(31_536_001), .seconds(Int64.max)])
  func lifetimes(lifetime: Duration) {
    var configuration = EmulatorConfiguration()
    configuration.tokenLifetime = lifetime
    let error = #expect(throws: EmulatorError.self) { try RestoreAPI.Settings(configuration) }
    #expect(error?.code == .invalidConfiguration)
  }

  @Test("refuses numbers that no emulator can work by", arguments: [0, -1, 1025])
  func workers(number: Int) {
    var configuration = EmulatorConfiguration.inProcess
    configuration.workers = number
    let error = #expect(throws: EmulatorError.self) { try VB365Emulator.Emulator.start(configuration) }
    #expect(error?.code == .invalidConfiguration)
    #expect(error?.problems == ["the number of workers is 1 to 1024, not \(number)"])
  }

  @Test("refuses a stop of less than no time, or of more than an hour", arguments: [-1, 3601, Int64.max])
  func drains(seconds: Int64) {
    var configuration = EmulatorConfiguration.inProcess
    configuration.drain = .seconds(seconds)
    let error = #expect(throws: EmulatorError.self) { try VB365Emulator.Emulator.start(configuration) }
    #expect(error?.code == .invalidConfiguration)
    #expect(error?.problems.first?.contains("0 to 3600 seconds") == true)
  }
}
