import Backup

/// What a read call of resources answers with. A class, so that a row of the route table takes it by a single reference.
final class ResourceCall: Sendable {
  /// What its items, or its document, are.
  let schema: ResourceSchema
  /// What the id in the path of a list names.
  let scope: Scope
  /// What narrows a list.
  let filters: [ResourceFilter]
  /// How a list is ordered; nil for the order of the fixtures.
  let order: Order?

  /// What the id in the path of a list names, beside that of an item.
  enum Scope: Sendable {
    /// There is none.
    case all
    /// What the path in the fixtures names, too.
    case parent(ResourceParent)
    /// Items whose member names it, out of all of the fixtures' list.
    case member(String, ResourceParent)
  }

  /// A time that lists are ordered by, and whether the earliest comes first where the request does not say it.
  struct Order: Sendable {
    let member: String
    let isAscending: Bool
    /// The versions in which a request may say it.
    let asked: VersionRange
  }

  /// The call of a line of the surface, whose filters are those of one version.
  init(_ line: ResourceLine, _ filters: [ResourceFilter]) {
    schema = line.schema
    scope = line.scope ?? line.schema.kind.parent.map(Scope.parent) ?? .all
    self.filters = filters
    order = line.order
  }
}
