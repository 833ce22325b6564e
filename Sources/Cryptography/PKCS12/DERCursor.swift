/// Walks over DER (X.690, section 10), value by value: offsets only, so pass the text that stands for the bytes beside it.
/// What is not DER, or goes on behind its surroundings, is no value.
struct DERCursor<Coding: OctetCoding> {
  /// The next value's first byte.
  private(set) var position: Int
  private let end: Int

  /// Begins with the value at the front of `contents`.
  init(_ contents: Range<Int>) {
    position = contents.lowerBound
    end = contents.upperBound
  }

  /// Whether there is no further value.
  var isAtEnd: Bool { position == end }

  /// Passes over the next value, and tells where its contents lie; nil where it has another tag.
  mutating func contents(_ tag: DERTag, in text: Span<UInt8>) -> Range<Int>? {
    guard end - position >= 2, octet(position, in: text) == tag.rawValue else { return nil }
    guard let (length, start) = length(at: position + 1, in: text), length <= end - start else { return nil }
    position = start + length
    return start..<position
  }

  /// Passes over the next value, and walks over those in it.
  mutating func enter(_ tag: DERTag, in text: Span<UInt8>) -> DERCursor? {
    contents(tag, in: text).map { DERCursor($0) }
  }

  /// The length that stands at `index`, in at most three bytes and no more than it needs, and where the contents begin.
  private func length(at index: Int, in text: Span<UInt8>) -> (length: Int, start: Int)? {
    let first = Int(octet(index, in: text))
    guard first >= 0x80 else { return (first, index + 1) }
    let count = first - 0x80
    guard 1...3 ~= count, end - index > count else { return nil }
    var length = 0
    for place in 1...count { length = length << 8 | Int(octet(index + place, in: text)) }
    guard length >= 0x80, length >> (8 * (count - 1)) > 0 else { return nil }
    return (length, index + 1 + count)
  }

  private func octet(_ index: Int, in text: Span<UInt8>) -> UInt8 { Coding.octet(at: index, of: text) }
}
