import HTTP1
import Testing
import Verdict

@testable import RestoreAPI

/// The route table with rows that no endpoint has yet.
@Suite("The route table", .timeLimit(.minutes(5)))
struct RouteTableTests {
  private static let table = RouteTable([
    row(.get, "Things"), row(.post, "Things"), row(.get, "Things/{mailboxId}"),
    row(.post, "Things/search"), row(.delete, "Things/{mailboxId}/parts/{restoreSessionId}"),
    row(.put, "Things/search/parts/all"),
  ])

  private static func row(_ method: HTTP1.Method, _ path: String) -> Endpoint {
    Endpoint(Row(method, path, basis: .assumed, .call(RestoreAPI.getServiceInstance)), in: .v6)
  }

  private static func place(of path: String) -> RouteTable<Endpoint>.Place? {
    var decoded: [UInt8] = []
    guard let segments = PathSegments(Array(path.utf8).span, decodingInto: &decoded) else { return nil }
    return table.place(of: segments, in: decoded.span)
  }

  private static func methods(at path: String) -> [HTTP1.Method]? {
    place(of: path).map { table.rows(at: $0).map(\.method) }
  }

  private static func endpoint(for method: HTTP1.Method, at path: String) -> Endpoint? {
    place(of: path).flatMap { table.row(for: method, at: $0) }
  }

  @Test("knows every method of a path")
  func methods() {
    #expect(Self.methods(at: "/v6/things") == [.get, .post])
    #expect(Self.methods(at: "/v6/things/1") == [.get])
  }

  @Test("has no HEAD where GET is, as the framework has none")
  func head() {
    #expect(Self.endpoint(for: .get, at: "/v6/things")?.method == .get)
    #expect(Self.endpoint(for: .head, at: "/v6/things") == nil)
  }

  @Test("prefers a word to an id, segment by segment, unless only the id leads on")
  func precedence() {
    #expect(Self.methods(at: "/v6/things/SEARCH") == [.post])
    #expect(Self.methods(at: "/v6/things/search/parts/all") == [.put])
    #expect(Self.methods(at: "/v6/things/search/parts/1") == [.delete])
    #expect(Self.place(of: "/v6/things/search/other") == nil)
  }

  @Test("takes no empty segment for an id", arguments: ["/v6/things//parts/1", "/v6/things//", "//v6/things"])
  func emptySegments(path: String) {
    #expect(Self.place(of: path) == nil)
  }

  @Test("has templates that lead to themselves")
  func everyEndpoint() throws {
    let table = RouteTable(Endpoint.ofV6)
    for endpoint in Endpoint.ofV6 {
      let path = endpoint.template.map { pattern in
        switch pattern {
        case .literal(let word): "/\(word)"
        case .parameter: "/\(TestWorld.nobody)"
        }
      }.joined()
      var decoded: [UInt8] = []
      let segments = try #require(PathSegments(Array(path.utf8).span, decodingInto: &decoded))
      let place = table.place(of: segments, in: decoded.span)
      let found = place.flatMap { table.row(for: endpoint.method, at: $0) }
      #expect(found?.template == endpoint.template)
    }
  }

  @Test("knows every id of its rows by the vendor's name")
  func names() {
    for endpoint in Endpoint.ofV6 {
      #expect(!endpoint.parameters.contains { $0.parameter == .unnamed }, "\(endpoint.line)")
    }
  }
}
