import HTTP1

/// The query parameters that one call has.
struct QuerySchema: Sendable {
  private let parameters: [QueryParameter]
  /// Their names, for suggestions.
  let names: [String]

  /// The schema of `parameters`.
  init(_ parameters: [QueryParameter]) {
    self.parameters = parameters
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
  /// The parameters of a list in pages.
  static let page = QuerySchema([.offset, .limit])
  /// The parameters of calls about organizations: how much is shown, which the emulator has one answer to.
  static let organizations = QuerySchema([.extendedView])
}
