/// Why a request is refused. Every reason ends the connection: behind it nobody can say where the next request begins.
/// `message` says what each means. Offsets count the bytes received from the first byte of the request line on, from 0.
package enum HTTPError: Error, Equatable, Sendable {
  // Request line (RFC 9112, section 3)
  case tooManyEmptyLines
  case invalidMethod(at: Int)
  case methodTooLong
  case emptyTarget(at: Int)
  case invalidTargetByte(at: Int)
  case fragmentInTarget(at: Int)
  case targetTooLong
  case missingVersion(at: Int)
  case invalidVersion(at: Int)
  case unsupportedVersion
  case invalidTargetForm
  case invalidTargetAuthority
  case connectNotSupported

  // Lines and fields (RFC 9112, sections 2.2 and 5)
  case bareLineFeed(at: Int)
  case bareCarriageReturn(at: Int)
  case lineFolding(at: Int)
  case emptyFieldName(at: Int)
  case whitespaceBeforeColon(at: Int)
  case missingColon(at: Int)
  case invalidFieldNameByte(at: Int)
  case invalidFieldValueByte(at: Int)
  case tooManyFields
  case headTooLarge

  // Host and expectation (RFC 9112, section 3.2; RFC 9110, section 10.1.1)
  case missingHost
  case repeatedHost(at: Int)
  case invalidHost(at: Int)
  case unknownExpectation(at: Int)

  // Framing (RFC 9112, section 6)
  case invalidContentLength(at: Int)
  case repeatedContentLength(at: Int)
  case bodyTooLarge(limit: Int)
  case invalidTransferEncoding(at: Int)
  case unknownTransferCoding
  case chunkedNotFinal
  case contentLengthWithTransferEncoding
  case transferEncodingInHTTP10

  // Chunks (RFC 9112, section 7.1)
  case invalidChunkSize(at: Int)
  case chunkSizeTooLong(at: Int)
  case invalidChunkExtension(at: Int)
  case chunkExtensionsTooLarge
  case missingChunkEnd(at: Int)
  case trailersTooLarge

  // Time (RFC 9110, section 15.5.9): the reader has no clock, so these are the server's to say
  case headTimedOut
  case bodyTimedOut

  // Memory (RFC 9110, section 15.6.4): the reader has none of its own, so this is the server's to say, too
  case outOfMemory
}

extension HTTPError {
  /// The status of the refusal.
  package var status: Status {
    switch self {
    case .headTimedOut, .bodyTimedOut: .requestTimeout
    case .bodyTooLarge, .chunkExtensionsTooLarge: .contentTooLarge
    case .targetTooLong: .uriTooLong
    case .unknownExpectation: .expectationFailed
    case .tooManyFields, .headTooLarge, .trailersTooLarge: .requestHeaderFieldsTooLarge
    case .methodTooLong, .connectNotSupported, .unknownTransferCoding: .notImplemented
    case .unsupportedVersion: .httpVersionNotSupported
    case .outOfMemory: .serviceUnavailable
    default: .badRequest
    }
  }
}

