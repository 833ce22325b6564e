import Bytes

/// Reads field lines (RFC 9112, section 5) of a head or a trailer section, byte after byte and none twice: where the
/// input ends it remembers its place. Offsets outlive the calls, so the bytes must stay where they are.
struct FieldLineScanner {
  /// What a scan ended with.
  enum Outcome: Equatable {
    case needMore
    case line(name: ByteRange, value: ByteRange)
    /// The empty line behind the last field line.
    case end
  }

  private enum Step {
    case name, whitespace, value
  }

  /// The next byte to look at; behind a line or the end, the first one that belongs to what follows.
  private(set) var position: Int

  private var step = Step.name
  private var nameStart: Int
  private var nameEnd = 0
  private var valueStart = 0

  /// What a position lacks to the offset that an error tells.
  private let removed: Int

  /// Makes a scanner for the field lines from `position` on; `removed` bytes of the request have left the buffer.
  init(at position: Int, removed: Int = 0) {
    self.position = position
    self.removed = removed
    nameStart = position
  }

  /// Reads on to the end of the next line, looking at no byte from `end` on.
  @inline(__always)
  mutating func next(in bytes: Span<UInt8>, to end: Int) throws(HTTPError) -> Outcome {
    if step == .name {
      position = bytes.endOfRun(of: .token, from: position, to: end)
      guard position < end else { return .needMore }
      guard bytes[position] == .colon, position > nameStart else { return try endOfSection(in: bytes, to: end) }
      nameEnd = position
      position += 1
      step = .whitespace
    }
    if step == .whitespace {
      while position < end, bytes.isWhitespace(at: position) { position += 1 }
      guard position < end else { return .needMore }
      valueStart = position
      step = .value
    }
    position = bytes.endOfFieldValue(from: position, to: end)
    guard position < end else { return .needMore }
    guard bytes[position] == .carriageReturn else {
      throw bytes[position] == .lineFeed ? .bareLineFeed(at: offset) : .invalidFieldValueByte(at: offset)
    }
    guard position + 1 < end else { return .needMore }
    guard bytes[position + 1] == .lineFeed else { throw .bareCarriageReturn(at: offset) }
    var valueEnd = position
    while valueEnd > valueStart, bytes.isWhitespace(at: valueEnd - 1) { valueEnd -= 1 }
    let name = ByteRange(from: nameStart, to: nameEnd)
    position += 2
    nameStart = position
    step = .name
    return .line(name: name, value: ByteRange(from: valueStart, to: valueEnd))
  }

  /// The offset of the byte looked at, in the request as it was received.
  private var offset: Int { position + removed }

  /// Reads the empty line, or tells what is wrong with a line that has no name and colon.
  private mutating func endOfSection(in bytes: Span<UInt8>, to end: Int) throws(HTTPError) -> Outcome {
    switch bytes[position] {
    case .lineFeed: throw .bareLineFeed(at: offset)
    case .carriageReturn where position > nameStart: throw .missingColon(at: offset)
    case .carriageReturn:
      guard position + 1 < end else { return .needMore }
      guard bytes[position + 1] == .lineFeed else { throw .bareCarriageReturn(at: offset) }
      position += 2
      return .end
    case .colon: throw .emptyFieldName(at: offset)
    case .space, .tab: throw position > nameStart ? .whitespaceBeforeColon(at: offset) : .lineFolding(at: offset)
    default: throw .invalidFieldNameByte(at: offset)
    }
  }
}
