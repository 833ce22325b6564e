import Bytes

/// What is asked of the control plane.
enum ControlCall: Sendable {
  /// Whether the emulator works, which one it is, and for how long.
  case health
  /// The test CA.
  case certificateAuthority
  /// What there is to call.
  case openAPI
  /// Everything back to the fixtures.
  case reset
  /// One restore session's state back to the fixtures.
  case resetSession(UUID)
}
