import Testing
import VB365Emulator

@testable import vb365_emulator

@Suite("Sockets that are handed over", .timeLimit(.minutes(5)))
struct SocketHandOverTests {
  private func descriptors(_ count: String?, _ process: String?) throws -> [Int32] {
    var environment = ["LISTEN_FDNAMES": "https"]
    environment["LISTEN_FDS"] = count
    environment["LISTEN_PID"] = process
    return try SocketHandOver.descriptors(for: 42, in: environment)
  }

  @Test(
    "are counted from 3, where they are meant for this process",
    arguments: [
      ("1", "42", [Int32(3)]), ("3", "42", [3, 4, 5]), ("0", "42", []), ("1", "41", []), ("1", nil, []),
      (nil, "42", []), (nil, nil, []), ("x", "41", []),
    ] as [(String?, String?, [Int32])])
  func counted(count: String?, process: String?, numbers: [Int32]) throws {
    #expect(try descriptors(count, process) == numbers)
  }

  @Test("are refused when their count is none", arguments: ["x", "-1", "65", "99999999999"])
  func refused(count: String) {
    let error = #expect(throws: InvalidSetting.self) { try descriptors(count, "42") }
    #expect(error == InvalidSetting(source: "LISTEN_FDS", reason: "'\(count)' is no number from 0 to 64"))
  }

  @Test("take the place of host and port, and say so where these were given")
  func ignored() throws {
    let given = GivenSettings(flags: { $0 == .port ? ["1"] : [] }, environment: ["VB365_EMULATOR_HOST": "::1"])
    var settings = try ServeSettings(given)
    settings.adopt([], given)
    #expect(settings.warnings.isEmpty)
    settings.adopt([3], given)
    #expect(settings.emulator.inheritedSockets == [3])
    #expect(
      settings.warnings == [
        "VB365_EMULATOR_HOST is ignored: LISTEN_FDS hands over sockets that have their address",
        "--port is ignored: LISTEN_FDS hands over sockets that have their address",
      ])
  }
}
