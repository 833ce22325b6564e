extension Fixtures {
  /// How a restore session went.
  public enum RestoreSessionResult: String, Sendable, CaseIterable {
    /// Well.
    case success = "Success"
    /// With warnings.
    case warning = "Warning"
    /// Not at all.
    case failed = "Failed"
  }
}
