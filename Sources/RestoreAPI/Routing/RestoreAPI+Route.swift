import Backup
import Bytes
import HTTP1
import Verdict

/// Where a request leads: a row of the route table, and the ids that its path has.
struct Route {
  /// The row.
  let endpoint: Endpoint
  /// The ids.
  let ids: PathIDs
}

extension RestoreAPI {
  /// The first stage: finds the endpoint, or refuses with 404 or 405, tokens unseen (behaviour.md, section 1).
  func route(
    _ head: borrowing RequestHead, in bytes: Span<UInt8>, decodingPathInto decoded: inout [UInt8]
  ) throws(Rejection) -> Route {
    let path = bytes.extracting(head.path.bounds)
    guard let segments = PathSegments(path, decodingInto: &decoded) else {
      throw unknownPath(head, nil, in: bytes)
    }
    let place = routes.place(of: segments, in: decoded.span)
    if let place, let endpoint = routes.row(for: Method(ofRequest: head, in: bytes), at: place) {
      let ids = PathIDs(segments, endpoint.parameters, in: decoded.span)
      if !ids.areStrange || !Self.isWord(of: segments, in: decoded.span, where: endpoint) {
        return Route(endpoint: endpoint, ids: ids)
      }
    }
    do throws(Rejection) {
      let endpoint = try vendorEndpoint(head, segments, at: place, in: bytes, decoded.span)
      return Route(endpoint: endpoint, ids: PathIDs(segments, endpoint.parameters, in: decoded.span))
    } catch {
      var rejection = error
      rejection.version = version(of: segments, in: decoded.span)
      throw rejection
    }
  }

  /// The version that a path begins with; nil where it is none that is served.
  private func version(of path: PathSegments, in decoded: Span<UInt8>) -> APIVersion? {
    let word = decoded.extracting(path[0].bounds)
    return settings.versions.first { $0.name.utf8.span.equalsIgnoringCase(word) }
  }

  /// Whether a path has one of the vendor's words where `endpoint` has an id: a word beats an id.
  private static func isWord(of path: PathSegments, in decoded: Span<UInt8>, where endpoint: Endpoint) -> Bool {
    let table = VendorOperations.of(endpoint.version).table
    guard let place = table.place(of: path, in: decoded), let other = table.rows(at: place).first else {
      return false
    }
    return endpoint.parameters.contains { index, _ in
      if case .literal = other.template[index] { true } else { false }
    }
  }

  /// The call of the vendor's that a request is for, which is not emulated; refuses where the vendor has none. `place` is
  /// where its path leads to in this emulator.
  private func vendorEndpoint(
    _ head: borrowing RequestHead, _ path: PathSegments, at place: RouteTable<Endpoint>.Place?,
    in bytes: Span<UInt8>, _ decoded: Span<UInt8>
  ) throws(Rejection) -> Endpoint {
    let own = place.map { routes.rows(at: $0) } ?? []
    var known = own
    if let vendor = version(of: path, in: decoded).map(VendorOperations.of),
      let place = vendor.table.place(of: path, in: decoded)
    {
      if let endpoint = vendor.table.row(for: Method(ofRequest: head, in: bytes), at: place) { return endpoint }
      // Where the vendor's words lead elsewhere than this emulator's ids, the vendor's place counts.
      known = vendor.table.rows(at: place)
    }
    // A word beats an id, those that other versions have too: mailboxes/restore.
    guard !known.isEmpty, hint(path, in: decoded).wrapper == nil else {
      throw unknownPath(head, path, in: bytes, decoded)
    }
    let methods = (known + own.filter { $0.hasPath(of: known[0]) }).map(\.method)
    let allow = Method.named.filter { methods.contains($0.method) }.map(\.name.description).joined(separator: ", ")
    throw Self.unknownMethod(head, in: bytes, allow: allow, suggestion: hint(path, in: decoded).actionSuggestion)
  }

  static func methodCase(_ method: Method) -> Violation {
    Violation(
      .methodCase, at: "method", expected: method.name, found: "the same word in another case",
      suggestion: "write it in capitals")
  }

  private func hint(_ path: PathSegments, in decoded: Span<UInt8>) -> RouteHint {
    RouteHint(path, in: decoded, among: settings.versions)
  }

  private func unknownPath(
    _ head: borrowing RequestHead, _ path: PathSegments?, in bytes: Span<UInt8>, _ decoded: Span<UInt8> = Span()
  ) -> Rejection {
    // Without the query: it may hold secrets.
    let authority = head.authority.map { String(repairing: bytes.extracting($0.bounds)) } ?? Self.unnamedHost
    let typed = String(repairing: bytes.extracting(head.path.bounds))
    let suggestion = path.flatMap { hint($0, in: decoded).suggestion }
    let versions = settings.versions.map { "/\($0.name)" }.joined(separator: ", ")
    return Rejection(
      .notFound,
      Violation(
        .path, message: Message.noResource(uri: "https://\(authority)\(typed)"), at: "path",
        expected: "a path of the API below \(versions)", found: "path of \(head.path.count) bytes",
        suggestion: suggestion ?? "GET /_emulator/openapi.json has all paths"))
  }

  private static func unknownMethod(
    _ head: borrowing RequestHead, in bytes: Span<UInt8>, allow: String, suggestion: String?
  ) -> Rejection {
    let method = String(repairing: bytes.extracting(head.methodName.bounds))
    return Rejection(
      .methodNotAllowed,
      Violation(
        .method, message: Message.methodNotSupported(method), at: "method", expected: allow,
        found: method.utf8.count <= Self.longestMethod ? method : "another method",
        suggestion: suggestion ?? "send it as \(allow)"),
      field: Rejection.Field(name: "Allow", value: allow))
  }

  /// A longer name than any registered method has is not shown in diagnostics: it may be anything.
  private static let longestMethod = 16
  /// What stands for the host in a URI when an HTTP/1.0 request names none (assumed).
  static let unnamedHost = "localhost"
}
