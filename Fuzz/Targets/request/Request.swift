import Fuzzing

/// Requests of a connection: the first byte of the input is the length of the pieces that the others come in. However
/// they come, they are the same requests and the same refusal; `ReadRequest` says what holds of each.
@c(LLVMFuzzerTestOneInput)
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  unsafe withInput(start, count) { input in
    guard input.count > 1 else { return }
    let stream = [UInt8](copying: input.extracting(1...))
    let whole = Conversation(stream, inPiecesOf: stream.count)
    let inPieces = Conversation(stream, inPiecesOf: max(1, Int(input[0])))
    expect(whole == inPieces, "whole: \(whole)\nin pieces: \(inPieces)")
  }
}
