import Backup
import Bytes
import HTTP1
import JSONText
import Verdict

// The calls that send items by mail. The emulator sends nothing: it notes an event for each item.
extension RestoreAPI {
  /// Sends an item to the mailbox that it is from.
  static func sendItem(_ call: Call, _ opened: OpenMailbox, _ reply: inout Reply) throws(Rejection) {
    let item = try call.item(of: opened.mailbox)
    try note(.send, of: [item], from: opened, for: call) { _ in opened.mailbox.email }
  }

  /// Sends the items that the body names to the mailbox that they are from.
  static func sendItems(
    _ call: Call, _ opened: OpenMailbox, _ text: Span<UInt8>, _ reply: inout Reply
  ) throws(Rejection) {
    let items = try namedItems(call, opened, text, &reply)
    try note(.send, of: items, from: opened, for: call) { _ in opened.mailbox.email }
  }

  /// Sends an item to the address that the body names.
  static func sendItemTo(
    _ call: Call, _ opened: OpenMailbox, _ text: Span<UInt8>, _ reply: inout Reply
  ) throws(Rejection) {
    let item = try call.item(of: opened.mailbox)
    var rules = BodyRules(call.body)
    rules.checkAddress(in: text)
    try rules.conclude()
    let address = address(call, text)
    try note(.send, of: [item], from: opened, for: call) { _ in address }
  }

  /// Sends the items that the body names to the address that it names.
  static func sendItemsTo(
    _ call: Call, _ opened: OpenMailbox, _ text: Span<UInt8>, _ reply: inout Reply
  ) throws(Rejection) {
    var rules = BodyRules(call.body)
    rules.checkList(reply.scratch.items, named: .itemsNamed, identified: .itemID, in: text)
    rules.checkAddress(in: text)
    try rules.conclude()
    let items = try ids(of: reply.scratch.items, in: opened.mailbox, text).compactMap(opened.mailbox.item)
    let address = address(call, text)
    try note(.send, of: items, from: opened, for: call) { _ in address }
  }

  /// The address that the body names, cut to what events keep.
  private static func address(_ call: Call, _ text: Span<UInt8>) -> String {
    String((call.body[.to].text?.text(in: text) ?? "").beginning(ofBytes: MailboxRestore.longestName))
  }
}

extension BodyRules {
  /// A call that sends to another address says which (assumed). Without a sender the default one is used (openapi).
  fileprivate mutating func checkAddress(in text: Span<UInt8>) {
    guard !body.has(.to) else { return }
    report(
      Breach(
        .sendAddress, Message.missing([.to]), at: .to, expected: "the address to send to",
        suggestion: #"add "to": "ann@example.com""#),
      in: text)
  }
}
