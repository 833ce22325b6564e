import Testing

@testable import VB365Emulator

@Suite("withEmulator", .timeLimit(.minutes(5)))
struct WithEmulatorTests {
  struct Failure: Error {}

  /// Whether somebody accepts connections where the emulator did.
  private func isListening(_ emulator: Emulator) -> Bool {
    let message = DirectRequest("GET", "/_emulator/health", headers: ["Connection": "close"]).message
    return (try? SocketClient.exchange(message, with: emulator)) != nil
  }

  @Test("starts an emulator on a free port, with a certificate in no file, and stops it when its body returns")
  func returns() async throws {
    let emulator = try await withEmulator { emulator in
      #expect(isListening(emulator))
      #expect(emulator.caCertificatePath == nil)
      #expect(emulator.port != 4443)
      return emulator
    }
    #expect(!isListening(emulator))
  }

  @Test("stops the emulator when its body throws, and throws the same")
  func throwing() async throws {
    var emulator: Emulator?
    await #expect(throws: Failure.self) {
      try await withEmulator { started in
        emulator = started
        throw Failure()
      }
    }
    #expect(!isListening(try #require(emulator)))
  }

  @Test("stops the emulator when its body is cancelled")
  func cancelled() async throws {
    let (emulators, started) = AsyncStream<Emulator>.makeStream()
    let task = Task {
      try await withEmulator { emulator in
        started.yield(emulator)
        try await Task.sleep(for: .seconds(3600))
      }
    }
    var iterator = emulators.makeAsyncIterator()
    let emulator = try #require(await iterator.next())
    #expect(isListening(emulator))
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(!isListening(emulator))
  }

  @Test("plays the fixtures that it is given")
  func fixtures() async throws {
    let fixtures = Fixtures(organizations: [.init(name: "only.example")])
    for source in [.values(fixtures), .json(fixtures.json)] as [FixtureSource] {
      try await withEmulator(fixtures: source) { emulator in
        let request = DirectRequest.get("/v6/Organizations", token: "dev-token")
        #expect(emulator.direct.respond(to: request).text.contains("only.example"))
      }
    }
  }

  @Test("says what is wrong with the fixtures, and does not run its body")
  func brokenFixtures() async {
    await #expect(throws: EmulatorError.self) {
      try await withEmulator(fixtures: .json(#"{"tokenz": []}"#)) { _ in Issue.record("ran") }
    }
  }

  @MainActor
  @Test("runs its body where it is called, so that the body may use what is not Sendable")
  func isolation() async throws {
    final class Counter {
      var count = 0
    }
    let counter = Counter()
    try await withEmulator { emulator in
      MainActor.assertIsolated()
      counter.count += emulator.url.isEmpty ? 0 : 1
    }
    #expect(counter.count == 1)
  }
}
