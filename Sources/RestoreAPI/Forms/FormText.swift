import Bytes

/// A name or a value in a form: percent-encoded octets, and `+` for a blank. It says where it lies in the body.
struct FormText {
  /// The bytes as sent.
  let range: ByteRange

  /// Whether there is no character in it.
  var isEmpty: Bool { range.isEmpty }

  /// Appends what it means. A `%` that begins no encoding stands for itself, as the framework has it: clients send
  /// passwords as they are.
  func appendDecoded(to bytes: inout [UInt8], in text: Span<UInt8>) {
    PercentEncoding.forEachOctet(ofFormAt: range, in: text) { bytes.append($0) }
  }

  /// How long it is, in Unicode scalars.
  func characterCount(in text: Span<UInt8>) -> Int {
    var count = 0
    PercentEncoding.forEachOctet(ofFormAt: range, in: text) { count += $0.isUTF8Continuation ? 0 : 1 }
    return count
  }
}
