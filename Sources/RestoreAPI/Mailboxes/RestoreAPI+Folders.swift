import Backup
import Bytes
import JSONText

extension RestoreAPI {
  /// Lists the folders of a mailbox: all of them are root folders, in the order of the fixtures. `parentId=null` asks
  /// for these (documented, `root` of later versions), the id of a folder for those below it, of which there are none.
  static func listFolders(_ call: Call, _ opened: OpenMailbox, _ reply: inout Reply) throws(Rejection) {
    let mailbox = opened.mailbox
    let page = Page(call.query)
    let (total, shown) = try folders(of: mailbox, on: page, call.query, reply.scratch.query.span)

    try reply.jsonPage(page, of: total) { (writer, response) throws(Rejection) in
      for index in shown {
        writer.value(folder: index, of: mailbox, in: opened.session.beginning)
        try writer.handOver(to: &response)
      }
    }
  }

  /// Answers with a folder.
  static func getFolder(_ call: Call, _ opened: OpenMailbox, _ reply: inout Reply) throws(Rejection) {
    let index = try call.folder(of: opened.mailbox)

    reply.json { writer in
      writer.value(folder: index, of: opened.mailbox, in: opened.session.beginning)
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
