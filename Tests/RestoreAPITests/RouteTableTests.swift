import HTTP1
import Testing

@testable import RestoreAPI

/// The route table with rows that no endpoint has yet.
@Suite("The route table", .timeLimit(.minutes(5)))
struct RouteTableTests {
  private static let table = RouteTable([
    row(.get, ["v6", "Things"]), row(.post, ["v6", "Things"]), row(.get, ["v6", "Things", .mailboxId]),
    row(.post, ["v6", "Things", "search"]), row(.delete, ["v6", "Things", .mailboxId, "parts", .restoreSessionId]),
    row(.put, ["v6", "Things", "search", "parts", "all"]),
  ])

  private static func row(_ method: HTTP1.Method, _ template: [PathPattern]) -> Endpoint {
    Endpoint(method: method, template: template, operation: .restoreMailbox, body: nil, basis: .assumed)
  }

  private static func place(of path: String) -> RouteTable.Place? {
    var decoded: [UInt8] = []
    guard let segments = PathSegments(Array(path.utf8).span, decodingInto: &decoded) else { return nil }
    return table.place(of: segments, in: decoded.span)
  }

  @Test("names every method of a path in Allow, HEAD with GET")
  func allow() {
    #expect(Self.place(of: "/v6/things")?.allow == "GET, HEAD, POST")
    #expect(Self.place(of: "/v6/things/1")?.allow == "GET, HEAD")
  }

  @Test("answers HEAD wherever GET is, and nowhere else")
  func head() {
    #expect(Self.place(of: "/v6/things")?.endpoint(for: .head)?.method == .get)
    #expect(Self.place(of: "/v6/things/search")?.endpoint(for: .head) == nil)
  }

  @Test("prefers a word to an id, segment by segment, unless only the id leads on")
  func precedence() {
    #expect(Self.place(of: "/v6/things/SEARCH")?.allow == "POST")
    #expect(Self.place(of: "/v6/things/search/parts/all")?.allow == "PUT")
    #expect(Self.place(of: "/v6/things/search/parts/1")?.allow == "DELETE")
    #expect(Self.place(of: "/v6/things/search/other") == nil)
  }

  @Test("takes no empty segment for an id", arguments: ["/v6/things//parts/1", "/v6/things//", "//v6/things"])
  func emptySegments(path: String) {
    #expect(Self.place(of: path) == nil)
  }

  @Test("has templates that lead to themselves")
  func everyEndpoint() throws {
    let table = RouteTable(Endpoint.all)
    for endpoint in Endpoint.all {
      let path = endpoint.template.map { pattern in
        switch pattern {
        case .literal(let word): "/\(word)"
        case .parameter: "/\(TestWorld.nobody)"
        }
      }.joined()
      var decoded: [UInt8] = []
      let segments = try #require(PathSegments(Array(path.utf8).span, decodingInto: &decoded))
      let found = table.place(of: segments, in: decoded.span)?.endpoint(for: endpoint.method)
      #expect(found?.template == endpoint.template)
    }
  }
}
