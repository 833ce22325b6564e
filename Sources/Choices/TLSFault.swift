/// A way in which TLS fails on purpose, so that a client's author sees what the client makes of it.
public enum TLSFault: String, Sendable, CaseIterable {
  /// The certificate's time is over, since a day.
  case expired
  /// The certificate's time begins in 30 days.
  case notYetValid
  /// The certificate is for another host.
  case wrongHost
  /// The certificate vouches for itself.
  case selfSigned
  /// The certificate was issued by a CA that no client trusts, which is sent with it.
  case untrustedRoot
  /// The certificate was issued by an intermediate CA that is not sent.
  case missingIntermediate
  /// Nothing newer than TLS 1.2 is offered; all else is in order.
  case tls12
  /// The client's first message is never answered. The connection ends after 10 seconds, as every one does whose
  /// handshake takes so long.
  case stall
  /// The connection is reset (TCP's RST) when the client's first message has come.
  case reset
  /// The client's first message is answered with the fatal alert `handshake_failure`.
  case alert
}

extension TLSFault {
  /// Whether the certificate is one that no client may accept: a request that comes in all the same comes from a client
  /// that does not verify.
  package var showsBadCertificate: Bool {
    switch self {
    case .expired, .notYetValid, .wrongHost, .selfSigned, .untrustedRoot, .missingIntermediate: true
    case .tls12, .stall, .reset, .alert: false
    }
  }

  /// The host name by which a client meets the fault on the emulator's own port, where that is switched on.
  package var hostName: String {
    switch self {
    case .notYetValid: "not-yet-valid.localhost"
    case .wrongHost: "wrong-host.localhost"
    case .selfSigned: "self-signed.localhost"
    case .untrustedRoot: "untrusted-root.localhost"
    case .missingIntermediate: "missing-intermediate.localhost"
    case .expired, .tls12, .stall, .reset, .alert: "\(rawValue).localhost"
    }
  }
}
