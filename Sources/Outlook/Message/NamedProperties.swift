/// The tags that a file gives to the properties of sets, and the storage that tells them (MS-OXMSG, section 2.2.3).
struct NamedProperties {
  /// The sets, in the order in which they were first named.
  private var sets: [OutlookPropertySet] = []
  /// The tags, and the places of their sets, in the order of the tags.
  private var properties: [(name: OutlookDetail.Name, number: UInt16, set: UInt16)] = []

  /// The first of the tags.
  private static let firstTag: UInt16 = 0x8000
  /// The place of the first set of a file; those before have sets that every file knows.
  private static let firstSet: UInt16 = 3

  /// The tag of a property; one of a set gets the next tag when it is asked for first.
  mutating func tag(of name: OutlookDetail.Name) -> UInt16 {
    switch name {
    case .tag(let tag): return tag
    case .named(let set, let number):
      if let known = properties.firstIndex(where: { $0.name == name }) { return Self.tag(known) }
      let place = sets.firstIndex(of: set) ?? sets.count
      if place == sets.count { sets.append(set) }
      properties.append((name, number, Self.firstSet + UInt16(truncatingIfNeeded: place)))
      return Self.tag(properties.count - 1)
    }
  }

  private static func tag(_ index: Int) -> UInt16 { firstTag + UInt16(truncatingIfNeeded: index) }

  /// The storage: the sets, the tags, no names that are texts, and for each property where it is found by its number.
  var node: CompoundFile.Node {
    var entries: [UInt8] = []
    var found: [UInt16: [UInt8]] = [:]
    for (index, property) in properties.enumerated() {
      var entry: [UInt8] = []
      entry.append(littleEndian: UInt32(property.number))
      entry.append(littleEndian: property.set << 1)
      entry.append(littleEndian: UInt16(truncatingIfNeeded: index))
      entries += entry
      found[0x1000 + (property.number ^ property.set << 1) % 0x1F, default: []] += entry
    }
    var nodes: [(name: String, node: CompoundFile.Node)] = [
      (PropertyList.streamName(2, 0x0102), .stream(sets.flatMap(\.bytes))),
      (PropertyList.streamName(3, 0x0102), .stream(entries)),
      (PropertyList.streamName(4, 0x0102), .stream([])),
    ]
    for (tag, entries) in found { nodes.append((PropertyList.streamName(tag, 0x0102), .stream(entries))) }
    return .storage(nodes)
  }
}
