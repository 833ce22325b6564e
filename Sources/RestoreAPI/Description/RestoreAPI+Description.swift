import CDefaults
import HTTP1
import Verdict

extension RestoreAPI {
  /// `GET /swagger/docs/v6`
  static func describe(_ call: Call, _ reply: inout Reply) {
    reply.response.addJSONType()
    reply.response.body.append(contentsOf: OpenAPIDocument.bytes)
  }

  /// A call of the vendor's that is not emulated: 501, behind the token.
  static func leftOut(_ endpoint: Endpoint) -> Rejection {
    let wrapper = endpoint.wrapper.map { " with \($0)" } ?? ""
    let call = "\(endpoint.method.name) \(endpoint.abbreviatedPath)\(wrapper)"
    return Rejection(
      .notImplemented,
      Violation(
        .emulated, message: Message.notEmulated(call), at: "path", expected: "a call that this emulator answers",
        found: "a call that only the vendor's server has",
        suggestion: "LIMITS.md has what is emulated"))
  }
}

/// This emulator's own OpenAPI 3.1 document, `openapi/openapi.json`, which is part of the binary.
package enum OpenAPIDocument {
  /// UTF-8, as it stands in the file.
  package static let bytes = unsafe Array(
    UnsafeBufferPointer(start: cdefaults_openapi(), count: cdefaults_openapi_length()))
}
