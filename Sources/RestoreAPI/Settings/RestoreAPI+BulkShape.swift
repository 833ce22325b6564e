extension RestoreAPI {
  /// What a bulk restore answers with (behaviour.md, section 4).
  package enum BulkShape: String, CaseIterable, Sendable {
    /// The vendor page's counters and the OpenAPI document's details.
    case both
    /// The vendor page's four counters.
    case documented
    /// The OpenAPI document's status and details.
    case openapi

    /// Whether the counters stand at top level.
    var hasTotals: Bool { self != .openapi }
    /// Whether status and details are there.
    var hasDetails: Bool { self != .documented }
  }
}
