import Fuzzing
import HTTP1

/// A body in chunks: the first byte of the input is the length of the pieces that it comes in. Read at once, in pieces,
/// and by `PlainDecoder`, which knows no pieces and no limits, it is the same body or no body.
@c(LLVMFuzzerTestOneInput)
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  unsafe withInput(start, count) { input in
    guard input.count > 1 else { return }
    let encoded = [UInt8](copying: input.extracting(1...))
    let stream = head + encoded
    let limits = HTTPLimits(body: bodyLimit)
    let whole = Conversation(stream, inPiecesOf: stream.count, limits: limits)
    let inPieces = Conversation(stream, inPiecesOf: max(1, Int(input[0])), limits: limits)
    expect(whole == inPieces, "whole: \(whole)\nin pieces: \(inPieces)")
    compare(whole, with: PlainDecoder.decode(encoded))
  }
}

private let head = Array("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n".utf8)

/// Small, so that the fuzzer meets it.
private let bodyLimit = 256

private func compare(_ conversation: Conversation, with outcome: PlainDecoder.Outcome) {
  guard case .body(let bytes, let isPlain) = outcome else {
    return expect(conversation.requests.isEmpty, "a body that is none: \(conversation)")
  }
  guard let request = conversation.requests.first else {
    return expect(!isPlain || bytes.count > bodyLimit, "a sound body, refused: \(conversation)")
  }
  expect(request.body == bytes, "another body: \(request.body), not \(bytes)")
}
