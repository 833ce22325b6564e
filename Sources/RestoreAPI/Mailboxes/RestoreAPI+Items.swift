import Backup
import Bytes
import HTTP1
import JSONText

extension RestoreAPI {
  /// Lists the items of a mailbox, folder by folder, or those of one folder.
  static func listItems(_ call: Call, _ opened: OpenMailbox, _ reply: inout Reply) throws(Rejection) {
    let mailbox = opened.mailbox
    var folders = FolderWalk(of: mailbox)
    // A version has one of the two.
    let parameter = call.query.text(.folderId) == nil ? QueryParameter.parentId : .folderId
    if let id = call.query.text(parameter), !isNone(id, in: reply.scratch.query.span) {
      let id = FolderID(parsing: reply.scratch.query.span.extracting(id.bounds))
      folders = FolderWalk(of: mailbox, folder: try mailbox.folder(id, at: "?\(parameter.name)"))
    }
    try answer(call, .everything, in: folders, of: opened.session, &reply)
  }

  /// Answers with an item.
  static func getItem(_ call: Call, _ opened: OpenMailbox, _ reply: inout Reply) throws(Rejection) {
    let item = try call.item(of: opened.mailbox)

    reply.json { writer in
      writer.beginLinks(call.version, ofMailbox: opened.mailbox.id, in: opened.session.beginning)
      writer.value(item, of: opened.mailbox, call.version)
    }
  }

  /// Answers with a page of the items that `search` finds in `folders`. Their number is known without a look at them,
  /// and so is where a page begins.
  static func answer(
    _ call: Call, _ search: ItemSearch, in folders: FolderWalk, of session: SessionRecord, _ reply: inout Reply
  ) throws(Rejection) {
    var page = Page(call.query)
    if call.endpoint.query.hasSet { page.setID = call.setID(of: reply.scratch.text.span) }
    // As far as the page's links depend on it.
    var total = 0
    for place in folders {
      guard search.findsAnything, total <= page.offset + page.limit else { break }
      total += Int(search.count(in: place.folder, place.id))
    }
    try reply.jsonPage(page, of: total) { (writer, response) throws(Rejection) in
      var window = ItemWindow(offset: page.offset, limit: page.limit)
      for place in folders {
        guard total > page.offset, !window.isFull else { break }
        writer.beginLinks(call.version, ofMailbox: place.id.mailbox, in: session.beginning)
        for index in window.take(from: search.count(in: place.folder, place.id)) {
          guard let item = search.item(at: index, of: place.folder, place.id) else { break }
          writer.value(item, of: place.mailbox, call.version)
          try writer.handOver(to: &response)
        }
      }
    }
  }
}

extension RestoreAPI {
  /// Searches the items of all mailboxes of a restore session, in the order of the session.
  static func searchMailboxes(
    _ call: Call, _ session: SessionRecord, _ text: Span<UInt8>, _ reply: inout Reply
  ) throws(Rejection) {
    let folders = FolderWalk(of: session.beginning.mailboxes, in: call.world)
    try answer(call, search(of: call.body, in: text, using: &reply.scratch), in: folders, of: session, &reply)
  }

  /// Searches the items of a mailbox.
  static func searchMailbox(
    _ call: Call, _ opened: OpenMailbox, _ text: Span<UInt8>, _ reply: inout Reply
  ) throws(Rejection) {
    let folders = FolderWalk(of: opened.mailbox)
    try answer(call, search(of: call.body, in: text, using: &reply.scratch), in: folders, of: opened.session, &reply)
  }

  /// Searches the items of a folder.
  static func searchFolder(
    _ call: Call, _ opened: OpenMailbox, _ text: Span<UInt8>, _ reply: inout Reply
  ) throws(Rejection) {
    let folders = FolderWalk(of: opened.mailbox, folder: try call.folder(of: opened.mailbox))
    try answer(call, search(of: call.body, in: text, using: &reply.scratch), in: folders, of: opened.session, &reply)
  }

  /// What the body asks for, whose text stays in the scratch memory.
  private static func search(
    of body: RequestBody, in text: Span<UInt8>, using scratch: inout Scratch
  ) -> ItemSearch {
    scratch.text.removeAll(keepingCapacity: true)
    guard let query = body[.query].text else { return .everything }
    query.decode(into: &scratch.text, in: text)
    return ItemSearch(scratch.text.span)
  }
}

extension Call {
  /// The id of the set of results that a search for `text` finds where the path says: the one that the request names, or
  /// one that is the same for every page, in every process. The real server finds results again by it (openapi); here they
  /// need not be found again (assumed).
  fileprivate func setID(of text: Span<UInt8>) -> UUID {
    if let known = query.uuid(.setId) { return known }
    var place = route.ids.restoreSession ?? .zero
    if let mailbox = route.ids.mailbox { place = place.mixed(with: mailbox) }
    if let folder = route.ids.folder { place = place.mixed(with: UUID(high: UInt64(folder.folder), low: 1)) }
    let hash = SipHash(key: place.high, place.low).hash(text)
    return UUID(version: 8, high: hash, low: SplitMix64.mixed(hash ^ place.high))
  }
}

extension UUID {
  /// Spreads the bits of both over one.
  fileprivate func mixed(with other: UUID) -> UUID {
    UUID(high: SplitMix64.mixed(high ^ other.high), low: SplitMix64.mixed(low ^ other.low))
  }
}
