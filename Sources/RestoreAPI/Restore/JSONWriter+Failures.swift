import Backup
import JSONText

extension JSONWriter {
  /// What of a restore failed, in members that are there only then (openapi): portals take `exceptions` for a failure and
  /// `warnings` for a warning (client). So a folder of which every item fails, and an item of a list, is an exception; a
  /// folder of which some items fail is a warning (assumed).
  mutating func failures(of restore: MailboxRestore) {
    let failures = RestoreFailures(of: restore.part, from: restore.mailbox)
    if failures.failedFolders > 0 { member("failedFoldersCount", failures.failedFolders) }
    texts("exceptions", of: failures.exceptions, in: restore.mailbox)
    texts("warnings", of: failures.warnings, in: restore.mailbox)
  }

  private mutating func texts(
    _ name: StaticString, of failures: [RestoreFailures.Failure], in mailbox: Mailbox
  ) {
    guard !failures.isEmpty else { return }
    beginArray(name)
    for failure in failures { value(Message.failure(failure, in: mailbox)) }
    endArray()
  }
}

extension Message {
  /// What of a restore failed: the server's words for an item (observed), and which (assumed).
  fileprivate static func failure(_ failure: RestoreFailures.Failure, in mailbox: Mailbox) -> String {
    switch failure {
    case .folder(let position, let items):
      "\(failedItem) (folder: \(mailbox.folders[position].name); items: \(items))"
    case .item(let item): "\(failedItem) (item: \(item.subject))"
    }
  }
}
