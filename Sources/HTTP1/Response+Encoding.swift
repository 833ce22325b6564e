import Bytes

extension Response {
  /// The interim answer that a client with `Expect: 100-continue` waits for (RFC 9110, section 15.2.1).
  package static let interimContinue: StaticString = "HTTP/1.1 100 Continue\r\n\r\n"

  /// Whether the connection ends behind this answer to `request`.
  package func closes(after request: borrowing RequestHead) -> Bool {
    closesConnection || !request.keepsConnection || isStreamed && !request.understandsChunks
  }

  /// Whether the answer to `request` has its body behind it.
  package func sendsBody(answering request: borrowing RequestHead) -> Bool {
    request.method != .head && !status.forbidsBody
  }

  /// Appends the answer to `request` as bytes; of one that is streamed its head and its first piece. `date` is the text of an `HTTPDate`. A refusal is encoded for the head
  /// the reader was reading, complete or not: what is known of it by then suffices.
  package func encode(into output: inout [UInt8], answering request: borrowing RequestHead, date: Span<UInt8>) {
    let sendsBody = sendsBody(answering: request)
    let isWhole = parts.isEmpty && !isStreamed
    encodeHead(into: &output, answering: request, date: date, withBody: sendsBody && isWhole)
    guard sendsBody, !isWhole else { return }
    if isStreamed { return encodePiece(into: &output, answering: request) }
    appendBody(to: &output)
  }

  /// Appends the body as the next piece of a streamed answer, of which there is one if it is not empty.
  package func encodePiece(into output: inout [UInt8], answering request: borrowing RequestHead) {
    // An empty chunk would be the last one.
    guard length > 0 else { return }
    guard request.understandsChunks else { return appendBody(to: &output) }
    output.append(hexadecimal: length)
    output.append("\r\n")
    appendBody(to: &output)
    output.append("\r\n")
  }

  /// Appends the end of a streamed answer; for a client of HTTP/1.0 it is the connection's.
  package static func encodeEnd(into output: inout [UInt8], answering request: borrowing RequestHead) {
    if request.understandsChunks { output.append("0\r\n\r\n") }
  }

  private func appendBody(to output: inout [UInt8]) {
    for part in parts { output.append(part.span) }
    output.append(body.span)
  }

  /// The head, and `body` with it or not; never with parts.
  package func encodeHead(
    into output: inout [UInt8], answering request: borrowing RequestHead, date: Span<UInt8>, withBody: Bool
  ) {
    let reason = reason ?? status.reason
    let capacity =
      Self.fixedCapacity + reason.utf8CodeUnitCount + date.count + fields.count + (withBody ? body.count : 0)
    output.append(addingCapacity: capacity) { output in
      // RFC 9112, section 2.3 wants the highest version the server conforms to, in answers to HTTP/1.0 as well.
      output.append("HTTP/1.1 ")
      output.append(decimal: status.code)
      output.append(" ")
      output.append(reason)
      output.append("\r\nDate: ")
      output.append(date)
      output.append("\r\n")
      output.append(fields.span)
      if isStreamed {
        if request.understandsChunks { output.append("Transfer-Encoding: chunked\r\n") }
      } else if !status.forbidsBody {
        output.append("Content-Length: ")
        output.append(decimal: toldLength ?? length)
        output.append("\r\n")
      }
      if closes(after: request) {
        output.append("Connection: close\r\n")
      } else if request.version == .http10 {
        output.append("Connection: keep-alive\r\n")
      }
      output.append("\r\n")
      if withBody { output.append(body.span) }
    }
  }

  /// More than what an answer has beside its reason, date, fields and body: less than 70 bytes and two numbers.
  private static let fixedCapacity = 70 + 2 * longestNumber
}

extension RequestHead {
  /// Whether the client takes an answer in chunks: not one of HTTP/1.0 (RFC 9112, section 6.1).
  fileprivate var understandsChunks: Bool { version != .http10 }
}
