/// What a server proves its identity with.
package struct ServerIdentity: Sendable {
  /// PEM of the leaf certificate, followed by the intermediate ones, if any.
  package let certificateChain: [UInt8]
  /// PEM of the leaf's private key, not encrypted.
  package let privateKey: [UInt8]
  /// PEM of a leaf of the same key that clients see which name the host; `nil` shows all of them the same one.
  package let certificateForNames: [UInt8]?

  package init(certificateChain: [UInt8], privateKey: [UInt8], certificateForNames: [UInt8]? = nil) {
    self.certificateChain = certificateChain
    self.privateKey = privateKey
    self.certificateForNames = certificateForNames
  }
}
