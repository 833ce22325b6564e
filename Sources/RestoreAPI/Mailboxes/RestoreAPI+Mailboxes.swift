import Backup
import Bytes
import HTTP1
import JSONText
import Verdict

extension RestoreAPI {
  /// Lists the mailboxes of a restore session, in the order of the fixtures.
  static func listMailboxes(_ call: Call, _ session: SessionRecord, _ reply: inout Reply) throws(Rejection) {
    let session = session.beginning
    let page = Page(call.query)
    let count = session.mailboxes.count

    try reply.jsonPage(page, of: count) { (writer, response) throws(Rejection) in
      for index in page.results(of: count) {
        writer.value(call.world.mailboxes[session.mailboxes[index]], in: session, call.version)
        try writer.handOver(to: &response)
      }
    }
  }

  /// Answers with a mailbox.
  static func getMailbox(_ call: Call, _ opened: OpenMailbox, _ reply: inout Reply) {
    reply.json { writer in
      writer.value(opened.mailbox, in: opened.session.beginning, call.version)
    }
  }
}

extension RestoreAPI {
  /// Lists the folders of a mailbox: all of them are root folders, in the order of the fixtures. `parentId=null` asks
  /// for these (documented, `root` of later versions), the id of a folder for those below it, of which there are none.
  static func listFolders(_ call: Call, _ opened: OpenMailbox, _ reply: inout Reply) throws(Rejection) {
    let mailbox = opened.mailbox
    let page = Page(call.query)
    let (total, shown) = try folders(of: mailbox, on: page, call.query, reply.scratch.query.span)

    try reply.jsonPage(page, of: total) { (writer, response) throws(Rejection) in
      for index in shown {
        writer.value(folder: index, of: mailbox, in: opened.session.beginning, call.version)
        try writer.handOver(to: &response)
      }
    }
  }

  /// Answers with a folder.
  static func getFolder(_ call: Call, _ opened: OpenMailbox, _ reply: inout Reply) throws(Rejection) {
    let index = try call.folder(of: opened.mailbox)

    reply.json { writer in
      writer.value(folder: index, of: opened.mailbox, in: opened.session.beginning, call.version)
    }
  }

  /// How many folders a list's query asks for, whose texts lie in `decoded`, and the places of those on its page.
  private static func folders(
    of mailbox: Mailbox, on page: Page, _ query: Query, _ decoded: Span<UInt8>
  ) throws(Rejection) -> (total: Int, shown: [Int]) {
    if let parent = query.text(.parentId), !isNone(parent, in: decoded) {
      let id = FolderID(parsing: decoded.extracting(parent.bounds))
      _ = try mailbox.folder(id, at: "?\(QueryParameter.parentId.name)")
      return (0, [])
    }
    guard let name = query.text(.name), !name.isEmpty else {
      return (mailbox.folders.count, Array(page.results(of: mailbox.folders.count)))
    }
    var pattern: [UInt8] = []
    pattern.append(decoded.extracting(name.bounds))
    let names = NamePattern(pattern)
    let matching = mailbox.folders.indices.filter { names.matches(mailbox.folders[$0].name) }
    return (matching.count, Array(matching[page.results(of: matching.count)]))
  }

  /// Whether the id of a folder in a query means none of them: clients send `null` in either list (client).
  static func isNone(_ folder: ByteRange, in decoded: Span<UInt8>) -> Bool {
    folder.isEmpty || decoded.holds("null", ignoringCaseAt: folder) || decoded.holds("root", ignoringCaseAt: folder)
  }
}

extension Call {
  /// The stage "folder of the path": the place of one of the mailbox's.
  func folder(of mailbox: Mailbox) throws(Rejection) -> Int {
    try mailbox.folder(route.ids.folder, at: PathParameter.folderId.placeholder)
  }

  /// The stage "item of the path": one of the mailbox's.
  func item(of mailbox: Mailbox) throws(Rejection) -> Item {
    guard let item = route.ids.item.flatMap(mailbox.item) else {
      throw Rejection(.notFound, .unknownItem(route.ids.item, at: PathParameter.itemId.placeholder))
    }
    return item
  }
}

extension Mailbox {
  /// The place of the folder with that id, which a request has at `pointer`. A text that no folder has for an id is as
  /// unknown as an id without a folder (assumed).
  func folder(_ id: FolderID?, at pointer: String) throws(Rejection) -> Int {
    guard let position = id.flatMap(position) else {
      throw Rejection(
        .notFound,
        Violation(
          .folderKnown, message: Message.unknownResource, at: pointer, expected: "the id of a folder of the mailbox",
          found: id == nil ? "no id of a folder" : "the id of another folder",
          suggestion: "GET …/mailboxes/{mailboxId}/folders lists them"))
    }
    return position
  }
}

extension Violation {
  /// An item that the mailbox has not, of which a request has the id at `pointer`; nil is a text that no item has for
  /// an id, which is as unknown (assumed).
  static func unknownItem(_ id: ItemID?, at pointer: String) -> Violation {
    Violation(
      .itemKnown, message: Message.unknownResource, at: pointer, expected: "the id of an item of the mailbox",
      found: id == nil ? "no id of an item" : "the id of another item",
      suggestion: "GET …/mailboxes/{mailboxId}/items lists them")
  }
}
