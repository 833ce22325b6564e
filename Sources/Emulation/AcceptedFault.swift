import Choices
import RestoreAPI
import Verdict

extension Violation {
  /// The client accepted a certificate of which this is wrong.
  static func accepted(_ fault: TLSFault) -> Violation {
    Violation(
      .certificateAccepted, at: "TLS", expected: "no request, as the client has to refuse the certificate",
      found: "a request over a certificate that \(fault.flaw)",
      suggestion: "have the client verify the server's certificate and its name")
  }
}

extension TLSFault {
  /// What is wrong with the certificate.
  fileprivate var flaw: String {
    switch self {
    case .expired: "has expired"
    case .notYetValid: "is not valid yet"
    case .wrongHost: "is for another host"
    case .selfSigned: "vouches for itself"
    case .untrustedRoot: "an unknown CA issued"
    case .missingIntermediate: "lacks its intermediate CA"
    case .tls12, .stall, .reset, .alert: "is in order"
    }
  }
}
