import Testing

@testable import VB365Emulator

/// An emulator that a test plays one way or the other, with the same lines.
struct Played {
  /// How requests reach it.
  enum Way: CaseIterable, Sendable {
    case overTLS, direct
  }

  /// What is asked of it beside requests.
  let emulator: any Emulating
  private let server: Emulator?

  /// Lets `body` play an emulator.
  nonisolated(nonsending) static func by(
    _ way: Way, _ configuration: EmulatorConfiguration = .inProcess,
    _ body: nonisolated(nonsending) (Played) async throws -> Void
  ) async throws {
    switch way {
    case .direct:
      try await body(Played(emulator: DirectEmulator(configuration), server: nil))
    case .overTLS:
      try await withEmulator(configuration) { emulator in
        try await body(Played(emulator: emulator, server: emulator))
      }
    }
  }

  /// Sends a request, and gives the answer's status and all of its text.
  @discardableResult
  func send(_ request: DirectRequest) throws -> (status: Int, text: String) {
    guard let server else {
      let answer = emulator.direct.respond(to: request)
      return (answer.status, answer.text)
    }
    var request = request
    request.headers["Connection"] = "close"
    let text = try SocketClient.exchange(request.message, with: server)
    return (try #require(Int(text.dropFirst(9).prefix(3))), text)
  }
}

/// What tests send to the default world.
enum Sent {
  static let session = "380d7caf-6294-4a33-b50a-b8aeb13af58c"
  static let mailbox = "9e9b7199-f547-467a-b580-9d283a75eaad"
  static let password = "paSSw0rd-of-no-one"

  static func path(_ session: String = session, _ mailbox: String = mailbox) -> String {
    "/v6/RestoreSessions/\(session)/organization/mailboxes/\(mailbox)/restore"
  }

  /// A restore that succeeds.
  static func restore(_ session: String = session, _ mailbox: String = mailbox) -> DirectRequest {
    .post(
      path(session, mailbox), json: #"{"userName": "jsmith@abc.onmicrosoft.com", "userPassword": "\#(password)"}"#,
      token: "dev-token")
  }

  /// A restore that lacks its password.
  static let refused = DirectRequest.post(path(), json: "{\n  \"userName\": \"jsmith\"\n}", token: "dev-token")

  /// A list of organizations.
  static let list = DirectRequest.get("/v6/Organizations?limit=1", token: "dev-token")
}
