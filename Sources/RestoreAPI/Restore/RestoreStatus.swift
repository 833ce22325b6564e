/// How a bulk restore, or that of one of its mailboxes, went (openapi).
enum RestoreStatus: Sendable {
  case success
  case warning
  case failed

  /// The vendor's word.
  var name: String {
    switch self {
    case .success: "Success"
    case .warning: "Warning"
    case .failed: "Failed"
    }
  }
}
