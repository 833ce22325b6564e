/// A neighbour of the single restore: the same credentials, another path, and perhaps more in the body.
enum Neighbour: String, CaseIterable, Sendable {
  case restoreTo, folder, items, item

  /// A restore of `mailbox`: elsewhere without any flag, its first folder, the first seven items of it, or its first
  /// item.
  func request(
    _ body: String, mailbox: String = TestWorld.plain, session: String = TestWorld.session
  ) -> TestRequest {
    let path = Catalogue.mailbox(mailbox, session)
    return switch self {
    case .restoreTo: TestRequest("POST", "\(path)/restoreTo", body: body)
    case .folder: TestRequest("POST", "\(path)/folders/\(Catalogue.folder(0, of: mailbox))/restore", body: body)
    case .items: .items((0..<7).map { Catalogue.item($0, in: 0, of: mailbox) }, body, path: path)
    case .item: TestRequest("POST", "\(path)/items/\(Catalogue.item(0, in: 0, of: mailbox))/restore", body: body)
    }
  }

  /// The same request as `single`, which restores ``TestWorld/plain``, on this endpoint; nil for another request.
  func request(like single: TestRequest) -> TestRequest? {
    guard single.path == TestRequest.single("").path else { return nil }
    return request(String(decoding: single.body, as: UTF8.self))
  }
}

extension TestRequest {
  /// `POST …/items/restore` with the ids put in front of the members of `body`.
  static func items(_ ids: [String], _ body: String, path: String) -> TestRequest {
    let items = ids.map { #"{"id":"\#($0)"}"# }.joined(separator: ",")
    let members = body.trimmingPrefix("{")
    return TestRequest(
      "POST", "\(path)/items/restore", body: #"{"items":[\#(items)]\#(members == "}" ? "" : ",")\#(members)"#)
  }
}
