import CDefaults
import HTTP1
import Verdict

extension RestoreAPI {
  /// `GET /swagger/docs/v6`, `GET /swagger/v6/swagger.json`
  static func describe(_ call: Call, _ reply: inout Reply) {
    reply.response.addJSONType()
    reply.response.body.append(contentsOf: OpenAPIDocument.bytes(of: call.version))
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
  /// That of the control plane and of every version, `openapi.json`.
  package static let bytes = unsafe Array(
    UnsafeBufferPointer(start: cdefaults_openapi(), count: cdefaults_openapi_length()))

  /// That of one version, as `v6.json`; of a version that has none, that of all.
  package static func bytes(of version: APIVersion) -> [UInt8] {
    let number = version.name.dropFirst().utf8.reduce(0) { ($0 &* 10) &+ Int32($1) &- 48 }
    guard let start = unsafe cdefaults_openapi_of(number) else { return bytes }
    return unsafe Array(UnsafeBufferPointer(start: start, count: cdefaults_openapi_of_length(number)))
  }
}
