import ArgumentParser
import Foundation
import Testing

@testable import vb365_emulator

@Suite("docs/settings.md", .timeLimit(.minutes(1)))
struct SettingsDocumentTests {
  /// The default that each flag's row gives, without the marks of code.
  static let defaults: [String: String] = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let page = root.appendingPathComponent("docs/settings.md")
    guard let text = try? String(contentsOf: page, encoding: .utf8) else { return [:] }
    var defaults: [String: String] = [:]
    for line in text.split(separator: "\n") where line.hasPrefix("| `--") {
      let cells = line.split(separator: "|").map {
        $0.replacing("`", with: "").trimmingCharacters(in: .whitespaces)
      }
      defaults[cells[0]] = cells[1]
    }
    return defaults
  }()

  @Test("has a row for every setting, and no other")
  func everySetting() {
    #expect(Set(Self.defaults.keys) == Set(Setting.allCases.map(\.flag)))
  }

  @Test("gives the defaults that the help gives", arguments: Setting.allCases)
  func sameDefault(setting: Setting) {
    let help = setting.help.abstract
    let told = help.firstMatch(of: /\(default: (.*)\)$/).map { String($0.1) } ?? ""
    #expect(Self.defaults[setting.flag] == told)
  }
}
