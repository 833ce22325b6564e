/// RFC 9112, section 7.1 read line by line, as plainly as it can be written: what the fuzzer holds the real decoder
/// against. It accepts every chunk extension and trailer line that has no control character in it.
struct PlainDecoder {
  enum Outcome: Equatable {
    /// Plain is one without extensions and trailers, whose grammar this decoder does not know.
    case body([UInt8], isPlain: Bool)
    case incomplete
    case unsound
  }

  private let bytes: [UInt8]
  private var position = 0
  private var isPlain = true

  static func decode(_ bytes: [UInt8]) -> Outcome {
    var decoder = PlainDecoder(bytes: bytes)
    do throws(Ending) {
      return try decoder.read()
    } catch {
      return error == .incomplete ? .incomplete : .unsound
    }
  }

  private enum Ending: Error {
    case incomplete, unsound
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private mutating func read() throws(Ending) -> Outcome {
    var body: [UInt8] = []
    while true {
      let size = try size(of: line())
      if size == 0 { break }
      guard size <= bytes.count - position else { throw .incomplete }
      body += bytes[position..<position + size]
      position += size
      guard try line().isEmpty else { throw .unsound }
    }
    while case let field = try line(), !field.isEmpty {
      guard let colon = field.firstIndex(of: UInt8(ascii: ":")), colon > field.startIndex else { throw .unsound }
      isPlain = false
    }
    return .body(body, isPlain: isPlain)
  }

  /// The bytes up to the next CRLF, which may hold no other control character but a tab.
  private mutating func line() throws(Ending) -> ArraySlice<UInt8> {
    guard let end = bytes[position...].firstIndex(where: { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }) else {
      throw .incomplete
    }
    guard bytes[end] == UInt8(ascii: "\r") else { throw .unsound }
    guard end + 1 < bytes.count else { throw .incomplete }
    guard bytes[end + 1] == UInt8(ascii: "\n") else { throw .unsound }
    defer { position = end + 2 }
    return bytes[position..<end]
  }

  private mutating func size(of line: ArraySlice<UInt8>) throws(Ending) -> Int {
    let digits = line.prefix { Character(Unicode.Scalar($0)).isHexDigit }
    let rest = line.dropFirst(digits.count).drop { $0 == 0x20 || $0 == 0x09 }
    guard digits.count <= 16, rest.isEmpty || rest.first == UInt8(ascii: ";") else { throw .unsound }
    if digits.count < line.count { isPlain = false }
    // One that is larger than any stream.
    guard let size = Int(String(decoding: digits, as: UTF8.self), radix: 16) else {
      throw digits.isEmpty ? .unsound : .incomplete
    }
    return size
  }
}
