import Foundation
import RestoreAPI
import Testing

@testable import Control

@Suite("The control plane in the OpenAPI document", .timeLimit(.minutes(5)))
struct ControlDocumentTests {
  @Test("has every call that there is, and no other")
  func hasTheCalls() throws {
    let json = try JSONSerialization.jsonObject(with: Data(OpenAPIDocument.bytes))
    let paths = try #require((json as? [String: Any])?["paths"] as? [String: [String: Any]])
    let described = paths.filter { $0.key.hasPrefix("/_emulator/") }.flatMap { path, methods in
      methods.keys.map { "\($0) \(path)" }
    }
    #expect(Set(described) == Set(ControlEndpoint.all.map(Self.line)))
  }

  /// The method and the path as the document has them, which calls every id the same.
  private static func line(_ endpoint: ControlEndpoint) -> String {
    let path = endpoint.template.map { pattern in
      switch pattern {
      case .literal(let word): "/\(word)"
      case .parameter: "/{id}"
      }
    }
    return "\(endpoint.method) \(path.joined())"
  }
}
