import HTTP1
import Verdict

/// A line of the surface: a call of the vendor's API, and how it is answered, in whatever version has it.
struct Row: Sendable {
  /// What the call is called, in every version of the API: its `operationId` in the emulator's documents. Empty for one
  /// that stands in none.
  let operation: String
  /// The method.
  let method: Method
  /// The path below the version, as the vendor spells it, its ids in braces.
  var path: String
  /// The query parameters it has.
  var query = QuerySchema.none
  /// The body it reads; nil where it reads none.
  var body: BodySchema?
  /// How well the answer is known.
  var basis: Basis
  /// What answers it, and what has to be found first.
  var handler: Handler
  /// Whether it refuses requests without a bearer token.
  var needsToken = true
  /// Whether its answers hold what only the client may know.
  var issuesSecrets = false
  /// Whether the path stands below the version.
  var isBelowVersion = true
  /// What an Action call does, by the wrapper in its body; empty for every other call.
  var actions: [WrappedRow] = []
  /// All wrappers of the path, where a wrapper is around the body.
  var wrappers: [StaticString] = []
  /// The wrapper that leads to the call, where one does.
  var wrapper: StaticString?
  /// Whether it answers with a restore session that goes on, in every version (openapi).
  var answersSession = false

  /// A line. `place` is the name of the call and its path, which has its ids in braces, by the vendor's names, and no slash
  /// at its start: `getOrganization: Organizations/{organizationId}`. A call without a name has the path alone.
  init(_ method: Method, _ place: String, basis: Basis, _ handler: Handler) {
    let colon = place.firstIndex(of: ":")
    operation = colon.map { String(place[..<$0]) } ?? ""
    path = colon.map { String(place[$0...].dropFirst(2)) } ?? place
    self.method = method
    self.basis = basis
    self.handler = handler
  }
}

// How rows are written.
extension Row {
  /// A GET.
  static func get(_ place: String, query: QuerySchema = .none, _ basis: Basis, _ handler: Handler) -> Row {
    var row = Row(.get, place, basis: basis, handler)
    row.query = query
    return row
  }

  /// A POST. A call that gets a client its token needs none.
  static func post(
    _ place: String, query: QuerySchema = .none, body: BodySchema? = nil, _ basis: Basis, _ handler: Handler
  ) -> Row {
    var row = Row(.post, place, basis: basis, handler)
    (row.query, row.body) = (query, body)
    row.needsToken = !handler.isLogIn
    return row
  }

  /// A call of the vendor's that is not emulated, of whose query nothing is known.
  static func leftOut(_ method: Method, _ place: String) -> Row {
    var row = Row(method, place, basis: .assumed, .leftOut)
    row.query = .unknown
    return row
  }

  /// The same call, whose answers hold what only the client may know.
  var confidential: Row {
    var row = self
    row.issuesSecrets = true
    return row
  }

  /// The same call, a restore that is a session of its own in every version.
  var asSession: Row {
    var row = self
    row.answersSession = true
    return row
  }

  /// The same call for everybody, without a token.
  var open: Row {
    var row = self
    row.needsToken = false
    return row
  }
}

/// A row of the route table: a call of one version of the vendor's API. A class, so that a request takes its row by a
/// single reference.
final class Endpoint: Routed {
  /// The version.
  let version: APIVersion
  /// What the call is called, in every version of the API; empty where it stands in no document of the emulator's.
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
  /// What an Action call does, by the wrapper in its body; empty for every other call.
  let actions: [(wrapper: StaticString, endpoint: Endpoint)]
  /// All wrappers of the path, where a wrapper is around the body.
  let wrappers: [StaticString]
  /// The wrapper that leads to the call, where one does.
  let wrapper: StaticString?
  /// Whether the body says by a wrapper which call it is for.
  let isAction: Bool
  /// Whether a wrapper is around the body.
  let isWrapped: Bool
  /// Whether a restore answers with a restore session that goes on, and not with what was restored.
  let answersSession: Bool
  /// Whether it answers with the document that describes the version.
  let isDescription: Bool

  /// The call of `row` in a version.
  init(_ row: Row, in version: APIVersion) {
    self.version = version
    operation = row.operation
    method = row.method
    template = PathPattern.template(row.isBelowVersion ? "\(version.name)/\(row.path)" : row.path)
    parameters = PathPattern.parameters(of: template)
    query = row.query
    body = row.body
    basis = row.basis
    handler = row.handler
    issuesSecrets = row.handler.isLogIn || row.issuesSecrets
    needsToken = row.needsToken
    actions = row.actions.map { ($0.wrapper, Endpoint($0.row, in: version)) }
    wrappers = row.wrappers
    wrapper = row.wrapper
    isAction = !row.actions.isEmpty
    isWrapped = !row.wrappers.isEmpty
    answersSession = row.answersSession || version.restores == .session
    isDescription = !row.isBelowVersion
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

  /// The same with its version, for where nothing else tells that: `/v6/…/items/exportToPst`.
  var abbreviatedPathOfVersion: String {
    abbreviatedPath.hasPrefix("/") ? abbreviatedPath : "/\(version.name)/\(abbreviatedPath)"
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

extension APIVersion {
  /// The calls of this version, as rows of a route table.
  var endpoints: [Endpoint] { (calls + descriptions).map { Endpoint($0, in: self) } }

  /// The document that describes the others, at the places where the vendor's servers have their own (observed): open to
  /// everybody, as tools fetch it before they log in (assumed).
  private var descriptions: [Row] {
    ["describe: swagger/docs/\(name)", "describe: swagger/\(name)/swagger.json"].map { place in
      var row = Row.get(place, .assumed, .call(RestoreAPI.describe)).open
      row.isBelowVersion = false
      return row
    }
  }
}
