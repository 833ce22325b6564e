package import Bytes

/// What the emulator has to do about a request to the control plane, whose answer is written already.
package enum ControlAction: Equatable, Sendable {
  /// Nothing.
  case none
  /// To put everything back to the fixtures.
  case reset
  /// To put one restore session's state back to the fixtures; where there is no such session, the answer is to be
  /// ``ControlPlane/refuseUnknownSession(into:)``.
  case resetSession(UUID)
}
