/// Veeam Explorers by the vendor's abbreviation, which is the raw value.
package enum RestoreSessionType: String, CaseIterable, Sendable {
  /// Exchange.
  case vex = "Vex"
  /// OneDrive for Business.
  case veod = "Veod"
  /// SharePoint.
  case vesp = "Vesp"
  /// Teams.
  case vet = "Vet"

  /// Reads the abbreviation in any case, as clients write it.
  package init?(parsing text: Span<UInt8>) {
    let type = Self.allCases.first { type in
      let name = type.rawValue.utf8.span
      return name.count == text.count
        && name.indices.allSatisfy { name[$0].asciiLowercased == text[$0].asciiLowercased }
    }
    guard let type else { return nil }
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
