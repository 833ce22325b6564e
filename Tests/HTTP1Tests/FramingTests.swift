import HTTP1
import Testing

@Suite("Message body length (RFC 9112, section 6)")
struct FramingTests {
  @Test(
    "A body is framed by its one field",
    arguments: [
      ([], "", RequestHead.Framing.none),
      (["Content-Length: 0"], "", .fixed(0)),
      (["Content-Length: 5"], "a\r\n\u{0}b", .fixed(5)),
      (["content-LENGTH:\t005 "], "12345", .fixed(5)),
      (["Transfer-Encoding: chunked"], "0\r\n\r\n", .chunked),
      (["transfer-encoding:\tCHUNKED "], "1\r\na\r\n0\r\n\r\n", .chunked),
    ])
  func framed(fields: [String], body: String, framing: RequestHead.Framing) throws {
    for method in ["GET", "POST", "HEAD", "DELETE", "OPTIONS", "TRACE", "OTHER"] {
      let read = try accepted(request("\(method) / HTTP/1.1", ["Host: x"] + fields, body: body))
      #expect(read.framing == framing)
      #expect(read.body == (framing == .chunked ? (body.hasPrefix("1") ? "a" : "") : body))
    }
  }

  @Test(
    "Framing that two readers could read differently is refused",
    arguments: [
      (["Content-Length: "], HTTPError.invalidContentLength(at: 26)),
      (["Content-Length: -1"], .invalidContentLength(at: 26)),
      (["Content-Length: +1"], .invalidContentLength(at: 26)),
      (["Content-Length: 1 1"], .invalidContentLength(at: 26)),
      (["Content-Length: 1,1"], .invalidContentLength(at: 26)),
      (["Content-Length: 5, 5"], .invalidContentLength(at: 26)),
      (["Content-Length: 0x5"], .invalidContentLength(at: 26)),
      (["Content-Length: 5e0"], .invalidContentLength(at: 26)),
      (["Content-Length: 5.0"], .invalidContentLength(at: 26)),
      (["Content-Length: \"5\""], .invalidContentLength(at: 26)),
      (["Content-Length: 5;"], .invalidContentLength(at: 26)),
      (["Content-Length: ５"], .invalidContentLength(at: 26)),
      (["Content-Length: 9223372036854775808"], .invalidContentLength(at: 26)),
      (["Content-Length: 18446744073709551617"], .invalidContentLength(at: 26)),
      (["Content-Length: 99999999999999999999999999"], .invalidContentLength(at: 26)),
      (["Content-Length: 0", "Content-Length: 0"], .repeatedContentLength(at: 45)),
      (["Content-Length: 5", "content-length: 6"], .repeatedContentLength(at: 45)),
      (["Content-Length: 9223372036854775807"], .bodyTooLarge(limit: HTTPLimits.defaultBody)),
      (["Transfer-Encoding: "], .invalidTransferEncoding(at: 26)),
      (["Transfer-Encoding: ,"], .invalidTransferEncoding(at: 26)),
      (["Transfer-Encoding: chunked,"], .invalidTransferEncoding(at: 26)),
      (["Transfer-Encoding: ,chunked"], .invalidTransferEncoding(at: 26)),
      (["Transfer-Encoding: \"chunked\""], .invalidTransferEncoding(at: 26)),
      (["Transfer-Encoding: chunked;a=b"], .invalidTransferEncoding(at: 26)),
      (["Transfer-Encoding: chun ked"], .invalidTransferEncoding(at: 26)),
      (["Transfer-Encoding: chunked x"], .invalidTransferEncoding(at: 26)),
      (["Transfer-Encoding: xchunked"], .unknownTransferCoding),
      (["Transfer-Encoding: chunkedx"], .unknownTransferCoding),
      (["Transfer-Encoding: identity"], .unknownTransferCoding),
      (["Transfer-Encoding: gzip"], .unknownTransferCoding),
      (["Transfer-Encoding: gzip, chunked"], .unknownTransferCoding),
      (["Transfer-Encoding: gzip", "Transfer-Encoding: chunked"], .unknownTransferCoding),
      (["Transfer-Encoding: chunked, gzip"], .chunkedNotFinal),
      (["Transfer-Encoding: chunked, identity"], .chunkedNotFinal),
      (["Transfer-Encoding: chunked", "Transfer-Encoding: identity"], .chunkedNotFinal),
      (["Transfer-Encoding: chunked, chunked"], .chunkedNotFinal),
      (["Transfer-Encoding: chunked", "transfer-encoding: chunked"], .chunkedNotFinal),
      (["Transfer-Encoding: gzip, chunked, chunked"], .chunkedNotFinal),
      (["Transfer-Encoding: chunked", "Content-Length: 5"], .contentLengthWithTransferEncoding),
      (["Content-Length: 0", "Transfer-Encoding: chunked"], .contentLengthWithTransferEncoding),
      (["Content-Length: 5", "Transfer-Encoding: identity"], .contentLengthWithTransferEncoding),
    ])
  func ambiguous(fields: [String], error: HTTPError) {
    #expect(refusal(request("POST / HTTP/1.1", ["Host: x"] + fields)) == error)
  }

  @Test("HTTP/1.0 has no transfer codings", arguments: ["chunked", "gzip"])
  func transferEncodingInHTTP10(coding: String) {
    let fields = ["Transfer-Encoding: \(coding)"]
    #expect(refusal(request("POST / HTTP/1.0", fields)) == .transferEncodingInHTTP10)
    #expect(refusal(request("POST / HTTP/1.0", fields + ["Content-Length: 1"])) == .transferEncodingInHTTP10)
  }

  @Test("A fixed body as large as the limit passes, one byte more is refused by the head alone")
  func bodyLimit() throws {
    let limits = HTTPLimits(body: 10)
    let passes = request("POST / HTTP/1.1", ["Host: x", "Content-Length: 10"], body: "0123456789")
    #expect(try accepted(passes, limits: limits).body == "0123456789")
    let fails = request("POST / HTTP/1.1", ["Host: x", "Content-Length: 11"])
    #expect(refusal(fails, limits: limits) == .bodyTooLarge(limit: 10))
  }

  @Test("The default limit admits 8 MiB")
  func defaultLimit() {
    #expect(HTTPLimits().body == 8_388_608)
    let fields = ["Host: x", "Content-Length: 8388608"]
    let transcript = Transcript([Array(request("POST / HTTP/1.1", fields).utf8)[...]])
    #expect(transcript.error == nil)
    #expect(transcript.phase == .body)
  }

  @Test("A configured limit outside what is possible counts as the nearest that is")
  func configuredLimit() {
    #expect(HTTPLimits(body: -1).body == 0)
    #expect(HTTPLimits(body: .max).body == HTTPLimits.largestBody)
  }
}
