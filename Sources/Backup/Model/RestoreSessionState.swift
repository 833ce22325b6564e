/// Whether a restore session can be used; raw values are the vendor's spelling.
package enum RestoreSessionState: String, CaseIterable, Sendable {
  case working = "Working"
  case stopped = "Stopped"
}
