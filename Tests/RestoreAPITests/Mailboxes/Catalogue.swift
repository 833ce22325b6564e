import Backup
import Bytes
import Testing

/// Paths, ids and walks over pages, as a client works them.
enum Catalogue {
  /// The path of a session's mailboxes.
  static func mailboxes(_ session: String = TestWorld.session) -> String {
    "/v6/RestoreSessions/\(session)/organization/mailboxes"
  }

  /// The path of a mailbox.
  static func mailbox(_ mailbox: String, _ session: String = TestWorld.session) -> String {
    "\(mailboxes(session))/\(mailbox)"
  }

  /// The id of a folder of a mailbox.
  static func folder(_ folder: UInt32, of mailbox: String) -> String {
    var bytes: [UInt8] = []
    FolderID(mailbox: UUID(mailbox) ?? .zero, folder: folder).append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The id of an item of a folder of a mailbox.
  static func item(_ number: UInt32, in folder: UInt32, of mailbox: String) -> String {
    var bytes: [UInt8] = []
    ItemID(folder: FolderID(mailbox: UUID(mailbox) ?? .zero, folder: folder), number: number).append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension TestAnswer {
  /// A page's results.
  var results: [[String: Any]] { (json as? [String: Any])?["results"] as? [[String: Any]] ?? [] }

  /// Where a link of the answer leads.
  func link(_ name: String) -> String? {
    let links = (json as? [String: Any])?["_links"] as? [String: [String: String]]
    return links?[name]?["href"]
  }
}

extension TestAPI {
  /// `GET path`, which must be answered with 200.
  func get(_ path: String, token: String = TestWorld.token) throws -> TestAnswer {
    let answer = try send(TestRequest("GET", path).with { $0.authorization = "Bearer \(token)" })
    #expect(answer.status == 200, "\(path): \(answer.body)")
    return answer
  }

  /// The ids of all results, page by page along the links.
  func walk(_ path: String, token: String = TestWorld.token) throws -> [String] {
    var ids: [String] = []
    var next: String? = path
    while let path = next {
      let answer = try get(path, token: token)
      ids += answer.ids
      next = answer.link("next")
    }
    return ids
  }
}
