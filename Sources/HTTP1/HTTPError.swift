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
