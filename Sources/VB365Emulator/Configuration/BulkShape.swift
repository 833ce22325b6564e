/// The members of a bulk restore's answer, on which the vendor's page and its OpenAPI document disagree.
public enum BulkShape: String, Sendable, CaseIterable {
  /// The four counters of the page, and the OpenAPI document's members beside them.
  case both
  /// The four counters of the page alone.
  case documented
  /// The OpenAPI document's members alone.
  case openapi
}
