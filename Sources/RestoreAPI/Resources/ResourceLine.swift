import Backup
import Verdict

/// A line of the surface for a read call of resources, and what differs of it between the vendor's documents. Each version
/// has a row of it, or none.
struct ResourceLine: Sendable {
  /// The name of the call and its path, as in ``Row``.
  let place: String
  /// What its items, or its document, are.
  let schema: ResourceSchema
  /// Where the path of a list is not that of the fixtures: which of their items it has.
  private(set) var scope: ResourceCall.Scope?
  /// How a list is ordered; nil for the order of the fixtures.
  private(set) var order: ResourceCall.Order?
  /// The versions that have it.
  private var versions = VersionRange.all
  /// The versions in which a list comes in pages; in the others it is a bare array (openapi).
  private let pages: VersionRange
  private let filters: [ResourceFilter]
  private let answer: Handler.OfResource
  private var needsToken = true

  private init(
    _ place: String, _ schema: ResourceSchema, pages: VersionRange, _ filters: [ResourceFilter],
    _ answer: @escaping Handler.OfResource
  ) {
    self.place = place
    self.schema = schema
    self.pages = pages
    self.filters = filters
    self.answer = answer
  }

  /// The row of the version whose shapes are those of the vendor's document `number`; nil where that has no such call.
  func row(in number: Int) -> Row? {
    guard versions.contains(number) else { return nil }
    let filters = filters.filter { $0.versions.contains(number) }
    let ordering: [QueryParameter] = order?.asked.contains(number) == true ? [.orderAsc] : []
    let paging: [QueryParameter] = pages.contains(number) ? [.offset, .limit] : []
    let query = QuerySchema(paging + filters.map(\.parameter) + ordering)
    var row = Row.get(place, query: query, .openapi, .resource(ResourceCall(self, filters), answer))
    row.needsToken = needsToken
    return row
  }
}

// How lines are written.
extension ResourceLine {
  /// A list: the versions in which it comes in pages, and what narrows it.
  static func list(
    _ place: String, _ schema: ResourceSchema, pages: VersionRange, _ filters: [ResourceFilter] = []
  ) -> ResourceLine {
    ResourceLine(place, schema, pages: pages, filters, RestoreAPI.listResources)
  }

  /// An item by its id. What it knows of a query changes no answer.
  static func item(_ place: String, _ schema: ResourceSchema, _ known: [ResourceFilter] = []) -> ResourceLine {
    ResourceLine(place, schema, pages: .none, known, RestoreAPI.getResource)
  }

  /// A single document.
  static func document(_ place: String, _ schema: ResourceSchema) -> ResourceLine {
    ResourceLine(place, schema, pages: .none, [], RestoreAPI.getResourceDocument)
  }

  /// The same in these versions alone.
  func only(_ versions: VersionRange) -> ResourceLine {
    var line = self
    line.versions = versions
    return line
  }

  /// The same for those items whose `member` is the id of the parent in the path.
  func of(_ parent: ResourceParent, by member: String) -> ResourceLine {
    var line = self
    line.scope = .member(member, parent)
    return line
  }

  /// The same in the order of a time; a request may turn it around in the versions `asked`.
  func ordered(by member: String, isAscending: Bool, asked: VersionRange) -> ResourceLine {
    var line = self
    line.order = ResourceCall.Order(member: member, isAscending: isAscending, asked: asked)
    return line
  }

  /// The same for everybody, without a token.
  var open: ResourceLine {
    var line = self
    line.needsToken = false
    return line
  }
}
