import Backup
import Bytes
import HTTP1
import JSONText
import Verdict

/// The query parameters that the API reads, all calls together.
enum QueryParameter: Int, CaseIterable, Sendable {
  case offset, limit
  case startTimeFrom, startTimeTo
  case extendedView
  case parentId, name, folderId, setId
  case endTimeFrom, endTimeTo, orderAsc, orderBy
  case organizationId, msid, backedUpOrganizationId, repositoryId, jobId, proxyId, proxyPoolId, restorePointId
  case userId, groupId, siteId, teamId
  case jobType, status, type, dataState, accountType, description
  case userName, displayName, groupName, locationFilter, dataSource, detectedSkuType, filter
  case endTimeLowerBound, endTimeUpperBound, backupTime, from, to
  case longTerm, isLongTermCopy, isCopy, isRetrieved, includePersonalSites, includeSearchSites
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
    /// One of a few words in any case; an empty one is absent.
    case word([StaticString])
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
    case .endTimeFrom: ("endTimeFrom", .date)
    case .endTimeTo: ("endTimeTo", .date)
    case .orderAsc: ("orderAsc", .bool)
    case .orderBy: ("orderBy", .word(SessionOrder.Time.names))
    case .organizationId: ("organizationId", .uuid)
    case .msid: ("msid", .text)
    case .backedUpOrganizationId: ("backedUpOrganizationId", .text)
    case .repositoryId: ("repositoryId", .uuid)
    case .jobId: ("jobId", .uuid)
    case .proxyId: ("proxyId", .uuid)
    case .proxyPoolId: ("proxyPoolId", .uuid)
    case .restorePointId: ("restorePointId", .text)
    case .userId: ("userId", .text)
    case .groupId: ("groupId", .text)
    case .siteId: ("siteId", .text)
    case .teamId: ("teamId", .uuid)
    case .jobType: ("jobType", .text)
    case .status: ("status", .text)
    case .type: ("type", .text)
    case .dataState: ("dataState", .text)
    case .accountType: ("accountType", .text)
    case .description: ("description", .text)
    case .userName: ("userName", .text)
    case .displayName: ("displayName", .text)
    case .groupName: ("groupName", .text)
    case .locationFilter: ("locationFilter", .text)
    case .dataSource: ("dataSource", .text)
    case .detectedSkuType: ("detectedSkuType", .text)
    case .filter: ("filter", .text)
    case .endTimeLowerBound: ("endTimeLowerBound", .date)
    case .endTimeUpperBound: ("endTimeUpperBound", .date)
    case .backupTime: ("backupTime", .date)
    case .from: ("from", .date)
    case .to: ("to", .date)
    case .longTerm: ("longTerm", .bool)
    case .isLongTermCopy: ("isLongTermCopy", .bool)
    case .isCopy: ("isCopy", .bool)
    case .isRetrieved: ("isRetrieved", .bool)
    case .includePersonalSites: ("includePersonalSites", .bool)
    case .includeSearchSites: ("includeSearchSites", .bool)
    }
  }
}

extension QueryParameter.Kind {
  /// The value that the text at `range` of `decoded` means for a parameter of this kind, or nil where it is of another
  /// type.
  func value(at range: ByteRange, in decoded: Span<UInt8>) -> Query.Value? {
    let text = decoded.extracting(range.bounds)
    switch self {
    case .text: return .text(range)
    case .int32(let least):
      guard let number = Self.int32(text), number >= least else { return nil }
      return .int32(number)
    case .date, .uuid, .bool, .word:
      return range.isEmpty ? .absent : value(of: text)
    }
  }

  private func value(of text: Span<UInt8>) -> Query.Value? {
    let trimmed = WhiteSpace.trimmed(text)
    let word = ByteRange(start: trimmed.lowerBound, count: trimmed.count)
    switch self {
    case .date: return Timestamp(parsingClientForm: text).map { .date($0) }
    case .uuid: return (UUID(parsing: text) ?? UUID(parsingAnyForm: text)).map { .uuid($0) }
    case .bool where text.holds("true", ignoringCaseAt: word): return .bool(true)
    case .bool where text.holds("false", ignoringCaseAt: word): return .bool(false)
    case .word(let words): return words.firstIndex { text.holds($0, ignoringCaseAt: word) }.map { .word($0) }
    case .bool, .int32, .text: return nil
    }
  }

