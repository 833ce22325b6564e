import EmulatorServer
import Testing
import TestSupport

@testable import VB365Emulator

@Suite("The CA for clients", .timeLimit(.minutes(5)))
struct ClientVerificationTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func start(_ file: String) throws -> Emulator {
    var configuration = EmulatorConfiguration()
    configuration.port = 0
    configuration.certificate = .memory
    configuration.clientAuthorityFile = file
    return try Emulator.start(configuration)
  }

  @Test("is read from a file, which has to be there and to hold certificates")
  func files() throws {
    let missing = #expect(throws: EmulatorError.self) { try start("\(folder.path)/none.pem") }
    #expect(missing?.code == .unreadableFile)
    try folder.write("nothing", to: "clients.pem")
    let garbage = #expect(throws: EmulatorError.self) { try start("\(folder.path)/clients.pem") }
    #expect(garbage?.code == .unusableCertificate)
    #expect(
      garbage?.description.hasPrefix(
        "clientAuthorityFile: \(folder.path)/clients.pem: cannot use the CA for clients: ") == true)
  }

  @Test("makes a certificate required, unless that is not wanted", arguments: ClientCertificate.allCases)
  func required(choice: ClientCertificate) throws {
    try folder.write("text", to: "clients.pem")
    var configuration = EmulatorConfiguration()
    #expect(configuration.clientCertificate == .require)
    configuration.clientAuthorityFile = "\(folder.path)/clients.pem"
    configuration.clientCertificate = choice
    let own = Credentials(chain: [], key: [], authority: nil, authorityPath: nil)
    let clients = try ServerConfiguration(configuration, trusting: own).clients
    #expect(clients == ClientVerification(authorities: Array("text".utf8), isRequired: choice == .require))
  }
}
