import Backup
import Bytes
import HTTP1
import JSONText
import Verdict

// The calls that send items by mail. The emulator sends nothing: it notes an event for each item.
extension RestoreAPI {
  /// Sends an item to the mailbox that it is from.
  static func sendItem(_ call: Call, _ opened: OpenMailbox, _ reply: inout Reply) throws(Rejection) {
    try send([try call.item(of: opened.mailbox)], from: opened, to: opened.mailbox.email, for: call, &reply)
  }

  /// Sends the items that the body names to the mailbox that they are from.
  static func sendItems(
    _ call: Call, _ opened: OpenMailbox, _ text: Span<UInt8>, _ reply: inout Reply
  ) throws(Rejection) {
    let items = try namedItems(call, opened, text, &reply)
    try send(items, from: opened, to: opened.mailbox.email, for: call, &reply)
  }

  /// Sends an item to the address that the body names.
  static func sendItemTo(
    _ call: Call, _ opened: OpenMailbox, _ text: Span<UInt8>, _ reply: inout Reply
  ) throws(Rejection) {
    let item = try call.item(of: opened.mailbox)
    var rules = BodyRules(call.body)
    rules.checkAddress(in: text)
    try rules.conclude()
    try send([item], from: opened, to: address(call, text), for: call, &reply)
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
    try send(items, from: opened, to: address(call, text), for: call, &reply)
  }

  /// Notes that items were sent, and answers without a body.
  private static func send(
    _ items: [Item], from opened: OpenMailbox, to address: String, for call: Call, _ reply: inout Reply
  ) throws(Rejection) {
    try note(.send, of: items, from: opened, for: call) { _ in address }
    reply.response.status = call.version.emptied
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
