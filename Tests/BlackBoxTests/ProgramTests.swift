import Testing

@Suite("A program that tests run")
struct ProgramTests {
  @Test("may end without reading its input, which does not end the tests")
  func unreadInput() throws {
    // More than a pipe holds, so that the rest always comes too late.
    let outcome = try Program.run("/bin/sh", ["-c", "exit 3"], input: String(repeating: "a", count: 1 << 20))
    #expect(outcome.status == 3)
  }
}