extension HTTPError {
  /// One sentence that says what is wrong, where, and by which rule. It never repeats what was sent: a request may hold
  /// a secret anywhere.
  package var message: String {
    switch self {
    case .tooManyEmptyLines:
      "More than \(HTTPLimits.emptyLines) empty lines come before the request line (RFC 9112, section 2.2)."
    case .invalidMethod(let offset):
      "The method is no token followed by one space: see byte \(offset) (RFC 9112, section 3.1)."
    case .methodTooLong:
      "The method is longer than \(HTTPLimits.method) bytes (RFC 9112, section 3)."
    case .emptyTarget(let offset):
      "The request target is missing at byte \(offset); one space parts it from the method (RFC 9112, section 3)."
    case .invalidTargetByte(let offset):
      "The request target has a byte at \(offset) that must be percent-encoded (RFC 9112, section 3.2)."
    case .fragmentInTarget(let offset):
      "The request target has a fragment at byte \(offset), which is never sent (RFC 9110, section 7.1)."
    case .targetTooLong:
      "The request target is longer than \(HTTPLimits.target) bytes."
    case .missingVersion(let offset):
      "The request line ends at byte \(offset) without an HTTP version (RFC 9112, section 3)."
    case .invalidVersion(let offset):
      "The HTTP version is malformed at byte \(offset) (RFC 9112, section 2.3)."
    case .unsupportedVersion:
      "The HTTP version is neither 1.0 nor 1.1 (RFC 9112, section 2.3)."
    case .invalidTargetForm:
      "The request target has no form that its method allows (RFC 9112, section 3.2)."
    case .invalidTargetAuthority:
      "The request target's authority is no host with an optional port (RFC 9110, section 4.2)."
    case .connectNotSupported:
      "CONNECT is for proxies, and this is none (RFC 9110, section 9.3.6)."
    case .bareLineFeed(let offset):
      "The line feed at byte \(offset) has no carriage return before it (RFC 9112, section 2.2)."
    case .bareCarriageReturn(let offset):
      "The carriage return at byte \(offset) has no line feed behind it (RFC 9112, section 2.2)."
    case .lineFolding(let offset):
      "The field line at byte \(offset) begins with white space (RFC 9112, section 5.2)."
    case .emptyFieldName(let offset):
      "The field line at byte \(offset) has no name (RFC 9112, section 5)."
    case .whitespaceBeforeColon(let offset):
      "The field line has white space before the colon at byte \(offset) (RFC 9112, section 5.1)."
    case .missingColon(let offset):
      "The field line ends at byte \(offset) without a colon (RFC 9112, section 5)."
    case .invalidFieldNameByte(let offset):
      "The field name has a byte at \(offset) that no token may have (RFC 9110, section 5.1)."
    case .invalidFieldValueByte(let offset):
      "The field value has a control character at byte \(offset) (RFC 9110, section 5.5)."
    case .tooManyFields:
      "There are more than \(HTTPLimits.fields) field lines."
    case .headTooLarge:
      "The request line and fields take more than \(HTTPLimits.head) bytes."
    case .missingHost:
      "The request has no Host field (RFC 9112, section 3.2)."
    case .repeatedHost(let offset):
      "The Host field is repeated at byte \(offset) (RFC 9112, section 3.2)."
    case .invalidHost(let offset):
      "The Host field at byte \(offset) is no host with an optional port (RFC 9112, section 3.2)."
    case .unknownExpectation(let offset):
      "The Expect field at byte \(offset) asks for something other than 100-continue (RFC 9110, section 10.1.1)."
    case .invalidContentLength(let offset):
      "The Content-Length field at byte \(offset) is not one number of bytes (RFC 9112, section 6.3)."
    case .repeatedContentLength(let offset):
      "The Content-Length field is repeated at byte \(offset) (RFC 9112, section 6.3)."
    case .bodyTooLarge(let limit):
      "The body is larger than \(limit) bytes."
    case .invalidTransferEncoding(let offset):
      "The Transfer-Encoding field at byte \(offset) is no list of transfer codings (RFC 9112, section 6.1)."
    case .unknownTransferCoding:
      "The only transfer coding understood is chunked (RFC 9112, section 6.1)."
    case .chunkedNotFinal:
      "The transfer coding chunked is not the last one, or is applied twice (RFC 9112, section 6.3)."
    case .contentLengthWithTransferEncoding:
      "The request has both Content-Length and Transfer-Encoding (RFC 9112, section 6.3)."
    case .transferEncodingInHTTP10:
      "An HTTP/1.0 request has Transfer-Encoding (RFC 9112, section 6.1)."
    case .invalidChunkSize(let offset):
      "The chunk size has a byte at \(offset) that is no hexadecimal digit (RFC 9112, section 7.1)."
    case .chunkSizeTooLong(let offset):
      "The chunk size at byte \(offset) has more than \(HTTPLimits.chunkSizeDigits) digits."
    case .invalidChunkExtension(let offset):
      "The chunk extension is malformed at byte \(offset) (RFC 9112, section 7.1.1)."
    case .chunkExtensionsTooLarge:
      "The chunk extensions take more than \(HTTPLimits.chunkExtensions) bytes (RFC 9112, section 7.1.1)."
    case .missingChunkEnd(let offset):
      "The chunk's data is not followed by a line end at byte \(offset) (RFC 9112, section 7.1)."
    case .trailersTooLarge:
      "The trailer section takes more than \(HTTPLimits.trailers) bytes."
    case .headTimedOut:
      "The request line and fields did not arrive in time (RFC 9110, section 15.5.9)."
    case .bodyTimedOut:
      "The body did not arrive in time (RFC 9110, section 15.5.9)."
    case .outOfMemory:
      "There is no memory left for this request; try it again later (RFC 9110, section 15.6.4)."
    }
  }
}
