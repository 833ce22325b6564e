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
    #expect(Set(described) == Set(ControlRoute.all.map(Self.line)))
  }

  /// The method and the path as the document has them.
  private static func line(_ route: ControlRoute) -> String {
    let method =
      switch route.methods {
      case .reading: "get"
      case .posting: "post"
      case .deleting: "delete"
      }
    return "\(method) /_emulator/\(route.path)\(route.takesID ? "/{id}" : "")"
  }
}
