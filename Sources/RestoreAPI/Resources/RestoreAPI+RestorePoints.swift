import Backup
import HTTP1
import JSONText

extension RestoreAPI {
  /// Lists the mailboxes of a restore point, in an array or in pages, as the version has it.
  static func listRestorePointMailboxes(_ call: Call, _ reply: inout Reply) throws(Rejection) {
    let mailboxes = try call.restorePointMailboxes(reply.scratch.path.span)
    try reply.jsonList(of: mailboxes.count, for: call) { (shown, writer, response) throws(Rejection) in
      for index in shown {
        writer.value(protected: mailboxes[mailboxes.startIndex + index])
        try writer.handOver(to: &response)
      }
    }
  }
}

extension Call {
  /// The mailboxes of the restore point that the path names, whose decoded text is `path`: all of its organization, as the
  /// fixtures have one backup, which serves for every time (assumed); none where it names no organization.
  fileprivate func restorePointMailboxes(_ path: Span<UInt8>) throws(Rejection) -> ArraySlice<Mailbox> {
    let point = try resource(.restorePoints, path)
    guard let organization = point.uuid("organizationId").flatMap({ world.organization($0) }) else { return [] }
    return world.mailboxes[organization.mailboxes]
  }
}

extension JSONWriter {
  /// A mailbox of a restore point, its members in the order of the OpenAPI document.
  fileprivate mutating func value(protected mailbox: Mailbox) {
    beginObject()
    member("id", mailbox.id)
    member("displayName", mailbox.name)
    member("email", mailbox.email)
    member("isArchive", mailbox.isArchive)
    endObject()
  }
}
