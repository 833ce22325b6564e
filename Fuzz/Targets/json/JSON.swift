import Fuzzing
import JSONText

/// A text as both dialects read it: fixtures' accepts nothing that Json.NET's does not, and what was accepted, written
/// down and read again, means the same. `Reading` says what holds of each reading.
@c(LLVMFuzzerTestOneInput)
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  unsafe withInput(start, count) { text in
    let asBody = Reading(text, .jsonNET)
    let asFixture = Reading(text, .fixture)
    // Json.NET makes a double of a number, which not all of them fit.
    expect(
      asFixture.error != nil || asBody == asFixture || asBody.error?.reason == .numberTooLarge,
      "\(asFixture)\nbut as a body \(asBody)")
    guard asBody.error == nil, asBody.isWritable else { return }
    let written = asBody.written()
    // The stricter dialect: what is written is plain JSON.
    let again = Reading(written.span, .fixture)
    expect(again == asBody, "\(asBody)\nwritten and read again \(again)")
    expect(again.written() == written, "written twice, and not the same")
    checkSkipping(text)
  }
}

/// Skipping the whole value ends where reading it token by token does.
private func checkSkipping(_ text: Span<UInt8>) {
  var reader = JSONReader(.jsonNET)
  do throws(JSONError) {
    try reader.skipValue(in: text)
    let token = try reader.next(in: text)
    expect(token == .endOfText, "\(token) behind the value that was skipped")
  } catch {
    expect(error.reason == .dateOutOfRange, "accepted, and not skipped: \(error)")
  }
}
