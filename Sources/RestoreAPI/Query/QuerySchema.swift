import Bytes
import HTTP1

/// The query parameters that one call has.
struct QuerySchema: Sendable {
  private let parameters: [QueryParameter]
  /// Their names, for suggestions.
  let names: [String]

  /// Whether these are all parameters of the call: of one that is not emulated none is known.
  let isComplete: Bool

  /// Whether the call answers with a page of a list.
  let hasPage: Bool

  /// The schema of `parameters`.
  init(_ parameters: [QueryParameter], isComplete: Bool = true) {
    self.parameters = parameters
    self.isComplete = isComplete
    hasPage = parameters.contains(.offset)
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
  /// The parameters of the list of restore sessions.
  static let sessions = QuerySchema([.offset, .limit, .startTimeFrom, .startTimeTo])
  /// The parameters of a list of folders.
  static let folders = QuerySchema([.offset, .limit, .parentId, .name])
  /// The parameters of a list of items.
  static let items = QuerySchema([.offset, .limit, .folderId])
  /// The parameters of a search; of `setId`, by which the real server finds the results of an earlier search, nothing
  /// depends here.
  static let search = QuerySchema([.offset, .limit, .setId])
}
