import Testing

@Suite("The control plane of the command", .timeLimit(.minutes(5)))
struct ControlTests {
  private static let reset = "/_emulator/reset"

  private func statuses(_ emulator: EmulatorProcess, _ arguments: [String] = []) throws -> [Int] {
    [
      try emulator.curl(Self.reset, ["-X", "POST"] + arguments).status,
      try emulator.curl("/_emulator/sessions/\(VendorPages.session)", ["-X", "DELETE"] + arguments).status,
      try emulator.curl("/_emulator/health").status,
    ]
  }

  @Test("is open on loopback")
  func loopback() throws {
    #expect(try statuses(try EmulatorProcess()) == [204, 204, 200])
  }

  @Test("is off on other addresses, but for health and CA")
  func elsewhere() throws {
    #expect(try statuses(try EmulatorProcess(["--host", "0.0.0.0"])) == [403, 403, 200])
  }

  @Test("is on there for everybody by --control")
  func open() throws {
    #expect(try statuses(try EmulatorProcess(["--host", "0.0.0.0", "--control", "open"])) == [204, 204, 200])
  }

  @Test("is on there by --control-token for who shows it, which no log does")
  func token() throws {
    let emulator = try EmulatorProcess(
      ["--host", "0.0.0.0", "--log-level", "trace"], environment: ["VB365_EMULATOR_CONTROL_TOKEN": "control-5ecret"])
    #expect(try statuses(emulator) == [401, 401, 200])
    #expect(try statuses(emulator, ["-H", "Authorization: Bearer wrong-5ecret"]) == [401, 401, 200])
    #expect(try statuses(emulator, ["-H", "Authorization: Bearer control-5ecret"]) == [204, 204, 200])
    #expect(!emulator.stop().error.contains("5ecret"))
  }
}
