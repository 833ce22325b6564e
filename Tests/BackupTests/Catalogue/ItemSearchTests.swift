import Backup
import Testing

/// Searches are held against a walk over all items.
@Suite("A search", .timeLimit(.minutes(5)))
struct ItemSearchTests {
  static let folders = [
    Folder(name: "a", items: ItemNumbers(unchanged: 700, changed: 300, missing: 77, failing: 3)),
    Folder(name: "b"), Folder(name: "c", items: ItemNumbers(missing: 1)),
    Folder(name: "d", items: ItemNumbers(failing: 319)),
  ]
  static let mailbox = Mailbox(
    id: id("1b0abb44-3efd-4dc9-bceb-07823e6f244b"), name: "", email: "", folders: folders)

  @Test(
    "finds by subject and sender, in any case",
    arguments: [
      "", "report", "REPORT", "e", "Re: ", "re: Project plan", "grace", "supplier.example", "<", "?", "!",
      "subject:report", "SUBJECT: Backup", "from:grace", "From: @partner", "subject:grace", "from:report", "from:",
      "subject:", "to:eva", "\u{e9}", "Quarterly report Budget review",
    ])
  func queries(query: String) throws {
    let search = ItemSearch(query.utf8.span)
    for (index, folder) in Self.folders.enumerated() {
      let folderID = Self.mailbox.folderID(index)
      let expected = try (0..<folder.items.total).filter { number in
        let item = try #require(Self.mailbox.item(ItemID(folder: folderID, number: number)))
        return Self.matches(item, query.lowercased())
      }
      #expect(search.count(in: folder, folderID) == expected.count)
      #expect(search.findsAnything || expected.isEmpty)
      let found = (0..<search.count(in: folder, folderID)).map { search.item(at: $0, of: folder, folderID)?.id.number }
      #expect(found == expected)
      #expect(search.item(at: UInt32(expected.count), of: folder, folderID) == nil)
      #expect(search.item(at: .max, of: folder, folderID) == nil)
    }
  }

  @Test("finds the last of thousands of millions as fast as the first")
  func largest() throws {
    let folder = CatalogueTests.huge
    let folderID = CatalogueTests.mailbox.folderID(3)
    #expect(ItemSearch.everything.count(in: folder, folderID) == 4_000_000_000)
    #expect(ItemSearch.everything.item(at: 3_999_999_999, of: folder, folderID)?.id.number == 3_999_999_999)
    let search = ItemSearch("backup".utf8.span)
    #expect(search.findsAnything)
    #expect(!ItemSearch("nobody wrote that".utf8.span).findsAnything)
    let count = search.count(in: folder, folderID)
    #expect((4_000_000_000 / 29)...(4_000_000_000 / 29 + 1) ~= count)
    let last = try #require(search.item(at: count - 1, of: folder, folderID))
    #expect(last.subject == "Backup report")
    #expect(last.id.number > 3_999_999_970)
  }

  private static func matches(_ item: Item, _ query: String) -> Bool {
    func contains(_ text: String, _ part: some StringProtocol) -> Bool {
      part.isEmpty || text.lowercased().contains(part)
    }
    if query.hasPrefix("subject:") { return contains(item.subject, query.dropFirst(8).drop { $0 == " " }) }
    if query.hasPrefix("from:") { return contains(item.from, query.dropFirst(5).drop { $0 == " " }) }
    return contains(item.subject, query) || contains(item.from, query)
  }
}

@Suite("A page over many lists", .timeLimit(.minutes(5)))
struct ItemWindowTests {
  static let lists: [UInt32] = [0, 3, 0, 0, 5, 1, 0]

  @Test("shows what a page over one list would show", arguments: 0..<12, 1..<12)
  func pages(offset: Int, limit: Int) {
    let all = Self.lists.enumerated().flatMap { list, count in (0..<count).map { "\(list).\($0)" } }
    var window = ItemWindow(offset: offset, limit: limit)
    var shown: [String] = []
    for (list, count) in Self.lists.enumerated() { shown += window.take(from: count).map { "\(list).\($0)" } }
    #expect(shown == Array(all.dropFirst(offset).prefix(limit)))
  }

  @Test("knows no number that is too large")
  func largest() {
    var window = ItemWindow(offset: .max, limit: .max)
    #expect(window.take(from: .max).isEmpty)
  }
}

@Suite("Names of folders", .timeLimit(.minutes(5)))
struct NamePatternTests {
  @Test(
    "match a pattern",
    arguments: [
      ("Inbox", "inbox", true), ("INBOX", "Inbox", true), ("Inbox", "Inbox ", false), ("", "", true), ("", "a", false),
      ("*", "", true), ("*", "anything", true), ("In*", "Inbox", true), ("*box", "Inbox", true),
      ("*b*x", "Inbox", true),
      ("*b*y", "Inbox", false), ("In?ox", "Inbox", true), ("I?ox", "Inbox", false), ("?", "é", true),
      ("??", "é", false),
      ("*?", "", false), ("**", "x", true), ("a*b*c", "aXbXbXc", true), ("a*b*c", "aXbXbX", false),
      ("inbo", "Inbox", false),
      ("*é", "Café", true), ("?*", "é", true),
    ])
  func patterns(pattern: String, name: String, isMatch: Bool) {
    #expect(NamePattern(Array(pattern.utf8)).matches(name) == isMatch)
  }
}
