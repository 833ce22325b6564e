import RestoreClient
import Testing
import VB365Emulator
import VB365EmulatorTesting

// What the pages of the library's documentation show.

@Suite("A client that is new here", .emulator(), .timeLimit(.minutes(5)))
struct GettingStartedTests {
  @Test("logs in and finds the sessions")
  func sessions() async throws {
    let emulator = try Emulator.current
    let count = try await BackupServer.withConnection(
      to: emulator.url, trusting: emulator.caCertificate, user: "administrator", password: "emulator"
    ) { server in
      try await server.restoreSessions().count
    }
    #expect(count == 5)
  }

  @Test("loses its token when the fixtures have none any more")
  func reload() throws {
    let emulator = try Emulator.current
    try emulator.reload(.values(Fixtures(tokens: [])))
    #expect(emulator.direct.respond(to: .get("/v6/Organizations", token: "dev-token")).status == 401)
  }
}

@Suite("A test without the trait", .timeLimit(.minutes(5)))
struct WithoutTheTraitTests {
  @Test("has an emulator for a closure")
  func closure() async throws {
    let name = try await withEmulator { emulator in
      try await BackupServer.withConnection(
        to: emulator.url, trusting: emulator.caCertificate, user: "administrator", password: "emulator"
      ) { server in
        try await server.exchangeSession()?.name
      }
    }
    #expect(name?.isEmpty == false)
  }

  @Test("has an emulator without a socket")
  func direct() throws {
    let emulator = try DirectEmulator()
    let answer = emulator.respond(to: .get("/v6/Organizations", token: "dev-token"))
    #expect(answer.status == 200)
    #expect(answer.headers["X-Emulator-Verdict"] == "ok")
  }

  @Test("is told what is wrong with its fixtures")
  func brokenFixtures() {
    let error = #expect(throws: EmulatorError.self) {
      var configuration = EmulatorConfiguration.inProcess
      configuration.fixtures = .json(#"{ "organisations": [] }"#)
      _ = try DirectEmulator(configuration)
    }
    #expect(error?.problems.first?.contains(#"did you mean "organizations"?"#) == true)
  }
}
