extension Fixtures {
  /// Whether a restore session still works.
  public enum RestoreSessionState: String, Sendable, CaseIterable {
    /// It does.
    case working = "Working"
    /// It was stopped.
    case stopped = "Stopped"
  }
}
