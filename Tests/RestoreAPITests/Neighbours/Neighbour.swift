/// A neighbour of the single restore: the same credentials, another path, and perhaps more in the body.
enum Neighbour: String, CaseIterable, Sendable {
  case restoreTo, folder, items, item
  case folderTo, itemsTo, itemTo

  /// Whether it restores to another place, by flags.
  var isElsewhere: Bool { [.restoreTo, .folderTo, .itemsTo, .itemTo].contains(self) }

  /// Whether its body names items.
  var namesItems: Bool { [.items, .itemsTo].contains(self) }

  /// A restore of `mailbox`, of its first folder, the first seven items of that, or the first item, to where it was or
  /// elsewhere.
  func request(
    _ body: String, mailbox: String = TestWorld.plain, session: String = TestWorld.session
  ) -> TestRequest {
    let path = Catalogue.mailbox(mailbox, session)
    return switch self {
    case .restoreTo: TestRequest("POST", "\(path)/restoreTo", body: body)
    case .folder, .folderTo:
      TestRequest("POST", "\(path)/folders/\(Catalogue.folder(0, of: mailbox))/\(verb)", body: body)
    case .items, .itemsTo:
      .items((0..<7).map { Catalogue.item($0, in: 0, of: mailbox) }, body, path: path, verb: verb)
    case .item, .itemTo:
      TestRequest("POST", "\(path)/items/\(Catalogue.item(0, in: 0, of: mailbox))/\(verb)", body: body)
    }
  }

  /// The last word of its path.
  var verb: String { isElsewhere ? "restoreTo" : "restore" }

  /// The same request as `single`, which restores ``TestWorld/plain``, on this endpoint; nil for another request.
  func request(like single: TestRequest) -> TestRequest? {
    guard single.path == TestRequest.single("").path else { return nil }
    return request(String(decoding: single.body, as: UTF8.self))
  }
}

extension TestRequest {
  /// `POST …/items/restore` with the ids put in front of the members of `body`, or another call of items.
  static func items(_ ids: [String], _ body: String, path: String, verb: String = "restore") -> TestRequest {
    let items = ids.map { #"{"id":"\#($0)"}"# }.joined(separator: ",")
    let members = body.trimmingPrefix("{")
    return TestRequest(
      "POST", "\(path)/items/\(verb)", body: #"{"items":[\#(items)]\#(members == "}" ? "" : ",")\#(members)"#)
  }
}
