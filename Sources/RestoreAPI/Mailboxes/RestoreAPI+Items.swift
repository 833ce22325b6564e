import Backup
import HTTP1
import JSONText

extension RestoreAPI {
  /// Lists the items of a mailbox, folder by folder, or those of one folder.
  func listItems(_ call: Call, in bytes: Span<UInt8>, _ reply: inout Reply) throws(Rejection) {
    try call.checkParameters()
    let session = try mailSession(of: call).beginning
    let mailbox = try call.mailbox(in: session)
    var folders = FolderWalk(of: mailbox)
    if let id = call.query.text(.folderId), !Self.isNone(id, in: reply.scratch.query.span) {
      let id = FolderID(parsing: reply.scratch.query.span.extracting(id.bounds))
      folders = FolderWalk(of: mailbox, folder: try mailbox.folder(id, at: "?\(QueryParameter.folderId.name)"))
    }
    try answer(.everything, in: folders, of: session, call, in: bytes, &reply)
  }

  /// Answers with an item.
  func getItem(_ call: Call, _ reply: inout Reply) throws(Rejection) {
    try call.checkParameters()
    let session = try mailSession(of: call).beginning
    let mailbox = try call.mailbox(in: session)
    let item = try call.item(of: mailbox)

    reply.json { writer in
      writer.base.replace(withPathOf: mailbox.id, in: session)
      writer.value(item, of: mailbox)
    }
  }

  /// Answers with a page of the items that `search` finds in `folders`. Their number is known without a look at them,
  /// and so is where a page begins.
  func answer(
    _ search: ItemSearch, in folders: FolderWalk, of session: RestoreSession, _ call: Call, in bytes: Span<UInt8>,
    _ reply: inout Reply
  ) throws(Rejection) {
    let page = Page(call.query)
    // As far as the page's links depend on it.
    var total = 0
    for place in folders {
      guard search.findsAnything, total <= page.offset + page.limit else { break }
      total += Int(search.count(in: place.folder, place.id))
    }
    try reply.jsonInParts { (writer, response) throws(Rejection) in
      writer.beginPage(page, of: total, call, in: bytes)
      var window = ItemWindow(offset: page.offset, limit: page.limit)
      for place in folders {
        guard total > page.offset, !window.isFull else { break }
        writer.base.replace(withPathOf: place.id.mailbox, in: session)
        for index in window.take(from: search.count(in: place.folder, place.id)) {
          guard let item = search.item(at: index, of: place.folder, place.id) else { break }
          writer.value(item, of: place.mailbox)
          try writer.handOver(to: &response)
        }
      }
      writer.endPage()
    }
  }
}
