/// The query parameters that the API reads, all calls together.
enum QueryParameter: Int, CaseIterable, Sendable {
  case offset, limit
  case startTimeFrom, startTimeTo
  case extendedView
  case parentId, name, folderId, setId
}

extension QueryParameter {
  /// What a value must be.
  enum Kind: Sendable {
    /// An integer of 32 bits, not below that; an empty one is none.
    case int32(least: Int32)
    /// A date in one of the clients' forms; an empty one is absent.
    case date
    /// A UUID; an empty one is absent.
    case uuid
    /// `true` or `false` in any case; an empty one is absent.
    case bool
    /// Any text.
    case text
  }

  /// The name as the vendor spells it; requests may use any case.
  var name: StaticString { definition.name }

  /// What a value must be.
  var kind: Kind { definition.kind }

  private var definition: (name: StaticString, kind: Kind) {
    switch self {
    case .offset: ("offset", .int32(least: 0))
    case .limit: ("limit", .int32(least: 1))
    case .startTimeFrom: ("startTimeFrom", .date)
    case .startTimeTo: ("startTimeTo", .date)
    case .extendedView: ("extendedView", .bool)
    case .parentId: ("parentId", .text)
    case .name: ("name", .text)
    case .folderId: ("folderId", .text)
    case .setId: ("setId", .uuid)
    }
  }
}
