import Backup
import HTTP1

extension RestoreAPI {
  /// The first stage: finds the endpoint, or refuses with 404 or 405, tokens unseen (behaviour.md, section 1).
  func route(
    _ head: borrowing RequestHead, in bytes: Span<UInt8>, decodingPathInto decoded: inout [UInt8],
    installation: consuming Installation, at now: Timestamp
  ) throws(Rejection) -> Call {
    let path = bytes.extracting(head.path.bounds)
    guard let segments = PathSegments(path, decodingInto: &decoded),
      let place = routes.place(of: segments, in: decoded.span)
    else { throw Self.unknownPath(head, in: bytes) }
    guard let endpoint = routes.endpoint(for: head.method, at: place) else {
      throw Self.unknownMethod(head, in: bytes, allow: routes.allow(at: place))
    }
    return Call(endpoint, path: head.path, segments: segments, in: decoded.span, installation: installation, at: now)
  }

  private static func unknownPath(_ head: borrowing RequestHead, in bytes: Span<UInt8>) -> Rejection {
    // Without the query: it may hold secrets.
    let authority = head.authority.map { String(repairing: bytes.extracting($0.bounds)) } ?? unnamedHost
    let path = String(repairing: bytes.extracting(head.path.bounds))
    return Rejection(
      .notFound,
      Violation(
        .path, message: Message.noResource(uri: "https://\(authority)\(path)"), at: "path",
        expected: "a path of the API below /v6", found: "path of \(head.path.count) bytes"))
  }

  private static func unknownMethod(
    _ head: borrowing RequestHead, in bytes: Span<UInt8>, allow: String
  ) -> Rejection {
    let method = String(repairing: bytes.extracting(head.methodName.bounds))
    return Rejection(
      .methodNotAllowed,
      Violation(
        .method, message: Message.methodNotSupported(method), at: "method", expected: allow, found: "another method"),
      field: Rejection.Field(name: "Allow", value: allow))
  }

  /// What stands for the host in a URI when an HTTP/1.0 request names none (assumed).
  private static let unnamedHost = "localhost"
}
