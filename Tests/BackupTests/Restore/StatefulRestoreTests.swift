import Backup
import Bytes
import Testing

@Suite("With the setting stateful, restored items are unchanged from then on", .timeLimit(.minutes(5)))
struct StatefulRestoreTests {
  let mailbox = Mailbox(
    id: .zero, name: "", email: "",
    folders: [
      Folder(name: "Inbox", items: ItemNumbers(unchanged: 1, changed: 2, missing: 3, failing: 4)),
      Folder(name: "Drafts", role: .drafts, items: ItemNumbers(unchanged: 10, changed: 20, missing: 30, failing: 40)),
    ])
  var progress = RestoreProgress()

  @Test("a repeat reports skipped, and failing items fail again")
  mutating func repetition() {
    #expect(restore(.single) == RestoreCounters(created: 33, merged: 22, failed: 44, skipped: 11))
    #expect(restore(.single) == RestoreCounters(failed: 44, skipped: 66))
    #expect(restore(.single) == RestoreCounters(failed: 44, skipped: 66))
  }

  @Test("what was excluded is still to be restored")
  mutating func folderByFolder() {
    var scope = RestoreScope.single
    scope.excludesDrafts = true
    #expect(restore(scope) == RestoreCounters(created: 3, merged: 2, failed: 4, skipped: 1))
    #expect(restore(.single) == RestoreCounters(created: 30, merged: 20, failed: 44, skipped: 16))
    #expect(restore(scope) == RestoreCounters(failed: 4, skipped: 6))
  }

  @Test("changed and missing items are restored independently")
  mutating func kindByKind() {
    #expect(
      restore(RestoreScope(restoresChanged: true)) == RestoreCounters(merged: 22, failed: 44, skipped: 44))
    #expect(
      restore(RestoreScope(restoresMissing: true)) == RestoreCounters(created: 33, failed: 44, skipped: 33))
    #expect(restore(.single) == RestoreCounters(failed: 44, skipped: 66))
  }

  @Test("a restore that restores nothing leaves everything to be restored")
  mutating func nothingRestored() {
    #expect(restore(RestoreScope()) == RestoreCounters(failed: 44, skipped: 66))
    #expect(restore(.single) == mailbox.restore(.single))
  }

  @Test("without progress to carry over, a restore starts from the fixture")
  mutating func freshStart() {
    #expect(restore(.single) == mailbox.restore(.single))
    progress = RestoreProgress()
    #expect(restore(.single) == mailbox.restore(.single))
  }

  private mutating func restore(_ scope: RestoreScope) -> RestoreCounters {
    mailbox.restore(scope, progress: &progress)
  }
}
