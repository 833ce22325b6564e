import Bytes

/// The resources while they are read.
struct ResourcesDraft {
  /// The lists, with the items of all documents.
  var lists: [ResourcePath: ResourceListDraft] = [:]
  /// The single documents.
  var documents: [ResourceKind: ResourceItemDraft] = [:]
  /// Where each path stands, for looking up what the ids in them name.
  var places: [(path: ResourcePath, origin: Origin)] = []
}

/// A list while it is read.
struct ResourceListDraft {
  /// The items, in the order of the documents.
  var items: [ResourceItem] = []
  /// Where each id stands.
  var ids: [String: Origin] = [:]
}

extension Resources {
  /// The resources that were read, and the restore points that `sessions` imply.
  init(_ draft: ResourcesDraft, restoreSessions sessions: [RestoreSession]) {
    self.init()
    for (path, list) in draft.lists { set(ResourceList(list.items), at: path) }
    for (kind, document) in draft.documents { set(document.item, as: kind) }
    addImpliedRestorePoints(by: sessions)
  }
}

extension FixtureReader {
  /// Looks up the ids in the paths of resources, once all documents are read.
  mutating func resolveResourceParents() {
    for (path, origin) in world.resources.places {
      guard let kind = path.kind.parent, let parent = path.parent else { continue }
      switch kind {
      case .organization: resolveOrganization(parent, at: origin)
      case .item(let kind):
        guard world.resources.lists[ResourcePath(kind)]?.ids[parent] == nil else { continue }
        let known = world.resources.lists[ResourcePath(kind)]?.items.prefix(Self.mostCandidates).compactMap(\.id) ?? []
        report(
          "no item of \(kind.rawValue) has the id \(parent)", suggestion: didYouMean(parent, among: known), at: origin)
      }
    }
  }

  private mutating func resolveOrganization(_ id: String, at origin: Origin) {
    guard let uuid = UUID(id) else {
      return report("expected the id of an organization in the path: 8-4-4-4-12 hexadecimal digits", at: origin)
    }
    _ = resolveOrganization(Reference(id: uuid, origin: origin))
  }
}
