import Backup
import JSONText

extension BodyReader {
  /// Reads the list that `token` begins into `mailboxes`, in place of an earlier duplicate's.
  mutating func readMailboxes(
    _ token: JSONToken, named name: JSONString, in text: Span<UInt8>, into mailboxes: inout MailboxList,
    noting judgement: inout Judgement
  ) throws(JSONError) -> Member.Value {
    mailboxes.removeAll()
    mailboxes.name = name
    guard token == .beginArray else {
      return try readValue(.mailboxes, token, at: JSONPointer().member(name, in: text), in: text)
    }
    while true {
      let element = try reader.next(in: text)
      switch element {
      case .endArray:
        return .mailboxes
      case .beginObject:
        try readMailbox(in: text, into: &mailboxes, noting: &judgement)
      default:
        // An element that is null is no mailbox either (assumed).
        try refuse(element, at: mailboxes.count, of: mailboxes, in: text)
        mailboxes.skip()
      }
    }
  }

  private mutating func readMailbox(
    in text: Span<UInt8>, into mailboxes: inout MailboxList, noting judgement: inout Judgement
  ) throws(JSONError) {
    let offset = reader.tokenOffset
    let index = mailboxes.count
    var id: UUID?
    var name: MemberText?
    var email: MemberText?
    while case .name(let member) = try reader.next(in: text) {
      if member.equals("id", ignoringCase: true, in: text) {
        id = try readUUID(member, of: index, in: mailboxes, text)
      } else if member.equals("name", ignoringCase: true, in: text) {
        name = try readText(member, of: index, in: mailboxes, text)
      } else if member.equals("email", ignoringCase: true, in: text) {
        email = try readText(member, of: index, in: mailboxes, text)
      } else {
        if !Self.isKnown(member, in: text) {
          warn(
            of: member, among: Self.names, below: mailboxes.pointer(to: index, in: text), in: text, noting: &judgement)
        }
        try reader.skipValue(in: text)
      }
    }
    guard let id else { return mailboxes.appendUnnamed(at: offset) }
    mailboxes.append(NamedMailbox(id: id, name: name, email: email))
  }

  private mutating func readUUID(
    _ member: JSONString, of index: Int, in mailboxes: MailboxList, _ text: Span<UInt8>
  ) throws(JSONError) -> UUID? {
    let token = try reader.next(in: text)
    let value = try readValue(
      .id, token, at: mailboxes.pointer(to: index, in: text).member(member, in: text), in: text)
    if case .uuid(let id) = value { return id }
    return nil
  }

  private mutating func readText(
    _ member: JSONString, of index: Int, in mailboxes: MailboxList, _ text: Span<UInt8>
  ) throws(JSONError) -> MemberText? {
    let token = try reader.next(in: text)
    let value = try readValue(
      .text, token, at: mailboxes.pointer(to: index, in: text).member(member, in: text), in: text)
    if case .text(let text) = value { return text }
    return nil
  }

  /// An element that is no object.
  private mutating func refuse(
    _ token: JSONToken, at index: Int, of mailboxes: MailboxList, in text: Span<UInt8>
  ) throws(JSONError) {
    if violations.hasRoom {
      violations.append(
        Violation(
          .type, message: Message.invalid, at: mailboxes.pointer(to: index, in: text).description,
          position: TextPosition(of: reader.tokenOffset, in: text), expected: "an object with an id",
          found: token.kind(in: text), suggestion: "write each mailbox as {\"id\": \"…\"}"))
    }
    try reader.skip(token, in: text)
  }

  /// The members that mean something.
  private static let names = ["id", "name", "email"]

  /// Whether clients have the member from a list of mailboxes and send it back whole; it is ignored.
  private static func isKnown(_ member: JSONString, in text: Span<UInt8>) -> Bool {
    ["isArchive", "isPublic", "_links", "_actions"].contains { (name: StaticString) in
      member.equals(name, ignoringCase: true, in: text)
    }
  }
}
