import ArgumentParser
import Foundation
import Testing

@testable import vb365_emulator

@Suite("docs/settings.md", .timeLimit(.minutes(1)))
struct SettingsDocumentTests {
  /// A row of one of the tables, without the marks of code.
  struct Row {
    let standard: String
    let meaning: String
  }

  static let rows: [String: Row] = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let page = root.appendingPathComponent("docs/settings.md")
    guard let text = try? String(contentsOf: page, encoding: .utf8) else { return [:] }
    var rows: [String: Row] = [:]
    for line in text.split(separator: "\n") where line.hasPrefix("| `--") {
      let cells = line.split(separator: "|", maxSplits: 2).map {
        $0.replacing("`", with: "").trimmingCharacters(in: .whitespaces)
      }
      rows[cells[0]] = Row(standard: cells[1], meaning: cells[2])
    }
    return rows
  }()

  @Test("has a row for every setting, and no other")
  func everySetting() {
    #expect(Set(Self.rows.keys) == Set(Setting.allCases.map(\.flag)))
  }

  @Test("gives the defaults that the help gives", arguments: Setting.allCases)
  func sameDefault(setting: Setting) {
    let help = setting.help.abstract
    let told = help.firstMatch(of: /\(default: (.*)\)$/).map { String($0.1) } ?? ""
    #expect(Self.rows[setting.flag]?.standard == told)
  }

  @Test("says of every word that is not the default what it does", arguments: Setting.allCases)
  func everyWord(setting: Setting) throws {
    // The levels of a log need no explanation.
    guard setting != .logLevel else { return }
    let row = try #require(Self.rows[setting.flag])
    for word in setting.value.words where word != row.standard {
      #expect(row.meaning.contains(word), "\(setting) has the word \(word)")
    }
  }
}
