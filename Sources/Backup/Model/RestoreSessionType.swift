import Bytes

extension RestoreSessionType {
  /// Reads the abbreviation in any case, as clients write it.
  package init?(parsing text: Span<UInt8>) {
    guard let type = Self.allCases.first(where: { $0.rawValue.utf8.span.equalsIgnoringCase(text) }) else { return nil }
    self = type
  }

  /// The product, as session names begin with it (observed for Exchange).
  package var product: String {
    switch self {
    case .vex: "Exchange"
    case .veod: "OneDrive"
    case .vesp: "SharePoint"
    case .vet: "Teams"
    }
  }
}
