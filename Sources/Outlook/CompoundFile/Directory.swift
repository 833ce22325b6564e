extension CompoundFile {
  /// The directory of a compound file: one entry for the root, each storage and each stream. The entries of one storage are
  /// a red-black tree, ordered by the length of their names and then by the names in capitals (MS-CFB, section 2.6.4).
  struct Directory {
    /// A stream, and where its entry is.
    struct Stream {
      let entry: Int
      let bytes: [UInt8]

      /// Whether it lies in the mini stream.
      var isMini: Bool { bytes.count < CompoundFile.miniCutoff }
    }

    /// In the order of the directory; the root is the first.
    private(set) var entries: [Entry]
    /// The streams that have a byte, in the order of their entries.
    private(set) var streams: [Stream] = []

    /// A directory with nothing but a root of that class.
    init(rootClass: [UInt8]) {
      entries = [Entry(name: "Root Entry", kind: .root)]
      entries[0].classID = rootClass
    }

    /// Adds what the root holds.
    mutating func addRoot(_ nodes: [(name: String, node: Node)]) {
      entries[0].child = add(nodes)
    }

    /// Says where the stream of an entry, or the mini stream of the root, begins and how long it is.
    mutating func place(_ entry: Int, at start: UInt32, _ size: Int) {
      entries[entry].start = start
      entries[entry].size = UInt32(truncatingIfNeeded: size)
    }

    /// Appends the entries, and empty ones up to the end of a sector.
    func append(to bytes: inout [UInt8]) {
      for entry in entries { entry.append(to: &bytes) }
      for _ in entries.count..<(sectors * Self.entriesPerSector) { Entry.unused.append(to: &bytes) }
    }

    /// How many sectors the entries take.
    var sectors: Int { (entries.count + Self.entriesPerSector - 1) / Self.entriesPerSector }

    private static let entriesPerSector = CompoundFile.sector / Entry.length

    /// Adds the nodes of one storage; returns the entry at the top of their tree.
    private mutating func add(_ nodes: [(name: String, node: Node)]) -> UInt32 {
      let sorted = nodes.sorted { Entry.key($0.name).lexicographicallyPrecedes(Entry.key($1.name)) }
      let first = entries.count
      for (name, node) in sorted {
        switch node {
        case .storage: entries.append(Entry(name: name, kind: .storage))
        case .stream(let bytes):
          if !bytes.isEmpty { streams.append(Stream(entry: entries.count, bytes: bytes)) }
          entries.append(Entry(name: name, kind: .stream))
        }
      }
      for (index, node) in sorted.enumerated() {
        if case .storage(let nodes) = node.node { entries[first + index].child = add(nodes) }
      }
      let lowest = sorted.isEmpty ? 0 : sorted.count.bitWidth - 1 - sorted.count.leadingZeroBitCount
      return grow(first..<(first + sorted.count), depth: 0, lowest: lowest)
    }

    /// Makes a tree of the entries: the one in the middle, and on each side a tree of the others. All its levels but the
    /// `lowest` are full, so the tree is sound with the entries of that level red and all others black.
    private mutating func grow(_ range: Range<Int>, depth: Int, lowest: Int) -> UInt32 {
      guard !range.isEmpty else { return CompoundFile.none }
      let middle = range.lowerBound + range.count / 2
      entries[middle].isRed = depth == lowest && depth > 0
      entries[middle].left = grow(range.lowerBound..<middle, depth: depth + 1, lowest: lowest)
      entries[middle].right = grow((middle + 1)..<range.upperBound, depth: depth + 1, lowest: lowest)
      return UInt32(truncatingIfNeeded: middle)
    }
  }
}
