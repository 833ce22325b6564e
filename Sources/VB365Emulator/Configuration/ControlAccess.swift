/// Who may change an emulator by the calls below `/_emulator/`; its health and its CA are there for everybody.
public enum ControlAccess: String, Sendable, CaseIterable {
  /// Everybody at an address that is bound to loopback, and elsewhere who shows the token, if there is one.
  case loopback
  /// Everybody.
  case open
}
