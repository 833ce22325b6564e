import Backup
import Bytes

/// A query parameter that narrows a list of resources, and the member that it is held against.
struct ResourceFilter: Sendable {
  /// The parameter.
  let parameter: QueryParameter
  /// The member; nil for a parameter that the vendor has and on which nothing depends here.
  private let member: String?
  private let comparison: Comparison
  /// The versions that have the parameter (openapi).
  private(set) var versions = VersionRange.all

  private enum Comparison {
    /// The same UUID, boolean, or text in any case.
    case equal
    /// A text that the pattern fits.
    case pattern
    /// That time or later.
    case notBefore
    /// That time or earlier.
    case notAfter
  }

  /// What a request asks of an item.
  private enum Wanted {
    case uuid(UUID)
    case bool(Bool)
    case text(String)
    case pattern(NamePattern)
    case from(Timestamp)
    case to(Timestamp)
    case time(Timestamp)
  }

  /// The member is the same as the parameter. Without a member's name it has the parameter's.
  static func equal(_ parameter: QueryParameter, _ member: String? = nil) -> ResourceFilter {
    ResourceFilter(parameter: parameter, member: member ?? parameter.name.description, comparison: .equal)
  }

  /// The member fits the parameter, in which `*` and `?` stand for others (documented).
  static func pattern(_ parameter: QueryParameter, _ member: String? = nil) -> ResourceFilter {
    ResourceFilter(parameter: parameter, member: member ?? parameter.name.description, comparison: .pattern)
  }

  /// The member is a time not before the parameter; the bound belongs to it (assumed).
  static func notBefore(_ parameter: QueryParameter, _ member: String) -> ResourceFilter {
    ResourceFilter(parameter: parameter, member: member, comparison: .notBefore)
  }

  /// The member is a time not after the parameter; the bound belongs to it (assumed).
  static func notAfter(_ parameter: QueryParameter, _ member: String) -> ResourceFilter {
    ResourceFilter(parameter: parameter, member: member, comparison: .notAfter)
  }

  /// The parameter narrows nothing.
  static func without(_ parameter: QueryParameter) -> ResourceFilter {
    ResourceFilter(parameter: parameter, member: nil, comparison: .equal)
  }

  /// The same since a version.
  func since(_ version: Int) -> ResourceFilter {
    var filter = self
    filter.versions = .since(version)
    return filter
  }

  /// The same until a version.
  func until(_ version: Int) -> ResourceFilter {
    var filter = self
    filter.versions = .until(version)
    return filter
  }
}

extension ResourceFilter {
  /// Those of `items` that `query` asks for, whose texts lie in `decoded`.
  func filter(_ items: [ResourceItem], by query: Query, in decoded: Span<UInt8>) -> [ResourceItem] {
    guard let member, let wanted = wanted(of: query, in: decoded) else { return items }
    return items.filter { Self.fits($0, member, wanted) }
  }

  private func wanted(of query: Query, in decoded: Span<UInt8>) -> Wanted? {
    if let id = query.uuid(parameter) { return .uuid(id) }
    if let bool = query.bool(parameter) { return .bool(bool) }
    if let time = query.date(parameter) {
      switch comparison {
      case .notBefore: return .from(time)
      case .notAfter: return .to(time)
      case .equal, .pattern: return .time(time)
      }
    }
    guard let range = query.text(parameter), !range.isEmpty else { return nil }
    let text = decoded.extracting(range.bounds)
    guard case .pattern = comparison else { return .text(String(repairing: text).lowercased()) }
    var pattern: [UInt8] = []
    pattern.append(text)
    return .pattern(NamePattern(pattern))
  }

  private static func fits(_ item: ResourceItem, _ member: String, _ wanted: Wanted) -> Bool {
    switch wanted {
    case .uuid(let id): item.uuid(member) == id
    case .bool(let bool): item.isTrue(member) == bool
    case .text(let text): item.text(member)?.lowercased() == text
    case .pattern(let pattern): item.text(member).map { pattern.matches($0) } ?? false
    case .from(let time): item.time(member).map { $0 >= time } ?? false
    case .to(let time): item.time(member).map { $0 <= time } ?? false
    case .time(let time): item.time(member) == time
    }
  }
}
