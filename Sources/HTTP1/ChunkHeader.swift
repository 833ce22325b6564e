import Bytes

/// The line before a chunk's data: its size, and extensions, which are held against the grammar and ignored (RFC 9112,
/// section 7.1). It takes one byte at a time and so needs no byte twice.
struct ChunkHeader {
  private enum Step {
    case size, beforeName, name, afterName, beforeValue, value, quoted, escaped, closed, afterValue, lineFeed
  }

  /// The size read so far in bytes; `Int.max` stands for that and more.
  private(set) var size = 0

  private var step = Step.size
  private var digits = 0
  /// Of this chunk and all before it.
  private var extensionBytes = 0

  /// Takes the next byte, received at `offset`. Answers whether it ends the line.
  mutating func take(_ byte: UInt8, at offset: Int) throws(HTTPError) -> Bool {
    if step == .lineFeed {
      guard byte == .lineFeed else { throw .bareCarriageReturn(at: offset - 1) }
      return true
    }
    guard byte != .lineFeed else { throw .bareLineFeed(at: offset) }
    if step == .size, let digit = byte.hexadecimalValue {
      try takeDigit(digit, at: offset)
      return false
    }
    guard step != .size || digits > 0, let next = step(after: byte) else {
      throw step == .size ? .invalidChunkSize(at: offset) : .invalidChunkExtension(at: offset)
    }
    step = next
    guard step != .lineFeed else { return false }
    extensionBytes += 1
    guard extensionBytes <= HTTPLimits.chunkExtensions else { throw .chunkExtensionsTooLarge }
    return false
  }

  /// Begins the next chunk's line.
  mutating func restart() {
    step = .size
    size = 0
    digits = 0
  }

  private mutating func takeDigit(_ digit: UInt8, at offset: Int) throws(HTTPError) {
    digits += 1
    guard digits <= HTTPLimits.chunkSizeDigits else { throw .chunkSizeTooLong(at: offset) }
    size = size > Int.max >> 4 ? Int.max : size << 4 | Int(digit)
  }

  /// `chunk-ext` of RFC 9112, section 7.1.1 as transitions; nil where the grammar allows no such byte.
  private func step(after byte: UInt8) -> Step? {
    let isToken = ByteClass.of(byte).contains(.token)
    return switch (step, byte) {
    case (.size, .carriageReturn), (.name, .carriageReturn), (.value, .carriageReturn), (.closed, .carriageReturn):
      .lineFeed
    case (.size, .semicolon), (.name, .semicolon), (.afterName, .semicolon), (.value, .semicolon),
      (.closed, .semicolon), (.afterValue, .semicolon):
      .beforeName
    case (.name, .equals), (.afterName, .equals): .beforeValue
    case (.size, .space), (.size, .tab), (.value, .space), (.value, .tab), (.closed, .space), (.closed, .tab),
      (.afterValue, .space), (.afterValue, .tab):
      .afterValue
    case (.name, .space), (.name, .tab), (.afterName, .space), (.afterName, .tab): .afterName
    case (.beforeName, .space), (.beforeName, .tab), (.beforeValue, .space), (.beforeValue, .tab): step
    case (.beforeName, _) where isToken, (.name, _) where isToken: .name
    case (.beforeValue, .doubleQuote): .quoted
    case (.beforeValue, _) where isToken, (.value, _) where isToken: .value
    case (.quoted, .doubleQuote): .closed
    case (.quoted, .backslash): .escaped
    case (.quoted, _) where ByteClass.of(byte).contains(.fieldValue): .quoted
    case (.escaped, _) where ByteClass.of(byte).contains(.fieldValue): .quoted
    default: nil
    }
  }
}
