import Backup
import Bytes
import Testing

@Suite("Restoring parts of a mailbox", .timeLimit(.minutes(5)))
struct PartialRestoreTests {
  private let world = World.default

  private func ids(of mailbox: Mailbox) -> [ItemID] {
    mailbox.folders.enumerated().flatMap { index, folder in
      (0..<folder.items.total).map { ItemID(folder: mailbox.folderID(index), number: $0) }
    }
  }

  @Test("item by item, and folder by folder, sums to the whole, for every mailbox of the defaults")
  func sums() {
    for mailbox in world.mailboxes {
      let whole = mailbox.restore(.single)
      var byItem = RestoreCounters()
      for id in ids(of: mailbox) { byItem += mailbox.restore(.items([id])) }
      #expect(byItem == whole, "\(mailbox.name)")
      #expect(mailbox.restore(.items(ids(of: mailbox))) == whole)
      var byFolder = RestoreCounters()
      for folder in mailbox.folders.indices { byFolder += mailbox.restore(.folder(folder)) }
      #expect(byFolder == whole, "\(mailbox.name)")
      let sum = whole.created + whole.merged + whole.failed + whole.skipped
      #expect(sum == ids(of: mailbox).count)
    }
  }

  @Test("of what is not there counts nothing")
  func nothing() {
    let mailbox = world.mailboxes[0]
    var progress = RestoreProgress()
    let foreign = ItemID(folder: FolderID(mailbox: .zero, folder: 0), number: 0)
    for part: RestorePart in [.folder(-1), .folder(1), .items([]), .items([foreign])] {
      #expect(mailbox.restore(part) == RestoreCounters())
      #expect(mailbox.restore(part, progress: &progress) == RestoreCounters())
    }
  }

  @Test("with progress restores each item once, in whichever order it comes")
  func progress() {
    for mailbox in world.mailboxes where ids(of: mailbox).count < 1000 {
      let whole = mailbox.restore(.single)
      let again = RestoreCounters(failed: whole.failed, skipped: whole.created + whole.merged + whole.skipped)
      for ids in [ids(of: mailbox), ids(of: mailbox).reversed(), shuffled(ids(of: mailbox))] {
        var progress = RestoreProgress()
        var byItem = RestoreCounters()
        for id in ids { byItem += mailbox.restore(.items([id]), progress: &progress) }
        #expect(byItem == whole)
        #expect(mailbox.restore(.items(ids), progress: &progress) == again)
        #expect(mailbox.restore(.single, progress: &progress) == again)
      }
    }
  }

  @Test("with progress leaves the rest to a restore of the folder, and that to one of the mailbox")
  func parts() throws {
    let mailbox = world.mailboxes[2]
    var progress = RestoreProgress()
    // Inbox: 4 unchanged, 3 changed, 2 missing, 1 failing.
    func items(_ numbers: UInt32...) -> RestorePart {
      .items(numbers.map { ItemID(folder: mailbox.folderID(0), number: $0) })
    }
    #expect(
      mailbox.restore(items(0, 4, 6, 8, 9), progress: &progress)
        == RestoreCounters(created: 1, merged: 2, failed: 1, skipped: 1))
    #expect(mailbox.restore(items(4, 4, 5), progress: &progress) == RestoreCounters(merged: 1, skipped: 2))
    #expect(
      mailbox.restore(.folder(0), progress: &progress) == RestoreCounters(created: 1, failed: 1, skipped: 8))
    let whole = mailbox.restore(.single)
    #expect(
      mailbox.restore(.single, progress: &progress)
        == RestoreCounters(
          created: whole.created - 2, merged: whole.merged - 3, failed: whole.failed, skipped: whole.skipped + 5))
  }

  @Test("remembers scattered items up to a limit, and whole folders ever after")
  func limit() {
    let mailbox = Mailbox(
      id: .zero, name: "", email: "", folders: [Folder(name: "", items: ItemNumbers(missing: 1_000_000_000))])
    var progress = RestoreProgress()
    func restore(_ number: UInt32) -> RestoreCounters {
      mailbox.restore(.items([ItemID(folder: mailbox.folderID(0), number: number)]), progress: &progress)
    }
    let created = RestoreCounters(created: 1)
    let skipped = RestoreCounters(skipped: 1)
    for number in 0..<UInt32(4096) { #expect(restore(2 * number) == created) }
    // One place too many: restored all the same, and forgotten.
    #expect(restore(20_000) == created)
    #expect(restore(20_000) == created)
    // A neighbour needs no place, and makes one free where two places meet.
    #expect(restore(1) == created)
    #expect(restore(1) == skipped)
    #expect(restore(20_000) == created)
    #expect(restore(20_000) == skipped)
    #expect(
      mailbox.restore(.folder(0), progress: &progress)
        == RestoreCounters(created: 1_000_000_000 - 4098, skipped: 4098))
    #expect(restore(999_999_999) == skipped)
  }

  /// In an order that is the same every time.
  private func shuffled(_ ids: [ItemID]) -> [ItemID] {
    ids.indices.sorted { ($0 &* 7919) % 1009 < ($1 &* 7919) % 1009 }.map { ids[$0] }
  }
}
