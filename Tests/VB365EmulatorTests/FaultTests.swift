import Testing

@testable import VB365Emulator

@Suite("A fault", .timeLimit(.minutes(5)))
struct FaultTests {
  @Test("hits the requests that it is for, and counts them", arguments: Played.Way.allCases)
  func hits(_ way: Played.Way) async throws {
    try await Played.by(way) { played in
      let busy = Effect(status: 503, message: "Busy.", retryAfter: 1)
      let fault = try played.emulator.arm(
        Fault(matching: .operation(.restoreMailbox), effect: busy, skip: 1, times: 2))
      #expect(fault.hits == 0)
      #expect(try played.send(Sent.list).status == 200)
      let statuses = try (0..<4).map { _ in try played.send(Sent.restore()).status }
      #expect(statuses == [200, 503, 503, 200])
      #expect(fault.hits == 2)
      #expect(fault.matched == 3)
      let hit = played.emulator.requests(matching: RequestMatch(status: 503))
      #expect(hit.map(\.fault) == [fault.id, fault.id])
      #expect(hit.map(\.verdict) == [.ok, .ok])
      #expect(hit.map(\.basis) == [.scripted, .scripted])
    }
  }

  @Test("is taken away, alone, with all others, and with its session", arguments: Played.Way.allCases)
  func disarmed(_ way: Played.Way) async throws {
    try await Played.by(way) { played in
      let emulator = played.emulator
      let refusal = Fault(effect: Effect(status: 500), times: 100)
      let first = try emulator.arm(refusal)
      #expect(try played.send(Sent.restore()).status == 500)
      first.disarm()
      #expect(try played.send(Sent.restore()).status == 200)
      #expect(first.hits == 1)
      try emulator.arm(refusal, session: Sent.session)
      #expect(try played.send(Sent.list).status == 200)
      #expect(try played.send(Sent.restore()).status == 500)
      emulator.disarmFaults(session: Sent.session.uppercased())
      #expect(try played.send(Sent.restore()).status == 200)
      try emulator.arm(refusal)
      emulator.disarmFaults(session: Sent.session)
      #expect(try played.send(Sent.restore()).status == 500)
      emulator.disarmFaults()
      #expect(try played.send(Sent.restore()).status == 200)
      try emulator.arm(refusal, session: Sent.session)
      try emulator.reset(session: Sent.session)
      #expect(try played.send(Sent.restore()).status == 200)
    }
  }

  @Test("draws by its seed, the same each time")
  func draws() throws {
    func statuses(seed: Int) throws -> [Int] {
      let emulator = try DirectEmulator()
      try emulator.arm(Fault(effect: Effect(status: 500), times: 100, probability: 0.5, seed: seed))
      return (0..<64).map { _ in emulator.respond(to: Sent.restore()).status }
    }
    let drawn = try statuses(seed: 1)
    #expect(Set(drawn) == [200, 500])
    #expect(try statuses(seed: 1) == drawn)
    #expect(try statuses(seed: 2) != drawn)
  }

  @Test(
    "is refused where it cannot be meant",
    arguments: [
      Fault(effect: Effect(close: .head, truncate: 3)), Fault(effect: Effect(status: 99)),
      Fault(effect: Effect(status: 503), skip: -1), Fault(effect: Effect(status: 503), times: 0),
      Fault(effect: Effect(status: 503), for: .zero), Fault(effect: Effect(status: 503), for: .seconds(86_401)),
      Fault(effect: Effect(status: 503), probability: 1.5), Fault(effect: Effect(status: 503), seed: -1),
      Fault(matching: .operation("restoreMailbocks"), effect: Effect(status: 503)),
      Fault(matching: RequestMatch(mailbox: "no id"), effect: Effect(status: 503)),
    ])
  func refused(_ fault: Fault) throws {
    let emulator = try DirectEmulator()
    let error = #expect(throws: EmulatorError.self) { try emulator.arm(fault) }
    #expect(error?.code == .invalidArgument)
    #expect(emulator.respond(to: Sent.restore()).status == 200)
  }

  @Test("is armed for at least as long as was asked for")
  func lifetime() throws {
    let emulator = try DirectEmulator()
    try emulator.arm(Fault(effect: Effect(status: 503), for: .milliseconds(1)))
    #expect(emulator.respond(to: Sent.restore()).status == 503)
  }
}
