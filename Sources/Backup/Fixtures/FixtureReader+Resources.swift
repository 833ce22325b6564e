import JSONText

extension Fixtures.Resource: FixtureObject {
  static let table = FixtureTable<Self, ResourceDraft>(
    "a resource",
    [
      FixtureField("path", \.path, required: true) { reader, value, draft throws(JSONError) in
        draft.path = (try reader.nonEmptyString(value), reader.origin)
      },
      FixtureField("items", \.writtenItems) { reader, value, draft throws(JSONError) in
        draft.itemsOrigin = reader.origin
        draft.items = try reader.resourceItems(value)
      },
      FixtureField("document", \.writtenDocument) { reader, value, draft throws(JSONError) in
        draft.documentOrigin = reader.origin
        draft.document = try reader.resourceItem(value)
      },
    ])

  /// What is written of its items: nothing where a document stands in their place.
  var writtenItems: [WrittenObject]? {
    items.isEmpty && document != nil ? nil : items.map(WrittenObject.init)
  }

  /// What is written of its document.
  var writtenDocument: WrittenObject? { document.map(WrittenObject.init) }
}

/// A JSON object that a user gives as text.
struct WrittenObject: FixtureValue {
  let text: String

  func write(to json: inout JSONWriter) { json.raw(text.utf8.span) }
}

/// A resource as it was read.
struct ResourceDraft {
  var path: (text: String, origin: Origin)?
  var items: [ResourceItemDraft] = []
  /// Where `items` begins, however wrong; nil where there is none.
  var itemsOrigin: Origin?
  var document: ResourceItemDraft?
  /// Where `document` begins, however wrong; nil where there is none.
  var documentOrigin: Origin?
}

/// An item or document as it was read.
struct ResourceItemDraft {
  let item: ResourceItem
  /// Where the object begins.
  let origin: Origin
  /// Where the value of `id` stands; nil where there is none.
  var idOrigin: Origin?
}

extension FixtureReader {
  /// Reads a resource. What its items have to have follows from its path, which may stand behind them.
  mutating func readResource(_ value: JSONToken) throws(JSONError) {
    var draft = ResourceDraft()
    let origin = origin
    try read(value, Fixtures.Resource.table, into: &draft)
    guard let (text, pathOrigin) = draft.path, !text.isEmpty else { return }
    guard let path = ResourcePath(parsing: text) else { return reportUnknownPath(text, at: pathOrigin) }
    world.resources.places.append((path, pathOrigin))
    if path.kind.isDocument {
      take(documentOf: draft, path.kind, origin)
    } else {
      take(itemsOf: draft, path, origin)
    }
  }

  private mutating func take(documentOf draft: ResourceDraft, _ kind: ResourceKind, _ origin: Origin) {
    if let itemsOrigin = draft.itemsOrigin {
      report("\(kind.rawValue) is a single document", suggestion: "write it as \"document\"", at: itemsOrigin)
    } else if draft.documentOrigin == nil {
      report("a resource with this path must have \"document\"", at: origin)
    }
    guard let document = draft.document else { return }
    if let first = world.resources.documents[kind] {
      report("this document is given twice", first: first.origin, at: document.origin)
    } else {
      world.resources.documents[kind] = document
    }
  }

  private mutating func take(itemsOf draft: ResourceDraft, _ path: ResourcePath, _ origin: Origin) {
    if let documentOrigin = draft.documentOrigin {
      report("\(path.kind.rawValue) is a list", suggestion: "write its objects as \"items\"", at: documentOrigin)
    } else if draft.itemsOrigin == nil {
      report("a resource with this path must have \"items\"", at: origin)
    }
    var list = world.resources.lists[path] ?? ResourceListDraft()
    for draft in draft.items {
      if let id = draft.item.id, !id.isEmpty, let idOrigin = draft.idOrigin {
        let first = list.ids[ResourceID.key(id)]
        reportRepeatedID(first: first, at: idOrigin)
        list.ids[ResourceID.key(id)] = first ?? idOrigin
      } else if path.kind.needsID {
        report(
          draft.idOrigin == nil
            ? "an item of \(path.kind.rawValue) must have \"id\"" : "an id is a string, and not empty",
          at: draft.idOrigin ?? draft.origin)
      }
      list.items.append(draft.item)
    }
    world.resources.lists[path] = list
  }

