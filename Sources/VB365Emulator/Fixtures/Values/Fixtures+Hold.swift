extension Fixtures {
  /// Why a folder's items are kept although users deleted them.
  public enum Hold: String, Sendable, CaseIterable {
    /// Left out by `excludeInPlaceHoldItems`.
    case inPlace
    /// Left out by `excludeLitigationHoldItems`.
    case litigation
  }
}
