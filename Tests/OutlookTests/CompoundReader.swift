/// A second reader of compound files, written from MS-CFB alone: it follows chains and walks trees, and believes nothing
/// that the writer knows.
struct CompoundReader {
  struct Unsound: Error { let what: String }

  struct Entry {
    let name: String
    let kind: UInt8
    let isRed: Bool
    let left: UInt32
    let right: UInt32
    let child: UInt32
    let start: UInt32
    let size: Int
  }

  let bytes: [UInt8]
  let entries: [Entry]
  private let table: [UInt32]
  private let miniTable: [UInt32]
  private let miniStream: [UInt8]

  init(_ bytes: [UInt8]) throws {
    self.bytes = bytes
    guard bytes.count % 512 == 0, bytes.count >= 1536,
      bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
    else { throw Unsound(what: "no compound file") }
    let tables = (0..<109).map { Self.number(bytes, 76 + 4 * $0) }.filter { $0 != .max }
    guard tables.count == Int(Self.number(bytes, 44)) else { throw Unsound(what: "allocation sectors") }
    let table = tables.flatMap { Self.numbers(Self.sector(bytes, $0)) }
    self.table = table
    for place in tables where table[Int(place)] != 0xFFFF_FFFD { throw Unsound(what: "sector \(place) is a table's") }
    func chain(_ start: UInt32) throws -> [UInt8] {
      try Self.chain(start, in: table).flatMap { Self.sector(bytes, $0) }
    }
    let directory = try chain(Self.number(bytes, 48))
    let entries = stride(from: 0, to: directory.count, by: 128).map { Self.entry(Array(directory[$0..<($0 + 128)])) }
    let miniTable = Self.number(bytes, 64) == 0 ? [] : Self.numbers(try chain(Self.number(bytes, 60)))
    miniStream = entries[0].size == 0 ? [] : Array(try chain(entries[0].start).prefix(entries[0].size))
    self.entries = entries
    self.miniTable = miniTable
  }

  /// The bytes of a stream, at the path whose parts are separated by slashes.
  func stream(_ path: String) throws -> [UInt8] {
    let entry = try entry(path)
    guard entry.size > 0 else { return [] }
    if entry.size < 4096 {
      let bytes = try Self.chain(entry.start, in: miniTable).flatMap {
        miniStream[(Int($0) * 64)..<(Int($0) * 64 + 64)]
      }
      return Array(bytes.prefix(entry.size))
    }
    return Array(try Self.chain(entry.start, in: table).flatMap { Self.sector(bytes, $0) }.prefix(entry.size))
  }

  /// A text of a message.
  func text(_ path: String) throws -> String {
    let bytes = try stream(path)
    let units = stride(from: 0, to: bytes.count, by: 2).map { UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8 }
    return String(decoding: units, as: UTF16.self)
  }

  /// Eight bytes of a property, in the rows of the storage at `path`, behind a head of `head` bytes.
  func value(_ tag: UInt32, in path: String = "", head: Int) throws -> UInt64? {
    let rows = try stream(path.isEmpty ? "__properties_version1.0" : "\(path)/__properties_version1.0")
    for row in stride(from: head, to: rows.count, by: 16) where Self.number(rows, row) == tag {
      return UInt64(Self.number(rows, row + 8)) | UInt64(Self.number(rows, row + 12)) << 32
    }
    return nil
  }

  /// The entries of a storage, by the walk of their tree from left to right; throws where the tree is none.
  func children(of entry: Entry) throws -> [Entry] {
    var visited: [Entry] = []
    _ = try walk(entry.child, isBelowRed: false, &visited)
    let keys = visited.map { ($0.name.utf16.count, $0.name.uppercased()) }
    guard zip(keys, keys.dropFirst()).allSatisfy(<) else { throw Unsound(what: "order of \(visited.map(\.name))") }
    if entry.child != .max, entries[Int(entry.child)].isRed { throw Unsound(what: "red root of a tree") }
    return visited
  }

  /// Walks a tree; returns how many black entries lie on each way down.
  private func walk(_ place: UInt32, isBelowRed: Bool, _ visited: inout [Entry]) throws -> Int {
    guard place != .max else { return 0 }
    guard place < entries.count, visited.count < entries.count else { throw Unsound(what: "a tree with a circle") }
    let entry = entries[Int(place)]
    if entry.isRed, isBelowRed { throw Unsound(what: "red below red") }
    let left = try walk(entry.left, isBelowRed: entry.isRed, &visited)
    visited.append(entry)
    let right = try walk(entry.right, isBelowRed: entry.isRed, &visited)
    guard left == right else { throw Unsound(what: "ways of different length at \(entry.name)") }
    return left + (entry.isRed ? 0 : 1)
  }

  private func entry(_ path: String) throws -> Entry {
    try path.split(separator: "/").reduce(entries[0]) { storage, name in
      guard let entry = try children(of: storage).first(where: { $0.name == name }) else {
        throw Unsound(what: "no \(name)")
      }
      return entry
    }
  }

  /// Every sector that is in no chain, or in two, but for the tables and the free ones at the end.
  func lostSectors() throws -> [UInt32] {
    var starts = [Self.number(bytes, 48)]
    if Self.number(bytes, 64) > 0 { starts.append(Self.number(bytes, 60)) }
    if entries[0].size > 0 { starts.append(entries[0].start) }
    starts += entries.filter { $0.kind == 2 && $0.size >= 4096 }.map(\.start)
    let used = try starts.flatMap { try Self.chain($0, in: table) }
    let free = table.indices.filter { table[$0] == .max }.map { UInt32($0) }
    let own = table.indices.filter { table[$0] == 0xFFFF_FFFD }.map { UInt32($0) }
    let all = used + free + own
    let twice = Dictionary(grouping: all, by: \.self).filter { $0.value.count > 1 }.map(\.key)
    return twice + Set(table.indices.map { UInt32($0) }).subtracting(all)
      + free.filter { Int($0) < bytes.count / 512 - 1 }
  }

  private static func entry(_ bytes: [UInt8]) -> Entry {
    let length = max(0, Int(bytes[64]) - 2)
    let units = stride(from: 0, to: length, by: 2).map { UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8 }
    return Entry(
      name: String(decoding: units, as: UTF16.self), kind: bytes[66], isRed: bytes[67] == 0, left: number(bytes, 68),
      right: number(bytes, 72), child: number(bytes, 76), start: number(bytes, 116), size: Int(number(bytes, 120)))
  }

  private static func chain(_ start: UInt32, in table: [UInt32]) throws -> [UInt32] {
    var chain: [UInt32] = []
    var next = start
    while next != 0xFFFF_FFFE {
      guard next < table.count, chain.count < table.count else { throw Unsound(what: "a chain that leads nowhere") }
      chain.append(next)
      next = table[Int(next)]
    }
    return chain
  }

  private static func sector(_ bytes: [UInt8], _ index: UInt32) -> [UInt8] {
    Array(bytes[(512 * (Int(index) + 1))..<(512 * (Int(index) + 2))])
  }

  private static func numbers(_ bytes: [UInt8]) -> [UInt32] {
    stride(from: 0, to: bytes.count, by: 4).map { number(bytes, $0) }
  }

  static func number(_ bytes: [UInt8], _ index: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(bytes[index + $1]) << (8 * UInt32($1)) }
  }
}
