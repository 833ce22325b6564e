import Exchange
import Journal

/// What the clients of a run did over time that no single request shows. A client is the user of its token, or its address
/// where none is known.
package struct ClientReport: Sendable {
  /// How many requests it looks at: those that the journal still has.
  package let requests: Int
  /// How many requests of the run were judged in all.
  package let judged: Int
  /// The clients, by their names.
  package let clients: [Client]

  /// A client.
  package struct Client: Sendable {
    /// The user, or the address.
    package let name: String
    /// How many requests it sent.
    package let requests: Int
    /// How many connections it opened; 0 where requests came without one.
    package let connections: Int
    /// What it did with tokens.
    package let tokens: TokenUse
    /// What it had better do otherwise, in an order of its own.
    package let findings: [ClientFinding]
  }

  /// Looks at requests, the earliest first.
  init(of kept: [KeptRequest], judged: Int) {
    let sent = kept.map(SentRequest.init).sorted { ($0.start, $0.id.number) < ($1.start, $1.id.number) }
    requests = sent.count
    self.judged = judged
    clients = Dictionary(grouping: sent) { $0.clientName }.map { Client($0, $1) }.sorted { $0.name < $1.name }
  }
}

extension ClientReport.Client {
  /// A client by its requests, the earliest first; at least one.
  fileprivate init(_ name: String, _ sent: [SentRequest]) {
    self.name = name
    requests = sent.count
    connections = Set(sent.compactMap(\.entry.client)).count
    tokens = TokenUse(sent)
    findings = [
      Self.connectionsNotKept(sent), Self.sessionsNotStopped(sent), Self.tokenForEachRequest(sent, tokens),
      Self.tooManyTokens(sent), Self.tokensRefreshedLate(sent, tokens), Self.pagesReckoned(sent),
      Self.busyPolling(sent), Self.overlappingRestores(sent), Self.repeatedRestores(sent),
      Self.retryAfterIgnored(sent), Self.secretsInURL(sent),
    ].compactMap(\.self)
  }

  /// Fewer connections than these say nothing.
  private static let fewConnections = 5

  private static func connectionsNotKept(_ sent: [SentRequest]) -> ClientFinding? {
    let connected = sent.filter { $0.entry.client != nil }
    let connections = Set(connected.compactMap(\.entry.client)).count
    guard connections > fewConnections, connected.count < 2 * connections else { return nil }
    return ClientFinding(
      "connections-not-kept", connected, count: connections,
      "Keep the connection open and use it again: each one costs a TLS handshake.")
  }

  private static func secretsInURL(_ sent: [SentRequest]) -> ClientFinding? {
    ClientFinding(
      "secret-in-url", sent.filter { $0.query.contains(where: \.looksLikeSecret) },
      "Send tokens, passwords and codes in the Authorization field or the body: URLs are logged on their way.")
  }
}

extension SentRequest {
  /// The user, or the address.
  fileprivate var clientName: String { entry.user ?? entry.client?.address ?? "direct" }
}

extension SentRequest.Pair {
  /// Words that names of secrets have.
  private static let words = [
    "token", "password", "passwd", "pwd", "secret", "assertion", "usercode", "apikey", "api_key", "authorization",
    "credential", "certificate",
  ]

  /// Whether it is hidden, and is called as secrets are.
  fileprivate var looksLikeSecret: Bool {
    let name = name.lowercased()
    return hash != nil && Self.words.contains { name.contains($0) }
  }
}
