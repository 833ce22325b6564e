/// What an emulator serves TLS with, and what its clients are to trust.
struct Credentials {
  /// PEM of the certificate and of what vouches for it, in the order a server sends them.
  let chain: [UInt8]
  /// PEM of its key.
  let key: [UInt8]
  /// PEM of a certificate of the same key with host names alone; nil where all clients get on with the other one.
  var certificateForNames: [UInt8]?
  /// PEM of the minted CA; nil with a certificate of the user's own.
  let authority: [UInt8]?
  /// The file with `authority`; nil when it is in none.
  let authorityPath: String?
  /// What the user should know: a CA that clients have to trust anew, a folder that takes no files.
  var warnings: [String] = []

  /// The same with more to say.
  func adding(_ warnings: [String]) -> Credentials {
    var credentials = self
    credentials.warnings += warnings
    return credentials
  }
}
