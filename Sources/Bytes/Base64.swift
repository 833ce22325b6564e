/// Base64 (RFC 4648 section 4) as .NET's `Convert.FromBase64String` reads it (behaviour.md, section 3, rule 8).
@usableFromInline
package enum Base64 {
  /// Decodes `text` into `output`, whose contents are replaced and whose memory is reused.
  ///
  /// Space, tab, CR and LF are skipped anywhere, and bits left over before the padding are ignored. An illegal
  /// character wins over a wrong length, since .NET knows the length only once it has read to the end. After an
  /// error `output` is empty.
  package static func decode(_ text: Span<UInt8>, into output: inout [UInt8]) throws(Base64Error) {
    output.removeAll(keepingCapacity: true)
    var failure: Base64Error?
    output.append(addingCapacity: text.count / 4 * 3 + slack) { bytes in
      failure = decode(text, classes: classes.span, into: &bytes)
    }
    guard let failure else { return }
    output.removeAll(keepingCapacity: true)
    throw failure
  }

  private static func decode(
    _ text: Span<UInt8>, classes: Span<UInt8>, into bytes: inout OutputSpan<UInt8>
  ) -> Base64Error? {
    var index = 0
    var end = text.count
    while end > 0, classes[Int(text[end - 1])] == skipped { end -= 1 }
    let text = text.extracting(..<end)
    // The characters of a group that white space interrupted.
    var group: UInt32 = 0
    var held = 0
    while index < end {
      if held == 0 {
        index = decodeGroups(text, from: index, placed: placed.span, into: &bytes)
        guard index < end else { break }
      }
      switch classes[Int(text[index])] {
      case skipped: break
      case padding: return finish(text, paddingAt: index, group: group, held: held, into: &bytes)
      case illegal: return .illegalCharacter(offset: index)
      case let value:
        group = group << 6 | UInt32(value)
        held += 1
        guard held == 4 else { break }
        append(group, 3, to: &bytes)
        (group, held) = (0, 0)
      }
      index += 1
    }
    return held == 0 ? nil : .invalidLength
  }

  /// Decodes groups of four characters of the alphabet with nothing in between, which is nearly all of a text, and tells
  /// where the first other group begins.
  private static func decodeGroups(
    _ text: Span<UInt8>, from start: Int, placed: Span<UInt32>, into bytes: inout OutputSpan<UInt8>
  ) -> Int {
    precondition(start >= 0 && start <= text.count && placed.count == 4 * 256)
    var index = start
    unsafe bytes.withUnsafeMutableBufferPointer { buffer, count in
      let memory = UnsafeMutableRawBufferPointer(buffer)
      // Each group writes one byte more than its three, and the next one writes over it. Nothing overflows below: no sum
      // goes beyond the text or the memory.
      for _ in 0..<min((text.count - start) / 4, (memory.count - count - 1) / 3) {
        let group =
          unsafe placed[unchecked: Int(text[unchecked: index])]
          | placed[unchecked: 256 &+ Int(text[unchecked: index &+ 1])]
          | placed[unchecked: 512 &+ Int(text[unchecked: index &+ 2])]
          | placed[unchecked: 768 &+ Int(text[unchecked: index &+ 3])]
        guard group & 0xFF == 0 else { break }
        unsafe memory.storeBytes(of: group.bigEndian, toByteOffset: count, as: UInt32.self)
        count &+= 3
        index &+= 4
      }
    }
    return index
  }

  /// Ends the text at its padding: one `=` as the last character, or two with nothing but white space between.
  ///
  /// Three characters before two `=` slip through .NET Framework's check and yield a byte of chance; here they are
  /// a wrong length (assumed).
  private static func finish(
    _ text: Span<UInt8>, paddingAt index: Int, group: UInt32, held: Int, into bytes: inout OutputSpan<UInt8>
  ) -> Base64Error? {
    var next = index + 1
    while next < text.count, classes[Int(text[next])] == skipped { next += 1 }
    if next == text.count {
      guard held == 3 else { return .invalidLength }
      append(group << 6, 2, to: &bytes)
      return nil
    }
    guard next == text.count - 1, classes[Int(text[next])] == padding else { return .illegalCharacter(offset: index) }
    guard held == 2 else { return .invalidLength }
    append(group << 12, 1, to: &bytes)
    return nil
  }

  /// Appends the first `count` of the three bytes in `group`'s low 24 bits.
  private static func append(_ group: UInt32, _ count: Int, to bytes: inout OutputSpan<UInt8>) {
    bytes.append(UInt8(truncatingIfNeeded: group >> 16))
    guard count > 1 else { return }
    bytes.append(UInt8(truncatingIfNeeded: group >> 8))
    guard count > 2 else { return }
    bytes.append(UInt8(truncatingIfNeeded: group))
  }

  private static let skipped: UInt8 = 0x40
  private static let padding: UInt8 = 0x80
  private static let illegal: UInt8 = 0xC0

  /// Room beyond three bytes for each four characters: for a last group that is not whole, and one byte more.
  private static let slack = 4

  /// For each place in a group of four and each byte, its six bits where they belong in three bytes, above a byte that is
  /// 0; that byte is not 0 where it is no character of the alphabet.
  private static let placed = (0..<4).flatMap { place in
    classes.map { $0 < 64 ? UInt32($0) << UInt32(26 - 6 * place) : 1 }
  }

  /// For each byte its six bits, or one of the three classes above, whose set high bits show in an OR of four.
  private static let classes = (UInt8.min...UInt8.max).map { (byte: UInt8) -> UInt8 in
    switch byte {
    case let letter where letter >= UInt8(ascii: "A") && letter <= UInt8(ascii: "Z"): letter - UInt8(ascii: "A")
    case let letter where letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z"): letter - UInt8(ascii: "a") + 26
    case let digit where digit >= UInt8(ascii: "0") && digit <= UInt8(ascii: "9"): digit - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    case UInt8(ascii: "="): padding
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"): skipped
    default: illegal
    }
  }
}
