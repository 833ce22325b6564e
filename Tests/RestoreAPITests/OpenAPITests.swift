import Foundation
import Testing

@testable import RestoreAPI

@Suite("The OpenAPI document", .timeLimit(.minutes(5)))
struct OpenAPITests {
  /// The calls of the document, as `GET /v6/ServiceInstance`.
  static let described: Set<String> = {
    guard let document = try? JSONSerialization.jsonObject(with: Data(OpenAPIDocument.bytes)) as? [String: Any],
      let paths = document["paths"] as? [String: [String: Any]]
    else { return [] }
    return Set(paths.flatMap { path, methods in methods.keys.map { "\($0.uppercased()) \(path)" } })
  }()

  @Test("has every call of the route table, spelled as there, and no other of the vendor's")
  func hasTheCalls() {
    let vendors = Self.described.filter { !$0.contains(" /_emulator/") }
    #expect(vendors == Set(Endpoint.ofV6.map(\.line)))
  }

  @Test("is served to anybody where the vendor's server has its own")
  func isServed() throws {
    let answer = try TestAPI().send(TestRequest("GET", "/swagger/docs/v6").with { $0.authorization = nil })
    #expect(answer.status == 200)
    #expect(answer.field("Content-Type") == "application/json; charset=utf-8")
    #expect(Array(answer.body.utf8) == OpenAPIDocument.bytes)
    #expect(answer.basis == "assumed")
  }
}
