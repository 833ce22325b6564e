import Backup
import Bytes
import Testing

@Suite("The catalogue of a mailbox", .timeLimit(.minutes(5)))
struct CatalogueTests {
  static let huge = Folder(
    name: "Huge",
    items: ItemNumbers(
      unchanged: 1_000_000_000, changed: 1_000_000_000, missing: 1_000_000_000, failing: 1_000_000_000))
  static let mailbox = Mailbox(
    id: id("e4ac5661-08c2-495b-93b7-d4e93c3cee3e"), name: "Eva", email: "eva@example.com",
    folders: [
      Folder(name: "Inbox", items: ItemNumbers(unchanged: 4, changed: 3, missing: 2, failing: 1)),
      Folder(name: "Drafts", role: .drafts),
      Folder(name: "Held", hold: .inPlace, items: ItemNumbers(missing: 5)), huge,
    ])

  @Test("numbers a folder's items state by state: unchanged, changed, missing, failing")
  func states() {
    let states = (0..<11).map { Self.mailbox.folders[0].items.state(of: $0) }
    #expect(
      states == [
        .unchanged, .unchanged, .unchanged, .unchanged, .changed, .changed, .changed, .missing, .missing, .failing, nil,
      ])
    #expect(Self.mailbox.folders[1].items.state(of: 0) == nil)
    #expect(Self.mailbox.folders[2].items.state(of: 0) == .missing)
  }

  @Test("has places for four thousand million items in a folder")
  func largest() {
    let items = Self.huge.items
    #expect(items.total == 4_000_000_000)
    #expect(items.state(of: 999_999_999) == .unchanged)
    #expect(items.state(of: 1_000_000_000) == .changed)
    #expect(items.state(of: 3_999_999_999) == .failing)
    #expect(items.state(of: 4_000_000_000) == nil)
  }

  @Test("does not trap on more items than fixtures may have")
  func tooMany() {
    let items = ItemNumbers(unchanged: .max, changed: .max, missing: 1, failing: 2)
    #expect(items.total == .max)
    #expect(items.state(of: .max) == nil)
    #expect(items.state(of: .max - 1) == .unchanged)
  }

  @Test("finds what an id names, and nothing else")
  func lookup() {
    let mailbox = Self.mailbox
    #expect(mailbox.position(of: mailbox.folderID(0)) == 0)
    #expect(mailbox.position(of: mailbox.folderID(3)) == 3)
    #expect(mailbox.position(of: mailbox.folderID(4)) == nil)
    #expect(mailbox.position(of: FolderID(mailbox: .zero, folder: 0)) == nil)
    #expect(mailbox.item(ItemID(folder: mailbox.folderID(0), number: 9))?.state == .failing)
    #expect(mailbox.item(ItemID(folder: mailbox.folderID(0), number: 10)) == nil)
    #expect(mailbox.item(ItemID(folder: mailbox.folderID(1), number: 0)) == nil)
    #expect(mailbox.item(ItemID(folder: mailbox.folderID(4), number: 0)) == nil)
    #expect(mailbox.item(ItemID(folder: FolderID(mailbox: .zero, folder: 0), number: 0)) == nil)
    #expect(mailbox.item(ItemID(folder: mailbox.folderID(3), number: 3_999_999_999))?.state == .failing)
  }

  @Test("makes up the same item from the same id, and other items from others")
  func content() throws {
    func item(_ folder: Int, _ number: UInt32) throws -> Item {
      try #require(Self.mailbox.item(ItemID(folder: Self.mailbox.folderID(folder), number: number)))
    }
    #expect(try describe(item(3, 7)) == describe(item(3, 7)))
    #expect(try describe(item(3, 7)) != describe(item(3, 8)))
    #expect(try describe(item(2, 1)) != describe(item(3, 1)))
    let items = try (0..<2000).map { try item(3, $0) }
    #expect(Set(items.map(\.subject)).count == 29)
    #expect(Set(items.map(\.from)).count == 11)
    #expect(Set(items.map(\.importance)) == [.low, .normal, .high])
    #expect(Set(items.map(\.hasReminder)) == [true, false])
    #expect(Set(items.compactMap(\.attachment?.name)).count == 5)
    #expect(items.allSatisfy { $0.sent < $0.received })
    #expect(zip(items, items.dropFirst()).allSatisfy { $0.received > $1.received })
  }

  @Test(
    "dates every item before the default fixtures' sessions, and after 2020", arguments: [0, 257_000, 3_999_999_999])
  func dates(number: UInt32) throws {
    let item = try #require(Self.mailbox.item(ItemID(folder: Self.mailbox.folderID(3), number: number)))
    #expect(item.received.description < "2026-01-01")
    #expect(item.sent.description > "2020-12-31")
  }

  @Test(
    "tells a folder's category by role, hold and name",
    arguments: [
      (Folder(name: "Inbox"), "Inbox"), (Folder(name: "Sent Items"), "Sent"), (Folder(name: "Outbox"), "Outbox"),
      (Folder(name: "Junk Email"), "Junk"), (Folder(name: "Projects"), "None"),
      (Folder(name: "Inbox", role: .drafts), "Drafts"), (Folder(name: "x", role: .deletedItems), "Deleted"),
      (Folder(name: "x", hold: .inPlace), "DiscoveryHolds"), (Folder(name: "Inbox", hold: .litigation), "Purges"),
      (Folder(name: "x", role: .drafts, hold: .litigation), "Drafts"),
    ])
  func categories(folder: Folder, category: String) {
    #expect(folder.category.rawValue == category)
  }

  private func describe(_ item: Item) -> String {
    "\(item.subject) \(item.from) \(item.received) \(item.sent) \(item.importance) \(item.hasReminder) \(item.state)"
  }
}
