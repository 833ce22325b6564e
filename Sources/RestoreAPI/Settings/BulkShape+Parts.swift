import Choices

extension BulkShape {
  /// Whether the counters stand at top level.
  var hasTotals: Bool { self != .openapi }
  /// Whether status and details are there.
  var hasDetails: Bool { self != .documented }
}
