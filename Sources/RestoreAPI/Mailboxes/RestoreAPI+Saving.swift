import Backup
import Bytes
import HTTP1
import JSONText
import Outlook
import Verdict

extension RestoreAPI {
  /// Answers with an item as an Outlook message file.
  static func saveItem(_ call: Call, _ opened: OpenMailbox, _ reply: inout Reply) throws(Rejection) {
    let item = try call.item(of: opened.mailbox)
    try reserve([item], in: &reply.response)
    try noteSaving(of: [item], from: opened, for: call)

    reply.response.add("Content-Type", "application/octet-stream")
    reply.response.body = try OutlookMessage(item, of: opened.mailbox).savedFile()
    try reply.response.handOverBody()
  }

  /// Answers with any number of a mailbox's items as a ZIP archive of message files, in the order of the body; an id that is
  /// named twice is saved twice (assumed).
  static func saveItems(
    _ call: Call, _ opened: OpenMailbox, _ text: Span<UInt8>, _ reply: inout Reply
  ) throws(Rejection) {
    let items = try namedItems(call, opened, text, &reply)
    try checkSize(of: items)
    try reserve(items, in: &reply.response)
    try noteSaving(of: items, from: opened, for: call)

    reply.response.add("Content-Type", "application/octet-stream")
    var archive = ZipArchive()
    var names = FileNames()
    for item in items {
      let message = OutlookMessage(item, of: opened.mailbox)
      let file = try message.savedFile()
      do throws(OutlookError) {
        try archive.append(
          file, named: names.next(for: message.subject), changed: message.received, to: &reply.response.body)
      } catch {
        throw tooMuchToSave(items.count)
      }
      try reply.response.handOverBody()
    }
    archive.finish(to: &reply.response.body)
  }

  /// The most items that one archive has: far more than tests save.
  static let mostSavedItems = 1000
  /// The most bytes of the items of one archive, so that no request keeps a worker for long.
  static let mostSavedBytes: Int64 = 64 * 1024 * 1024
  /// About as many bytes as a message file has beside its attachment.
  private static let bytesPerMessage: Int64 = 16 * 1024

  /// The stage "size": one answer has no more than ``mostSavedItems`` and ``mostSavedBytes`` (assumed).
  private static func checkSize(of items: [Item]) throws(Rejection) {
    guard items.count > mostSavedItems || size(of: items) > mostSavedBytes else { return }
    throw tooMuchToSave(items.count)
  }

  /// About the bytes of the answer.
  private static func size(of items: [Item]) -> Int64 {
    items.reduce(0) { $0 + bytesPerMessage + ($1.attachment?.sizeBytes ?? 0) }
  }

  /// Takes memory for what the answer will have, before anything is noted.
  private static func reserve(_ items: [Item], in response: inout Response) throws(Rejection) {
    let size = size(of: items)
    guard size > Response.keptCapacity else { return }
    if !response.reserve(Int(size)) { throw .outOfMemory }
  }

  private static func noteSaving(
    of items: [Item], from opened: OpenMailbox, for call: Call
  ) throws(Rejection) {
    try note(.save, of: items, from: opened, for: call) { FileNames.name(for: $0.title) }
  }

  private static func tooMuchToSave(_ count: Int) -> Rejection {
    Rejection(
      .badRequest,
      Violation(
        .saveSize, message: Message.tooMuchToSave,
        at: JSONPointer().member(Property.items.name.description).description,
        expected: "at most \(mostSavedItems) items of at most \(mostSavedBytes / 1024 / 1024) MiB together",
        found: "\(count) items, or more bytes", suggestion: "save them in several requests"))
  }
}

extension RestoreAPI {
  /// The stages "body rules" and "items of the body" of a call that names items, and nothing else that is judged.
  static func namedItems(
    _ call: Call, _ opened: OpenMailbox, _ text: Span<UInt8>, _ reply: inout Reply
  ) throws(Rejection) -> [Item] {
    var rules = BodyRules(call.body)
    rules.checkList(reply.scratch.items, named: .itemsNamed, identified: .itemID, in: text)
    try rules.conclude()
    return try ids(of: reply.scratch.items, in: opened.mailbox, text).compactMap(opened.mailbox.item)
  }

  /// Notes what becomes of `items` in the session's history, an event each; refuses where the session was stopped since.
  static func note(
    _ action: RestoreEvent.Action, of items: [Item], from opened: OpenMailbox, for call: Call,
    target: (Item) -> String
  ) throws(Rejection) {
    try restore(in: opened.session, at: call.now) { restores in
      for item in items {
        var event = RestoreEvent(.item(item.id), of: opened.mailbox, .success, at: restores.moment)
        event.action = action
        event.place = target(item)
        restores.events.append(event, hasText: true)
      }
    }
  }
}

extension OutlookMessage {
  /// Its file; no item is as long as a file can be.
  fileprivate func savedFile() throws(Rejection) -> [UInt8] {
    do throws(OutlookError) {
      return try file()
    } catch {
      throw .outOfMemory
    }
  }
}

extension Response {
  /// Hands the body over as a part of the answer, once it is as much as one.
  fileprivate mutating func handOverBody() throws(Rejection) {
    guard body.count >= Self.partSize else { return }
    var part: [UInt8] = []
    swap(&part, &body)
    let fits = takePart(from: &part)
    swap(&part, &body)
    if !fits { throw .outOfMemory }
  }
}

/// The names of the files in one archive: subjects, without what Windows has in no name, and each once (assumed).
struct FileNames {
  private var counts: [String: Int] = [:]

  /// A name that no file before has.
  mutating func next(for subject: String) -> String {
    let number = counts[subject, default: 0] + 1
    counts[subject] = number
    return number == 1 ? Self.name(for: subject) : Self.name(for: "\(subject) (\(number))")
  }

  /// The name of a single file.
  static func name(for subject: String) -> String {
    String(subject.map { #"\/:*?"<>|"#.contains($0) ? "_" : $0 }) + ".msg"
  }
}