  private mutating func reportRepeatedID(first: Origin?, at origin: Origin) {
    guard let first else { return }
    report("another item of the list has this id", first: first, at: origin)
  }

  private mutating func reportUnknownPath(_ path: String, at origin: Origin) {
    let suggestion = Suggestion.closest(to: path, among: ResourcePath.candidates(for: path))
    let known = ResourceKind.allCases.map(\.rawValue).joined(separator: ", ")
    report(
      "no resource has this path", suggestion: suggestion.map { "did you mean \"\($0)\"?" } ?? "known are \(known)",
      at: origin)
  }
}

extension FixtureReader {
  /// The objects of a list.
  fileprivate mutating func resourceItems(_ value: JSONToken) throws(JSONError) -> [ResourceItemDraft] {
    guard try beginArray(value) else { return [] }
    var items: [ResourceItemDraft] = []
    while let element = try nextElement() {
      if let item = try resourceItem(element) { items.append(item) }
    }
    return items
  }

  /// An object, member by member. Links and actions are the emulator's part, and null is what is not there: these members
  /// are read over.
  fileprivate mutating func resourceItem(_ value: JSONToken) throws(JSONError) -> ResourceItemDraft? {
    let origin = origin
    guard value == .beginObject else {
      try refuse(value, expected: "an object")
      return nil
    }
    var members: [ResourceItem.Member] = []
    var names: Set<String> = []
    var idOrigin: Origin?
    while case .name(let token) = try nextToken() {
      let name = token.string(in: text.span)
      if !names.insert(name).inserted { report("the object has this member twice", at: self.origin) }
      let value = try nextToken()
      if name == "id" { idOrigin = self.origin }
      guard let member = try resourceMember(name, value), !Self.ownMembers.contains(name) else { continue }
      members.append(member)
    }
    return ResourceItemDraft(item: ResourceItem(members), origin: origin, idOrigin: idOrigin)
  }

  /// A member with its value as compact JSON; nil where that is null.
  private mutating func resourceMember(
    _ name: String, _ value: JSONToken
  ) throws(JSONError) -> ResourceItem.Member? {
    // A reference of its own: a span of the property would lock all of `self`.
    let text = text
    let string: String? = if case .string(let string) = value { string.string(in: text.span) } else { nil }
    var json = JSONWriter()
    try copy(value, into: &json)
    return value == .null ? nil : ResourceItem.Member(name: name, json: json.bytes, text: string)
  }

  /// Writes the value that `value` begins as compact JSON.
  private mutating func copy(_ value: JSONToken, into json: inout JSONWriter) throws(JSONError) {
    let text = text
    var token = value
    var depth = 0
    while true {
      switch token {
      case .beginObject:
        json.beginObject()
        depth += 1
      case .beginArray:
        json.beginArray()
        depth += 1
      case .endObject:
        json.endObject()
        depth -= 1
      case .endArray:
        json.endArray()
        depth -= 1
      case .name(let name): json.name(name, in: text.span)
      case .string(let string): json.value(string, in: text.span)
      case .number(let number): json.value(number, in: text.span)
      case .bool(let bool): json.value(bool)
      case .null: json.null()
      // The rest does not occur in the dialect of fixtures.
      case .beginConstructor, .endConstructor, .notFinite, .undefined, .endOfText: return
      }
      guard depth > 0 else { return }
      token = try nextToken()
    }
  }

  /// What the emulator writes itself.
  private static let ownMembers: Set<String> = ["_links", "_actions"]
}
