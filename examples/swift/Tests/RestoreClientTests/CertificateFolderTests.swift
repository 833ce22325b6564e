import Foundation
import RestoreClient
import Testing
import VB365Emulator

@Suite("A client that has the CA from a folder, as of an emulator in another process", .timeLimit(.minutes(5)))
struct CertificateFolderTests {
  @Test("believes it for the server's name")
  func name() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    var configuration = EmulatorConfiguration.inProcess
    configuration.certificate = .folder(folder.path)
    try await withEmulator(configuration) { emulator in
      let authority = try String(contentsOf: folder.appendingPathComponent("ca.pem"), encoding: .utf8)
      try await BackupServer.withConnection(
        to: "https://localhost:\(emulator.port)", trusting: authority, user: "administrator", password: "emulator"
      ) { server in
        let session = try await server.exchangeSession()
        #expect(session != nil)
      }
    }
  }
}
