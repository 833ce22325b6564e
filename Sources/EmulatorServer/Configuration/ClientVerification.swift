/// How a server's clients prove who they are.
package struct ClientVerification: Sendable, Equatable {
  /// PEM of the certificates that vouch for clients.
  package let authorities: [UInt8]
  /// Whether a client without a certificate is refused; one with another certificate always is.
  package let isRequired: Bool

  package init(authorities: [UInt8], isRequired: Bool) {
    self.authorities = authorities
    self.isRequired = isRequired
  }
}
