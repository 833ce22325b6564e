import CDefaults

/// This emulator's own OpenAPI 3.1 document, `openapi/openapi.json`, which is part of the binary.
package enum OpenAPIDocument {
  /// UTF-8, as it stands in the file.
  package static let bytes = unsafe Array(
    UnsafeBufferPointer(start: cdefaults_openapi(), count: cdefaults_openapi_length()))
}
