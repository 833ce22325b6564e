import Bytes
import Cryptography
import Fuzzing

/// Base64 as .NET reads it: the decoder, which takes four characters at a time, and one that takes them one by one come
/// to the same. For URLs, the same bytes have one text. The hint for whoever sent something else must stand any text.
@c(LLVMFuzzerTestOneInput)
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  unsafe withInput(start, count) { text in
    var decoded: [UInt8] = [1, 2, 3]
    let error = decode(text, into: &decoded)
    expect(error == nil || decoded.isEmpty, "bytes in spite of \(String(describing: error))")
    let plain = decodeOneByOne([UInt8](copying: text))
    expect((error == nil ? decoded : nil) == plain, "\(decoded), not \(plain ?? [])")
    _ = CertificateHint(text: text, decoded: decoded.span)
    if Base64URL.decode(text, into: &decoded) {
      var written: [UInt8] = []
      Base64URL.append(decoded.span, to: &written)
      expect(written == [UInt8](copying: text), "a second spelling of \(decoded)")
    }
  }
}

private func decode(_ text: Span<UInt8>, into output: inout [UInt8]) -> Base64Error? {
  do throws(Base64Error) {
    try Base64.decode(text, into: &output)
    return nil
  } catch {
    return error
  }
}

/// RFC 4648, section 4, with white space anywhere; nil where the text is none.
private func decodeOneByOne(_ text: [UInt8]) -> [UInt8]? {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  let characters = text.filter { ![0x20, 0x09, 0x0D, 0x0A].contains($0) }
  let digits = characters.prefix { $0 != UInt8(ascii: "=") }
  let padding = characters[digits.count...]
  guard characters.count.isMultiple(of: 4), padding.count <= 2, padding.allSatisfy({ $0 == UInt8(ascii: "=") }) else {
    return nil
  }
  var bytes: [UInt8] = []
  var bits = 0
  var count = 0
  for digit in digits {
    guard let value = alphabet.firstIndex(of: digit) else { return nil }
    bits = (bits << 6 | value) & 0xFFFF
    count += 6
    guard count >= 8 else { continue }
    count -= 8
    bytes.append(UInt8(truncatingIfNeeded: bits >> count))
  }
  return bytes
}
