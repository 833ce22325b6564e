/// A TLS alert by its number (RFC 8446 section 6).
package struct TLSAlert: RawRepresentable, Hashable, Sendable {
  /// The number on the wire.
  package let rawValue: UInt8

  /// Takes the number on the wire.
  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// Corrupt, or for another name.
  package static let badCertificate = TLSAlert(rawValue: 42)
  /// Of a kind the peer does not handle.
  package static let unsupportedCertificate = TLSAlert(rawValue: 43)
  /// Revoked by its issuer.
  package static let certificateRevoked = TLSAlert(rawValue: 44)
  /// Expired, or not valid yet.
  package static let certificateExpired = TLSAlert(rawValue: 45)
  /// Not acceptable for some other reason.
  package static let certificateUnknown = TLSAlert(rawValue: 46)
  /// The peer does not trust the certificate's issuer.
  package static let unknownCA = TLSAlert(rawValue: 48)
  /// A client has to show a certificate (RFC 8446 section 4.4.2.4).
  package static let certificateRequired = TLSAlert(rawValue: 116)

  /// Whether a client sends it because it does not accept our certificate: it has to be told of our CA, or uses a
  /// name that the certificate lacks.
  package var refusesCertificate: Bool {
    switch self {
    case .badCertificate, .unsupportedCertificate, .certificateRevoked, .certificateExpired, .certificateUnknown,
      .unknownCA:
      true
    default: false
    }
  }
}

extension TLSAlert: CustomStringConvertible {
  /// The RFC's name, such as `unknown_ca`.
  package var description: String {
    Self.names[rawValue] ?? "alert \(rawValue)"
  }

  /// RFC 8446 section 6 and, for what only TLS 1.2 has, RFC 5246 section 7.2.
  private static let names: [UInt8: String] = [
    0: "close_notify",
    10: "unexpected_message",
    20: "bad_record_mac",
    22: "record_overflow",
    30: "decompression_failure",
    40: "handshake_failure",
    42: "bad_certificate",
    43: "unsupported_certificate",
    44: "certificate_revoked",
    45: "certificate_expired",
    46: "certificate_unknown",
    47: "illegal_parameter",
    48: "unknown_ca",
    49: "access_denied",
    50: "decode_error",
    51: "decrypt_error",
    70: "protocol_version",
    71: "insufficient_security",
    80: "internal_error",
    86: "inappropriate_fallback",
    90: "user_canceled",
    100: "no_renegotiation",
    109: "missing_extension",
    110: "unsupported_extension",
    112: "unrecognized_name",
    113: "bad_certificate_status_response",
    115: "unknown_psk_identity",
    116: "certificate_required",
    120: "no_application_protocol",
  ]
}
