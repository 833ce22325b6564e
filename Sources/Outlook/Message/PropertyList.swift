/// The properties of a message, a recipient or an attachment, as a file holds them (MS-OXMSG, section 2.4): a row of 16
/// bytes for each, and a stream for what is longer than eight bytes.
struct PropertyList {
  /// The rows, behind a head.
  private var rows: [UInt8]
  /// The streams.
  private var streams: [(name: String, node: CompoundFile.Node)] = []

  /// A list without properties, whose rows follow `head`.
  init(behind head: [UInt8]) {
    rows = head
  }

  /// What the storage holds: the rows and the streams.
  var nodes: [(name: String, node: CompoundFile.Node)] { [("__properties_version1.0", .stream(rows))] + streams }

  /// Adds a text, unless it is empty.
  mutating func add(_ tag: UInt16, _ text: String) {
    if !text.isEmpty { add(tag, .text(text)) }
  }

  /// Adds an integer.
  mutating func add(_ tag: UInt16, _ number: Int32) { add(tag, .integer(number)) }

  /// Adds a time, where there is one.
  mutating func add(_ tag: UInt16, _ time: FileTime?) {
    if let time { add(tag, .time(time)) }
  }

  /// Adds a property of any type.
  mutating func add(_ tag: UInt16, _ value: OutlookDetail.Value) {
    rows.append(littleEndian: value.type)
    rows.append(littleEndian: tag)
    // It can be read and written.
    rows.append(littleEndian: UInt32(6))
    switch value {
    case .integer(let number): rows.append(littleEndian: Int64(number) & 0xFFFF_FFFF)
    case .number(let number): rows.append(littleEndian: number.bitPattern)
    case .flag(let flag): rows.append(littleEndian: UInt64(flag ? 1 : 0))
    case .time(let time): rows.append(littleEndian: time.value)
    case .text(let text):
      var bytes: [UInt8] = []
      bytes.append(utf16: text)
      // The size counts an end mark that the stream has not.
      add(tag, value.type, bytes, size: bytes.count + 2)
    case .bytes(let bytes): add(tag, value.type, bytes, size: bytes.count)
    }
  }

  /// Ends a row with the size of a stream, and adds that.
  private mutating func add(_ tag: UInt16, _ type: UInt16, _ bytes: [UInt8], size: Int) {
    rows.append(littleEndian: UInt64(truncatingIfNeeded: size))
    streams.append((Self.streamName(tag, type), .stream(bytes)))
  }

  /// The name of the stream for a property of that tag and type.
  static func streamName(_ tag: UInt16, _ type: UInt16) -> String {
    "__substg1.0_" + hexadecimal(UInt32(tag) << 16 | UInt32(type))
  }

  /// Eight hexadecimal digits.
  static func hexadecimal(_ number: UInt32) -> String {
    let digits = String(number, radix: 16, uppercase: true)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
