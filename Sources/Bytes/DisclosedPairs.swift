/// Names and values in a row, as bytes: what is kept of field lines and of a query until somebody asks. A value may be a
/// secret, of which the length and a keyed hash are there.
package enum DisclosedPairs {
  /// A value.
  package enum Value: Sendable {
    /// As it was sent.
    case text(String)
    /// Its length in Unicode scalars, and its hash.
    case secret(length: Int, hash: UInt64)
  }

  /// Appends a name and a value, each below 32 KiB, as a head leaves room for; what is longer is cut.
  package static func append(_ name: Span<UInt8>, _ value: Span<UInt8>, to bytes: inout [UInt8]) {
    let name = name.extracting(..<min(name.count, longest))
    let value = value.extracting(..<min(value.count, longest))
    bytes.append(addingCapacity: headSize + name.count + value.count) { output in
      output.append(short: name.count)
      output.append(short: value.count)
      output.append(name)
      output.append(value)
    }
  }

  /// Appends a name, and a secret by its length and hash.
  package static func append(_ name: Span<UInt8>, secretOf length: Int, hash: UInt64, to bytes: inout [UInt8]) {
    let name = name.extracting(..<min(name.count, longest))
    bytes.append(addingCapacity: headSize + name.count + secretSize) { output in
      output.append(short: name.count)
      output.append(short: Int(secretMark))
      output.append(name)
      output.append(number: UInt64(clamping: length), bytes: 4)
      output.append(number: hash, bytes: 8)
    }
  }

  /// The names and values; as far as they can be read.
  package static func read(_ bytes: [UInt8]) -> [(name: String, value: Value)] {
    var pairs: [(name: String, value: Value)] = []
    var rest = bytes[...]
    while let nameCount = number(2, from: &rest), let valueCount = number(2, from: &rest) {
      let name = String(decoding: rest.prefix(Int(nameCount)), as: UTF8.self)
      rest = rest.dropFirst(Int(nameCount))
      if valueCount == secretMark {
        guard let length = number(4, from: &rest), let hash = number(8, from: &rest) else { break }
        pairs.append((name, .secret(length: Int(length), hash: hash)))
      } else {
        pairs.append((name, .text(String(decoding: rest.prefix(Int(valueCount)), as: UTF8.self))))
        rest = rest.dropFirst(Int(valueCount))
      }
    }
    return pairs
  }

  private static let longest = 32 * 1024
  private static let headSize = 4
  private static let secretSize = 12
  /// No value is so long.
  private static let secretMark: UInt64 = 0xFFFF

  private static func number(_ count: Int, from bytes: inout ArraySlice<UInt8>) -> UInt64? {
    guard bytes.count >= count else { return nil }
    let number = bytes.prefix(count).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    bytes = bytes.dropFirst(count)
    return number
  }
}

extension OutputSpan<UInt8> {
  /// Appends a number below 64 Ki, the lower byte first.
  @inline(__always)
  fileprivate mutating func append(short number: Int) {
    append(UInt8(truncatingIfNeeded: number))
    append(UInt8(truncatingIfNeeded: number >> 8))
  }

  /// Appends the last bytes of a number, the lowest first.
  fileprivate mutating func append(number: UInt64, bytes count: Int) {
    for place in 0..<count { append(UInt8(truncatingIfNeeded: number >> UInt64(8 * place))) }
  }
}