  /// An integer as .NET's `Int32Converter` reads it: decimal digits with a sign, or hexadecimal ones behind `0x`, `&h` or
  /// `#`, up to 32 bits of them. White space around it and U+0000 at its end are skipped (framework).
  static func int32(_ text: Span<UInt8>) -> Int32? {
    var end = text.count
    while end > 0, text[end - 1] == 0 { end -= 1 }
    let text = text.extracting(..<end)
    let digits = text.extracting(WhiteSpace.trimmed(text))
    if case .value(let number) = IntegerReading<Int32>(digits: digits) { return number }
    guard digits.count > 1 else { return nil }
    let mark = digits[0] == UInt8(ascii: "#") ? 1 : 2
    guard
      mark == 1 || digits[0] == UInt8(ascii: "0") && digits[1] | 0x20 == UInt8(ascii: "x")
        || digits[0] == UInt8(ascii: "&") && digits[1] | 0x20 == UInt8(ascii: "h")
    else { return nil }
    let word = String(repairing: digits.extracting(mark...))
    guard word.first != "+", word.first != "-" else { return nil }
    return UInt32(word, radix: 16).map { Int32(bitPattern: $0) }
  }

  /// Whether `text`, which is no value, is of the type all the same, and only out of range.
  func isOutOfRange(_ text: Span<UInt8>) -> Bool {
    if case .int32 = self { Self.int32(text) != nil } else { false }
  }

  /// What a value must be, for a diagnostic.
  var expected: String {
    switch self {
    case .int32(let least): "an integer from \(least) to \(Int32.max)"
    case .date: "a date such as 2026-06-01T12:00:00Z"
    case .uuid: "a UUID: 8-4-4-4-12 hexadecimal digits"
    case .bool: "true or false"
    case .text: "a text"
    case .word(let words): "one of \(words.map(\.description).joined(separator: ", "))"
    }
  }

  /// What to do about a text of another type, where that can be told.
  func suggestion(for text: Span<UInt8>) -> String? {
    if case .word(let words) = self {
      return Suggestion.closest(to: text, among: words.map(\.description)).map(Violation.didYouMean)
    }
    guard case .date = self, text.count <= Self.longestDate,
      let blank = text.indices.last(where: { text[$0] == UInt8(ascii: " ") })
    else { return nil }
    // With a plus in the place of its last blank it is a date.
    var corrected = text.indices.map { text[$0] }
    corrected[blank] = UInt8(ascii: "+")
    return Timestamp(parsingClientForm: corrected.span) == nil ? nil : "write a + of the zone as %2B"
  }

  /// Bytes: longer than any date with its zone.
  private static let longestDate = 64
}

/// The query parameters that one call has.
struct QuerySchema: Sendable {
  private let parameters: [QueryParameter]
  /// Their names, for suggestions.
  let names: [String]

  /// Whether these are all parameters of the call: of one that is not emulated none is known.
  let isComplete: Bool

  /// Whether the call answers with a page of a list.
  let hasPage: Bool

  /// Whether the call searches, so that its pages name the set of results that they are a part of.
  let hasSet: Bool

  /// Whether the call orders a list of restore sessions.
  let hasOrder: Bool

  /// The schema of `parameters`.
  init(_ parameters: [QueryParameter], isComplete: Bool = true) {
    self.parameters = parameters
    self.isComplete = isComplete
    hasPage = parameters.contains(.offset)
    hasSet = parameters.contains(.setId)
    hasOrder = parameters.contains(.orderBy)
    names = parameters.map(\.name.description)
  }

  /// Whether the call has no query parameter.
  var isEmpty: Bool { parameters.isEmpty }

  /// The parameter that the text at `range` of `decoded` names, in any case.
  func parameter(named range: ByteRange, in decoded: Span<UInt8>) -> QueryParameter? {
    for parameter in parameters where decoded.holds(parameter.name, ignoringCaseAt: range) { return parameter }
    return nil
  }

  /// No parameters.
  static let none = QuerySchema([])
  /// Any parameters, none of which means anything.
  static let unknown = QuerySchema([], isComplete: false)
  /// The parameters of a list in pages.
  static let page = QuerySchema([.offset, .limit])
  /// The parameters of calls about organizations: how much of them is shown.
  static let organizations = QuerySchema([.extendedView])
  /// The same for their list since v8, which is in pages (openapi).
  static let organizationPages = QuerySchema([.extendedView, .msid, .backedUpOrganizationId, .offset, .limit])
  /// The parameters of the list of restore sessions.
  static let sessions = QuerySchema([.offset, .limit, .startTimeFrom, .startTimeTo])
  /// The same since v8 (openapi).
  static let orderedSessions = QuerySchema([
    .offset, .limit, .startTimeFrom, .startTimeTo, .endTimeFrom, .endTimeTo, .orderAsc, .orderBy,
  ])
  /// The parameters of a list of folders.
  static let folders = QuerySchema([.offset, .limit, .parentId, .name])
  /// The parameter of the call that explores a repository.
  static let repositoryExplore = QuerySchema([.organizationId])
  /// The parameters of a list of items.
  static let items = QuerySchema([.offset, .limit, .folderId])
  /// The same since v7 (openapi).
  static let itemsOfParent = QuerySchema([.offset, .limit, .parentId])
  /// The parameters of a search; of `setId`, by which the real server finds the results of an earlier search, nothing
  /// depends here but that the answer has it, too.
  static let search = QuerySchema([.offset, .limit, .setId])
}
