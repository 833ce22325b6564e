import Testing
import VB365Emulator

@testable import vb365_emulator

@Suite("--version", .timeLimit(.minutes(1)))
struct BuildVersionTests {
  @Test("names the commit where the build was told, and the version alone where it was not")
  func commit() {
    #expect(BuildVersion.text(version: "1.2.3", commit: "abc1234") == "1.2.3 (commit abc1234)")
    #expect(BuildVersion.text(version: "1.2.3", commit: "") == "1.2.3")
  }

  @Test("begins with the library's version")
  func version() {
    #expect(BuildVersion.text.hasPrefix(Emulator.version))
  }
}
