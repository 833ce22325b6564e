import Testing

@testable import vb365_emulator

@Suite("Flags before variables before defaults", .timeLimit(.minutes(5)))
struct GivenSettingsTests {
  private func given(_ flags: [Setting: [String]] = [:], _ environment: [String: String] = [:]) -> GivenSettings {
    GivenSettings(flags: { flags[$0] ?? [] }, environment: environment)
  }

  @Test("a flag wins over its variable, a variable stands in for its flag", arguments: Setting.allCases)
  func precedence(setting: Setting) {
    let both = given([setting: ["flag"]], [setting.variable: "variable"])
    #expect(both.entries == [setting: .init(source: setting.flag, values: ["flag"])])
    let variable = given([:], [setting.variable: "variable"])
    #expect(variable.entries == [setting: .init(source: setting.variable, values: ["variable"])])
    #expect(given().entries.isEmpty)
  }

  @Test("every flag and variable is named after interface.md")
  func names() {
    #expect(Setting.caDirectory.flag == "--ca-dir")
    #expect(Setting.caDirectory.variable == "VB365_EMULATOR_CA_DIR")
    #expect(Setting.restoreContentType.variable == "VB365_EMULATOR_RESTORE_CONTENT_TYPE")
    #expect(Set(Setting.allCases.map(\.variable)).count == Setting.allCases.count)
  }

  @Test("a flag's list replaces a variable's, and is never joined with it")
  func lists() {
    let both = given([.host: ["::1"]], ["VB365_EMULATOR_HOST": "127.0.0.1,0.0.0.0"])
    #expect(both.entries[.host]?.values == ["::1"])
    #expect(given([:], ["VB365_EMULATOR_HOST": " 127.0.0.1, ::1 ,"]).entries[.host]?.values == ["127.0.0.1", "::1"])
  }

  @Test("an empty variable counts as none", arguments: ["", ",", " , "])
  func empty(value: String) {
    #expect(given([:], ["VB365_EMULATOR_SAN": value]).entries.isEmpty)
    #expect(given([:], ["VB365_EMULATOR_PORT": ""]).entries.isEmpty)
  }

  @Test("a value with commas is whole where there is no list")
  func noList() {
    #expect(given([:], ["VB365_EMULATOR_CA_DIR": "/a,b"]).entries[.caDirectory]?.values == ["/a,b"])
  }

  @Test("a variable of ours that is no setting is warned of, with the closest one")
  func unknown() {
    let given = given([:], ["VB365_EMULATOR_PROT": "1", "VB365_EMULATOR_ZZZZZZZZZZZZ": "2", "OTHER": "3"])
    #expect(
      given.warnings == [
        "VB365_EMULATOR_PROT is no setting; did you mean VB365_EMULATOR_PORT?",
        "VB365_EMULATOR_ZZZZZZZZZZZZ is no setting",
      ])
  }
}
