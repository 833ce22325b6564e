@testable import RestoreAPI

extension Endpoint {
  /// The method and the path as a document writes them.
  var line: String {
    let path = template.map { pattern in
      switch pattern {
      case .literal(let word): "/\(word)"
      case .parameter(let parameter): "/\(parameter.placeholder)"
      }
    }
    return "\(String(describing: method).uppercased()) \(path.joined())"
  }

  /// Whether `other` is the same call, whatever its ids are called.
  func isLike(_ other: Endpoint) -> Bool {
    method == other.method && hasPath(of: other)
  }
}

extension Endpoint {
  /// The calls of v6 that stand in its document.
  static let ofV6 = APIVersion.v6.endpoints.filter { !$0.line.hasSuffix("/swagger.json") }
}
