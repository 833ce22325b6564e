extension CompoundFile {
  /// An entry of the directory (MS-CFB, section 2.6.1).
  struct Entry {
    /// What it stands for; raw values are those of the file.
    enum Kind: UInt8 {
      case unused = 0
      case storage = 1
      case stream = 2
      case root = 5
    }

    let name: String
    let kind: Kind
    var isRed = false
    var left = CompoundFile.none
    var right = CompoundFile.none
    var child = CompoundFile.none
    var classID: [UInt8] = []
    /// Its first sector.
    var start: UInt32
    /// Bytes of its stream.
    var size: UInt32 = 0

    init(name: String, kind: Kind) {
      self.name = name
      self.kind = kind
      start = kind == .stream || kind == .root ? CompoundFile.endOfChain : 0
    }

    /// One that stands for nothing.
    static let unused = Entry(name: "", kind: .unused)

    /// Bytes of an entry.
    static let length = 128
    /// Bytes of its name, with an end mark.
    private static let nameLength = 64

    /// What entries of one storage are ordered by.
    static func key(_ name: String) -> [UInt16] {
      [UInt16(truncatingIfNeeded: name.utf16.count)] + Array(name.uppercased().utf16)
    }

    /// Appends the entry's bytes.
    func append(to bytes: inout [UInt8]) {
      let start = bytes.count
      bytes.append(utf16: name)
      let written = bytes.count - start
      bytes.append(contentsOf: repeatElement(0, count: Self.nameLength - written))
      bytes.append(littleEndian: UInt16(truncatingIfNeeded: kind == .unused ? 0 : written + 2))
      bytes.append(kind.rawValue)
      bytes.append(isRed ? 0 : 1)
      for other in [left, right, child] { bytes.append(littleEndian: other) }
      bytes.append(contentsOf: classID)
      bytes.append(contentsOf: repeatElement(0, count: 16 - classID.count))
      // State bits, and the times of creation and change.
      bytes.append(contentsOf: repeatElement(0, count: 20))
      bytes.append(littleEndian: self.start)
      bytes.append(littleEndian: UInt64(size))
    }
  }
}
