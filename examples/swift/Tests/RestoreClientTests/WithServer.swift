import RestoreClient
import VB365Emulator
import VB365EmulatorTesting

/// Lets `body` use the test's emulator as the client does a real server.
nonisolated(nonsending) func withServer(
  _ body: nonisolated(nonsending) (BackupServer) async throws -> Void
) async throws {
  let emulator = try Emulator.current
  try await BackupServer.withConnection(
    to: emulator.url, trusting: emulator.caCertificate, user: "administrator", password: "emulator", body)
}

/// Lets `body` use the session that the fixtures have running.
nonisolated(nonsending) func withSession(
  _ body: nonisolated(nonsending) (RestoreSession) async throws -> Void
) async throws {
  try await withServer { server in
    guard let session = try await server.exchangeSession() else { throw NoSession() }
    try await body(session)
  }
}

struct NoSession: Error {}
