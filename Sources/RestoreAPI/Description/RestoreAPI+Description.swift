import Bytes
import CDefaults
package import HTTP1
import JSONText
import Verdict

extension RestoreAPI {
  /// `GET /swagger/docs/v6`, `GET /swagger/v6/swagger.json`
  static func describe(_ call: Call, _ reply: inout Reply) {
    reply.response.addJSONType()
    OpenAPIDocument.append(OpenAPIDocument.bytes(of: call.version), servedBy: reply.writer.origin, to: &reply.response)
  }

  /// A call of the vendor's that is not emulated: 501, behind the token.
  static func leftOut(_ endpoint: Endpoint) -> Rejection {
    let wrapper = endpoint.wrapper.map { " with \($0)" } ?? ""
    let call = "\(endpoint.method.name) \(endpoint.abbreviatedPathOfVersion)\(wrapper)"
    return Rejection(
      .notImplemented,
      Violation(
        .emulated, message: Message.notEmulated(call), at: "path", expected: "a call that this emulator answers",
        found: "a call that only the vendor's server has",
        suggestion: "LIMITS.md has what is emulated"))
  }
}

/// This emulator's own OpenAPI 3.1 documents, which are part of the binary: UTF-8, as they stand in `openapi/`.
package enum OpenAPIDocument {
  /// The server that the documents name.
  package static let origin: StaticString = "https://localhost:4443"

  /// That of the control plane and of every version, `openapi.json`.
  package static let bytes = unsafe Array(
    UnsafeBufferPointer(start: cdefaults_openapi(), count: cdefaults_openapi_length()))

  /// That of one version, as `v6.json`; of a version that has none, that of all.
  package static func bytes(of version: APIVersion) -> [UInt8] {
    let number = version.name.dropFirst().utf8.reduce(0) { ($0 &* 10) &+ Int32($1) &- 48 }
    guard let start = unsafe cdefaults_openapi_of(number) else { return bytes }
    return unsafe Array(UnsafeBufferPointer(start: start, count: cdefaults_openapi_of_length(number)))
  }

  /// Answers with a document that names the server which was asked for it, `own`.
  package static func append(_ document: [UInt8], servedBy own: [UInt8], to response: inout Response) {
    let named = serverRange(in: document.span)
    response.body.append(contentsOf: document[..<named.start])
    response.body.append(contentsOf: own)
    response.body.append(contentsOf: document[named.end...])
  }

  /// Where a document names its server. That is near its end, behind its paths.
  private static func serverRange(in document: Span<UInt8>) -> ByteRange {
    let count = origin.utf8CodeUnitCount
    var start = document.count - count
    while start >= 0 {
      let range = ByteRange(start: start, count: count)
      if document[start] == UInt8(ascii: "h"), document.holds(origin, at: range) { return range }
      start -= 1
    }
    return ByteRange(start: document.count, count: 0)
  }
}
