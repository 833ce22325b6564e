import AsyncHTTPClient
import NIOSSL

/// A backup server that a user has logged in to.
public struct BackupServer: Sendable {
  let api: API

  /// Connects, logs in, lets `body` use the server, and lets the connections go.
  ///
  /// `authority` is the CA that vouches for the server, in PEM; without one the system's own CAs do.
  public nonisolated(nonsending) static func withConnection<Result>(
    to url: String, trusting authority: String? = nil, user: String, password: String,
    _ body: nonisolated(nonsending) (BackupServer) async throws -> Result
  ) async throws -> Result {
    var configuration = HTTPClient.Configuration.singletonConfiguration
    var tls = TLSConfiguration.makeClientConfiguration()
    if let authority {
      tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(Array(authority.utf8)))
    }
    configuration.tlsConfiguration = tls
    // A certificate that is refused once is refused always.
    configuration.connectionPool.retryConnectionEstablishment = false
    return try await HTTPClient.withHTTPClient(configuration: configuration) { client in
      let api = try await API(client: client, url: url).loggedIn(user: user, password: password)
      return try await body(BackupServer(api: api))
    }
  }

  /// The restore sessions, newest first.
  public func restoreSessions() async throws -> [RestoreSession] {
    let sessions: [RestoreSession.Description] = try await api.pages("/v6/RestoreSessions")
    return sessions.map { RestoreSession(api: api, description: $0) }
  }

  /// The newest session that works and has mailboxes.
  public func exchangeSession() async throws -> RestoreSession? {
    try await restoreSessions().first { $0.type == "Vex" && $0.state == "Working" }
  }
}
