/// How a restore session went; raw values are the vendor's spelling.
package enum RestoreSessionResult: String, CaseIterable, Sendable {
  case success = "Success"
  case warning = "Warning"
  case failed = "Failed"
}
