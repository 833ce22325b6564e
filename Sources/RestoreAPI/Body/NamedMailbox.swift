import Backup
import Bytes
import JSONText
import Verdict

/// A mailbox that a bulk restore names.
struct NamedMailbox {
  /// Which one is meant; nothing else of the element counts.
  let id: UUID
  /// The name as sent, which only an unresolved mailbox's detail repeats.
  let name: MemberText?
  /// The address as sent, likewise.
  let email: MemberText?
}

/// The `mailBoxes` of a body.
typealias MailboxList = BodyList<NamedMailbox>

extension NamedMailbox: BodyElement {
  static let list = Property.mailBoxes
  static let members = ["id", "name", "email"]

  init?(
    readBy reader: inout BodyReader, at index: Int, of list: MailboxList, in text: Span<UInt8>,
    noting verdict: inout Verdict
  ) throws(JSONError) {
    var id: UUID?
    var name: MemberText?
    var email: MemberText?
    while let member = try reader.nextMember(in: text) {
      if member.equals("id", ignoringCase: true, in: text) {
        let value = try reader.readMember(.id, member, at: index, of: list, in: text, noting: &verdict)
        id = if case .uuid(let value) = value { value } else { nil }
      } else if member.equals("name", ignoringCase: true, in: text) {
        name = try reader.readMember(.text, member, at: index, of: list, in: text, noting: &verdict).text
      } else if member.equals("email", ignoringCase: true, in: text) {
        email = try reader.readMember(.text, member, at: index, of: list, in: text, noting: &verdict).text
      } else {
        try reader.skipMember(member, at: index, of: list, in: text, noting: &verdict)
      }
    }
    // All zeros name nothing (assumed).
    guard let id, id != .zero else { return nil }
    self.init(id: id, name: name, email: email)
  }
}
