import HTTP1
import Testing

@Test("A chunked request is read")
func chunked() throws {
  var buffer = InputBuffer()
  buffer.append(
    "POST /a?b HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3;a=\"b\"\r\nabc\r\n2\r\nde\r\n0\r\nT: x\r\n\r\nGET"
      .utf8.span)
  var reader = RequestReader()
  #expect(try reader.next(in: &buffer) == .request)
  #expect(reader.body.count == 5)
  let body = buffer.bytes.span.extracting(buffer.readable).holds("abcde", at: reader.body)
  #expect(body)
  reader.finish(in: &buffer)
  #expect(buffer.count == 3)
}
