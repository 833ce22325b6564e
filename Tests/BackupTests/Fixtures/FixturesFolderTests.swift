import Backup
import Bytes
import Testing

@Suite("The fixtures folder is true", .timeLimit(.minutes(5)))
struct FixturesFolderTests {
  @Test("files and examples are read", arguments: ["default.json", "examples/minimal.json", "examples/trouble.json"])
  func reads(name: String) throws {
    #expect(problems([try FixturesFolder.text(of: name)]).isEmpty)
  }

  @Test("the binary holds default.json")
  func embedded() throws {
    let file = try world(FixturesFolder.text(of: "default.json"))
    #expect(World.default.mailboxes.map(\.id) == file.mailboxes.map(\.id))
    #expect(World.default.restoreSessions.map(\.id) == file.restoreSessions.map(\.id))
  }

  /// What their restores answer, a test of the API asks for.
  @Test("README's cast is the default world")
  func cast() throws {
    let rows = try Self.tableRows().compactMap { cells in UUID(cells[0]).map { (id: $0, cells: cells) } }
    let world = World.default
    let mailboxes = rows.filter { world.mailboxPosition($0.id) != nil }
    #expect(mailboxes.map(\.id) == world.mailboxes.map(\.id))
    for (row, mailbox) in zip(mailboxes, world.mailboxes) {
      #expect(row.cells[1].hasPrefix(mailbox.name))
      #expect(row.cells[1].hasSuffix(mailbox.email) || mailbox.isArchive)
    }
    let sessions = rows.filter { world.restoreSession($0.id) != nil }
    #expect(sessions.map(\.id) == world.restoreSessions.map(\.id))
    #expect(rows.count == mailboxes.count + sessions.count)
  }

  @Test("README's table of the flags is right")
  func flags() throws {
    let eva = World.default.mailboxes[2]
    let rows = try Self.tableRows().filter { $0.count == 5 && Int($0[1]) != nil }
    #expect(rows.count == 9)
    for row in rows {
      let counters = eva.restore(Self.scope(of: row[0]))
      let expected = [counters.created, counters.merged, counters.failed, counters.skipped].map { "\($0)" }
      #expect(Array(row[1...]) == expected, "\(row[0])")
    }
  }

  private static func scope(of words: String) -> RestoreScope {
    let excludesAll = words.contains("every exclusion")
    return RestoreScope(
      restoresChanged: words.contains("changedItems") || words.contains("both"),
      restoresMissing: words.contains("deletedItems") || words.contains("both"),
      excludesDrafts: excludesAll || words.contains("excludeDrafts"),
      excludesDeletedItems: excludesAll || words.contains("excludeDeletedItems"),
      excludesInPlaceHold: excludesAll || words.contains("excludeInPlaceHoldItems"),
      excludesLitigationHold: excludesAll || words.contains("excludeLitigationHoldItems"))
  }

  /// The cells of all tables, without blanks around them and without backquotes.
  private static func tableRows() throws -> [[String]] {
    try FixturesFolder.text(of: "README.md").split(separator: "\n").filter { $0.hasPrefix("|") }.map { line in
      line.split(separator: "|").map { cell in
        let bare = cell.filter { $0 != "`" }
        return String(bare.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
    }
  }
}
