extension Fixtures {
  /// The explorer that opened a restore session.
  public enum RestoreSessionType: String, Sendable, CaseIterable {
    /// Exchange.
    case vex = "Vex"
    /// OneDrive.
    case veod = "Veod"
    /// SharePoint.
    case vesp = "Vesp"
    /// Teams.
    case vet = "Vet"
  }
}
