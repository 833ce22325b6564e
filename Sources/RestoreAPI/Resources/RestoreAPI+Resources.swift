import Backup
import Bytes
import HTTP1
import JSONText
import Verdict

extension RestoreAPI {
  /// Lists resources: in pages or as a bare array, as the version has it.
  static func listResources(_ call: Call, _ resource: ResourceCall, _ reply: inout Reply) throws(Rejection) {
    let (list, parent) = try call.resources(of: resource, reply.scratch.path.span)
    let items = resource.items(of: list, asked: call.query, in: reply.scratch.query.span)
    try reply.jsonList(of: items.count, for: call) { (shown, writer, response) throws(Rejection) in
      for index in shown {
        writer.value(items[index], of: parent, resource.schema, for: call)
        try writer.handOver(to: &response)
      }
    }
  }

  /// Answers with the resource that the last id of the path names.
  static func getResource(_ call: Call, _ resource: ResourceCall, _ reply: inout Reply) throws(Rejection) {
    let (list, parent) = try call.resources(of: resource, reply.scratch.path.span)
    guard let item = list.item(call.route.ids.last(in: reply.scratch.path.span)) else {
      throw unknownResource(resource.schema.kind)
    }
    reply.json { writer in
      writer.value(item, of: parent, resource.schema, for: call)
    }
  }

  /// Answers with a single document. Where the fixtures have none, there is nothing to answer with (assumed).
  static func getResourceDocument(_ call: Call, _ resource: ResourceCall, _ reply: inout Reply) throws(Rejection) {
    guard let document = call.world.resources.document(resource.schema.kind) else {
      throw unknownResource(resource.schema.kind)
    }
    reply.json { writer in
      writer.value(document, of: nil, resource.schema, for: call)
    }
  }

  /// Refuses a request for what the fixtures have not.
  static func unknownResource(_ kind: ResourceKind) -> Rejection {
    let path = kind.rawValue
    return Rejection(
      .notFound,
      Violation(
        .resourceKnown, message: Message.unknownResource, at: "path",
        expected: kind.isDocument ? "a document \(path) in the fixtures" : "the id of an item of \(path)",
        found: kind.isDocument ? "none" : "another id",
        suggestion: kind.isDocument
          ? "add it to resources of the fixtures" : "list them, or add one to resources of the fixtures"))
  }
}

extension ResourceCall {
  /// Those items of `list` that `query` asks for, whose texts lie in `decoded`, in the order that it asks for.
  fileprivate func items(of list: ResourceList, asked query: Query, in decoded: Span<UInt8>) -> [ResourceItem] {
    var items = list.items
    for filter in filters { items = filter.filter(items, by: query, in: decoded) }
    guard let order else { return items }
    // Swift's sort is stable: items of one time stay in the fixtures' order.
    let timed = items.map { (time: $0.time(order.member) ?? .unixEpoch, item: $0) }
    let isAscending = query.bool(.orderAsc) ?? order.isAscending
    return timed.sorted { isAscending ? $0.time < $1.time : $0.time > $1.time }.map(\.item)
  }
}

extension Call {
  /// The list that the path leads to, whose decoded text is `path`, and the id in it, where it has one beside an item's.
  func resources(
    of resource: ResourceCall, _ path: Span<UInt8>
  ) throws(Rejection) -> (list: ResourceList, parent: String?) {
    let kind = resource.schema.kind
    switch resource.scope {
    case .all:
      return (world.resources.list(ResourcePath(kind)), nil)
    case .parent(let parent):
      let id = try parentID(parent, path)
      return (world.resources.list(ResourcePath(kind, of: id)), id)
    case .member(let name, let parent):
      let id = ResourceID.key(try parentID(parent, path))
      let items = world.resources.list(ResourcePath(kind)).items
      return (ResourceList(items.filter { $0.text(name).map(ResourceID.key) == id }), id)
    }
  }

  /// The id of what the first id of the path names, as answers write it.
  private func parentID(_ parent: ResourceParent, _ path: Span<UInt8>) throws(Rejection) -> String {
    switch parent {
    case .organization: return try organization().id.description
    case .item(let kind): return try resource(kind, path).id ?? ""
    }
  }

  /// The item of a list without parent that the first id of the path names, whose decoded text is `path`.
  func resource(_ kind: ResourceKind, _ path: Span<UInt8>) throws(Rejection) -> ResourceItem {
    guard let item = world.resources.list(ResourcePath(kind)).item(route.ids.first(in: path)) else {
      throw RestoreAPI.unknownResource(kind)
    }
    return item
  }
}

extension JSONWriter {
  /// A resource: the members that the version has, as they stand in the fixtures, and its links. `parent` is the id in the
  /// path of its list.
  fileprivate mutating func value(
    _ item: ResourceItem, of parent: String?, _ schema: ResourceSchema, for call: Call
  ) {
    beginObject()
    for member in item.members where schema.has(member.name, in: call.version.document) {
      name(utf8: member.name.utf8.span)
      raw(member.json.span)
    }
    if !schema.links.isEmpty {
      beginObject("_links")
      for link in schema.links {
        guard let path = link.path(for: item, of: parent) else { continue }
        beginLinks(call.version, named: link.name, path)
        self.link(link.name)
      }
      endObject()
    }
    endObject()
  }
}
