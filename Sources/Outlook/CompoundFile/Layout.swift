extension CompoundFile {
  /// Which sectors of a file hold what.
  struct Layout {
    /// Sectors of the allocation table, of the directory, of the mini stream's table and of the mini stream.
    private let tables: Int
    private let directory: Int
    private let miniTables: Int
    private let miniStream: Int
    /// Sectors of each long stream, and mini sectors of each short one.
    private let long: [Int]
    private let short: [Int]

    /// Lays out the streams of `directory`, and tells their entries where they begin.
    init(_ directory: inout Directory) throws(OutlookError) {
      self.directory = directory.sectors
      short = directory.streams.filter(\.isMini).map { Self.count(CompoundFile.miniSector, in: $0.bytes.count) }
      long = directory.streams.filter { !$0.isMini }.map { Self.count(CompoundFile.sector, in: $0.bytes.count) }
      let miniSectors = short.reduce(0, +)
      miniTables = Self.count(CompoundFile.entriesPerTable, in: miniSectors)
      miniStream = Self.count(CompoundFile.sector, in: miniSectors * CompoundFile.miniSector)
      let others = self.directory + miniTables + miniStream + long.reduce(0, +)
      // Each allocation sector describes itself, too.
      tables = Self.count(CompoundFile.entriesPerTable - 1, in: others)
      guard length <= CompoundFile.mostBytes, tables <= CompoundFile.listedTables else { throw .messageTooLong }

      if miniSectors > 0 { directory.place(0, at: miniStreamStart, miniSectors * CompoundFile.miniSector) }
      var (next, nextMini) = (longStart, UInt32(0))
      for stream in directory.streams {
        directory.place(stream.entry, at: stream.isMini ? nextMini : next, stream.bytes.count)
        if stream.isMini {
          nextMini += Self.sectors(CompoundFile.miniSector, in: stream.bytes.count)
        } else {
          next += Self.sectors(CompoundFile.sector, in: stream.bytes.count)
        }
      }
    }

    /// Bytes of the whole file.
    var length: Int {
      (1 + tables + directory + miniTables + miniStream + long.reduce(0, +)) * CompoundFile.sector
    }

    private var directoryStart: UInt32 { UInt32(truncatingIfNeeded: tables) }
    private var miniTableStart: UInt32 { directoryStart + UInt32(truncatingIfNeeded: directory) }
    private var miniStreamStart: UInt32 { miniTableStart + UInt32(truncatingIfNeeded: miniTables) }
    private var longStart: UInt32 { miniStreamStart + UInt32(truncatingIfNeeded: miniStream) }

    /// How many units of `unit` hold `count`.
    private static func count(_ unit: Int, in count: Int) -> Int { (count + unit - 1) / unit }
    private static func sectors(_ unit: Int, in count: Int) -> UInt32 {
      UInt32(truncatingIfNeeded: self.count(unit, in: count))
    }
  }
}

extension CompoundFile.Layout {
  /// Appends the header, which is a sector long (MS-CFB, section 2.2).
  func appendHeader(to bytes: inout [UInt8]) {
    bytes.append(contentsOf: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
    bytes.append(contentsOf: repeatElement(0, count: 16))
    // Minor and major version, byte order, and the exponents of the two sector sizes.
    for value: UInt16 in [0x003E, 3, 0xFFFE, 9, 6] { bytes.append(littleEndian: value) }
    bytes.append(contentsOf: repeatElement(0, count: 6))
    // How many directory sectors there are is not told in version 3.
    for value: UInt32 in [0, UInt32(truncatingIfNeeded: tables), directoryStart, 0] {
      bytes.append(littleEndian: value)
    }
    bytes.append(littleEndian: UInt32(truncatingIfNeeded: CompoundFile.miniCutoff))
    bytes.append(littleEndian: miniTables > 0 ? miniTableStart : CompoundFile.endOfChain)
    bytes.append(littleEndian: UInt32(truncatingIfNeeded: miniTables))
    // No sectors list allocation sectors: the header does.
    for value: UInt32 in [CompoundFile.endOfChain, 0] { bytes.append(littleEndian: value) }
    for index in 0..<CompoundFile.listedTables {
      bytes.append(littleEndian: index < tables ? UInt32(truncatingIfNeeded: index) : CompoundFile.none)
    }
  }

  /// Appends the allocation table: for each sector the one that follows it in its chain.
  func appendTables(to bytes: inout [UInt8]) {
    for _ in 0..<tables { bytes.append(littleEndian: CompoundFile.tableSector) }
    var next = directoryStart
    for chain in [directory, miniTables, miniStream] + long { Self.append(chain, from: &next, to: &bytes) }
    bytes.fill(to: CompoundFile.sector, with: 0xFF)
  }

  /// Appends the table of the mini stream, likewise.
  func appendMiniTable(to bytes: inout [UInt8]) {
    var next: UInt32 = 0
    for chain in short { Self.append(chain, from: &next, to: &bytes) }
    bytes.fill(to: CompoundFile.sector, with: 0xFF)
  }

  /// Appends a chain of `count` sectors that begins at `next`, and moves that behind it.
  private static func append(_ count: Int, from next: inout UInt32, to bytes: inout [UInt8]) {
    for index in 0..<count {
      next += 1
      bytes.append(littleEndian: index + 1 < count ? next : CompoundFile.endOfChain)
    }
  }
}
