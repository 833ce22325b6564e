import HTTP1
import Verdict

/// A row of the route table: a call of the vendor's API, and how it is answered. A class, so that a request takes its row
/// by a single reference.
final class Endpoint: Routed {
  /// What the call is called, in every version of the API: its `operationId` in `openapi/openapi.json`. Empty for one that
  /// stands in no document of the emulator's.
  let operation: String
  /// The method.
  let method: Method
  /// The path, segment by segment, as the vendor spells it.
  let template: [PathPattern]
  /// The ids in it, each with its place.
  let parameters: [(index: Int, parameter: PathParameter)]
  /// The query parameters it has.
  let query: QuerySchema
  /// The body it reads; nil where it reads none.
  let body: BodySchema?
  /// How well the answer is known.
  let basis: Basis
  /// What answers it, and what has to be found first.
  let handler: Handler
  /// Whether its answers hold what only the client may know.
  let issuesSecrets: Bool
  /// Whether it refuses requests without a bearer token.
  let needsToken: Bool

  /// A row. `place` is the name of the call and its path, which has its ids in braces, by the vendor's names, and no slash
  /// at its start: `getOrganization: Organizations/{organizationId}`. A call without a name has the path alone.
  init(
    _ method: Method, _ place: String, query: QuerySchema = .none, body: BodySchema? = nil, basis: Basis,
    _ handler: Handler, needsToken: Bool = true
  ) {
    let (operation, path) = Self.parts(of: place)
    self.operation = operation
    self.method = method
    template = PathPattern.template(path)
    parameters = PathPattern.parameters(of: template)
    self.query = query
    self.body = body
    self.basis = basis
    self.handler = handler
    issuesSecrets = handler.isLogIn || body === BodySchema.restoreDeviceCode || body === BodySchema.deviceCode
    self.needsToken = needsToken
  }

  /// The path as templates have it, cut to its end where it is long: `…/items/exportToPst`.
  var abbreviatedPath: String {
    let words = template.map { pattern in
      switch pattern {
      case .literal(let word): word
      case .parameter(let parameter): parameter.placeholder
      }
    }
    return words.count > 3 ? "…/" + words.suffix(2).joined(separator: "/") : "/" + words.joined(separator: "/")
  }

  /// Whether `other` has the same path, whatever its ids are called.
  func hasPath(of other: Endpoint) -> Bool {
    guard template.count == other.template.count else { return false }
    return zip(template, other.template).allSatisfy { pattern, other in
      switch (pattern, other) {
      case (.literal(let word), .literal(let otherWord)): word.lowercased() == otherWord.lowercased()
      case (.parameter, .parameter): true
      default: false
      }
    }
  }
}

// How rows are written.
extension Endpoint {
  /// The version of the API, which its paths begin with.
  static let version = "v6"

  /// A GET of `path` below the version.
  static func get(_ place: String, query: QuerySchema = .none, _ basis: Basis, _ handler: Handler) -> Endpoint {
    Endpoint(.get, below(place), query: query, basis: basis, handler)
  }

  /// A POST to `path` below the version. A call that gets a client its token needs none.
  static func post(
    _ place: String, query: QuerySchema = .none, body: BodySchema? = nil, _ basis: Basis, _ handler: Handler
  ) -> Endpoint {
    Endpoint(
      .post, below(place), query: query, body: body, basis: basis, handler, needsToken: !handler.isLogIn)
  }

  /// A call of the vendor's that is not emulated, of whose query nothing is known.
  static func leftOut(
    _ method: Method, _ place: String, version: String = version
  ) -> Endpoint {
    Endpoint(method, below(place, version: version), query: .unknown, basis: .assumed, .leftOut)
  }

  /// The same place below the version.
  private static func below(_ place: String, version: String = version) -> String {
    let (operation, path) = parts(of: place)
    return operation.isEmpty ? "\(version)/\(path)" : "\(operation): \(version)/\(path)"
  }

  /// The name of the call, empty where it has none, and the path.
  fileprivate static func parts(of place: String) -> (operation: String, path: String) {
    guard let colon = place.firstIndex(of: ":") else { return ("", place) }
    return (String(place[..<colon]), String(place[colon...].dropFirst(2)))
  }
}
