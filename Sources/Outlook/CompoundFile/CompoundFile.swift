/// A compound file (MS-CFB, version 3): folders and files in one file, the container of Outlook messages.
///
/// A file is laid out in sectors of 512 bytes, in this order: the header, the allocation table, the directory, the table of
/// the mini stream, the mini stream, and the long streams one after the other. Every chain of sectors is contiguous, so the
/// place of each part is known before a byte is written.
package struct CompoundFile {
  /// What a storage holds, by name.
  package indirect enum Node {
    /// A folder and what it holds.
    case storage([(name: String, node: Node)])
    /// A file.
    case stream([UInt8])
  }

  /// The class of the file's root: which kind of document it is.
  let rootClass: [UInt8]
  /// What the root holds.
  let nodes: [(name: String, node: Node)]

  /// A file with these nodes; names have 31 UTF-16 units at the most, which the caller sees to.
  package init(rootClass: [UInt8], _ nodes: [(name: String, node: Node)]) {
    self.rootClass = rootClass
    self.nodes = nodes
  }

  /// The most bytes of a file: what the allocation sectors that the header lists can describe. A longer file needs sectors
  /// that list allocation sectors, which are not written here.
  package static let mostBytes = 1_000_000 * 7

  /// Bytes of a sector.
  static let sector = 512
  /// Bytes of a sector of the mini stream.
  static let miniSector = 64
  /// A stream that is shorter lies in the mini stream.
  static let miniCutoff = 4096
  /// How many allocation sectors the header lists.
  static let listedTables = 109
  /// The entries of an allocation sector.
  static let entriesPerTable = sector / 4

  /// Ends a chain of sectors.
  static let endOfChain: UInt32 = 0xFFFF_FFFE
  /// Marks a sector of the allocation table.
  static let tableSector: UInt32 = 0xFFFF_FFFD
  /// Marks a free sector, and the absence of a sibling or a child.
  static let none: UInt32 = 0xFFFF_FFFF
}

extension CompoundFile {
  /// The bytes of the file.
  package func bytes() throws(OutlookError) -> [UInt8] {
    var directory = Directory(rootClass: rootClass)
    directory.addRoot(nodes)
    let layout = try Layout(&directory)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(layout.length)
    layout.appendHeader(to: &bytes)
    layout.appendTables(to: &bytes)
    directory.append(to: &bytes)
    layout.appendMiniTable(to: &bytes)
    for stream in directory.streams where stream.isMini {
      bytes.append(contentsOf: stream.bytes)
      bytes.fill(to: Self.miniSector)
    }
    bytes.fill(to: Self.sector)
    for stream in directory.streams where !stream.isMini {
      bytes.append(contentsOf: stream.bytes)
      bytes.fill(to: Self.sector)
    }
    return bytes
  }
}
