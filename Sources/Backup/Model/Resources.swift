package import Bytes

/// The lists and documents of the fixtures that read calls answer with. Lookups are O(1).
package struct Resources: Sendable {
  private var lists: [ResourcePath: ResourceList] = [:]
  private var documents: [ResourceKind: ResourceItem] = [:]

  /// Nothing.
  init() {}

  /// The list at `path`; an empty one where the fixtures have none.
  package func list(_ path: ResourcePath) -> ResourceList { lists[path] ?? ResourceList([]) }

  /// The single document of that kind.
  package func document(_ kind: ResourceKind) -> ResourceItem? { documents[kind] }

  /// Whether the fixtures have a list at `path`, however short.
  func hasList(_ path: ResourcePath) -> Bool { lists[path] != nil }

  /// Puts a list in place of what was at `path`.
  mutating func set(_ list: ResourceList, at path: ResourcePath) { lists[path] = list }

  /// Puts a document in place of the one of that kind.
  mutating func set(_ document: ResourceItem, as kind: ResourceKind) { documents[kind] = document }
}

/// The items of a list, in the order of the fixtures.
package struct ResourceList: Sendable {
  /// The items.
  package let items: [ResourceItem]
  private let positions: [String: Int]

  /// A list of items; of two with one id, the first is found by it.
  package init(_ items: [ResourceItem]) {
    self.items = items
    positions = Dictionary(
      items.enumerated().compactMap { index, item in item.id.map { (ResourceID.key($0), index) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The item with `id`, a UUID in any form, any other id in any case.
  package func item(_ id: String) -> ResourceItem? { positions[ResourceID.key(id)].map { items[$0] } }
}

extension ResourceItem: CustomReflectable {
  /// The names of its members: values may be anything, and `dump` and test failures look at mirrors.
  package var customMirror: Mirror { Mirror(self, children: ["names": members.map(\.name)]) }
}

/// How ids of resources are compared: they are texts, of which many are UUIDs.
package enum ResourceID {
  /// The same text for all spellings of an id.
  package static func key(_ id: String) -> String {
    UUID(parsingAnyForm: id.utf8.span)?.description ?? id.lowercased()
  }
}

/// A JSON object of the fixtures, member by member.
package struct ResourceItem: Sendable {
  /// In the order of the text.
  package let members: [Member]

  /// A member, whose value is compact JSON.
  package struct Member: Sendable {
    /// The name.
    package let name: String
    /// The value.
    package let json: [UInt8]
    /// The value's meaning, where it is a string.
    package let text: String?
  }

  /// An object of these members.
  init(_ members: [Member]) { self.members = members }

  /// The member `id`, where it is a string.
  package var id: String? { text("id") }

  /// The member with that name.
  package subscript(name: String) -> Member? { members.first { $0.name == name } }

  /// The string that a member holds; nil where there is none, or something else.
  package func text(_ name: String) -> String? { self[name]?.text }

  /// The time that a member holds.
  package func time(_ name: String) -> Timestamp? { text(name).flatMap { Timestamp(iso8601: $0) } }

  /// The UUID that a member holds.
  package func uuid(_ name: String) -> UUID? { text(name).flatMap { UUID(parsingAnyForm: $0.utf8.span) } }

  /// Whether a member is `true`.
  package func isTrue(_ name: String) -> Bool { self[name]?.json == Array("true".utf8) }
}
