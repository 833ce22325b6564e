import JSONText

extension BodyRules {
  /// Rule 1: a bulk restore names mailboxes, each by its id.
  mutating func checkMailboxes(_ mailboxes: MailboxList, in text: Span<UInt8>) {
    guard body.has(.mailBoxes), mailboxes.count > 0 else {
      return report(
        .mailboxesNamed, Message.missing([.mailBoxes]), at: .mailBoxes, expected: "an array of at least one mailbox",
        in: text)
    }
    for mailbox in mailboxes.unnamed {
      report(
        Violation(
          .mailboxID, message: Message.missing("\(Property.mailBoxes.pascalName)[\(mailbox.index)].Id"),
          at: mailboxes.pointer(to: mailbox.index, in: text).member("id").description,
          position: TextPosition(of: mailbox.offset, in: text), expected: "the mailbox's id", found: "nothing"))
    }
  }
}
