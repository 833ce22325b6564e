import HTTP1
import Testing

@Suite("Refusals")
struct HTTPErrorTests {
  @Test(
    "Each reason has its status",
    arguments: [
      (HTTPError.invalidMethod(at: 0), 400), (.missingHost, 400), (.contentLengthWithTransferEncoding, 400),
      (.chunkedNotFinal, 400), (.transferEncodingInHTTP10, 400), (.tooManyEmptyLines, 400),
      (.bodyTooLarge(limit: 1), 413), (.chunkExtensionsTooLarge, 413), (.targetTooLong, 414),
      (.headTimedOut, 408), (.bodyTimedOut, 408), (.unknownExpectation(at: 0), 417), (.tooManyFields, 431),
      (.headTooLarge, 431), (.trailersTooLarge, 431),
      (.methodTooLong, 501), (.connectNotSupported, 501), (.unknownTransferCoding, 501), (.unsupportedVersion, 505),
      (.outOfMemory, 503),
    ])
  func statuses(error: HTTPError, code: Int) {
    #expect(error.status.code == code)
  }

  @Test("A message is one sentence that tells the place and the rule")
  func messages() {
    let message = HTTPError.whitespaceBeforeColon(at: 57).message
    #expect(message == "The field line has white space before the colon at byte 57 (RFC 9112, section 5.1).")
    #expect(HTTPError.bodyTooLarge(limit: 8_388_608).message == "The body is larger than 8388608 bytes.")
  }
}
