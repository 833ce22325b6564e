/// Why a TLS connection is over; nothing can be read, written or shut down afterwards.
package enum TLSError: Error, Hashable, Sendable {
  /// The first byte was a letter: most likely an `http://` URL. Nothing was sent, so an answer in plain text is
  /// still possible through the descriptor.
  case plainText
  /// What came first was the PROXY protocol's header, in clear as that protocol has it. Nothing was sent.
  case proxyProtocol
  /// The peer ended the connection with an alert.
  case alert(TLSAlert)
  /// The peer showed no certificate where one is required.
  case noCertificate
  /// The peer's certificate is not accepted.
  case certificate(CertificateRejection)
  /// The peer sent record after record that brought the connection no further; more than ``RecordLimit`` allows.
  case tooManyRecords
  /// The connection broke: reset, timed out, unreachable.
  case connection(Errno)
  /// The client shares no version, cipher, group or application protocol with us.
  case refused(TLSRefusal, OpenSSLError)
  /// The peer broke the protocol, or shares too little with us.
  case peer(OpenSSLError)
  /// OpenSSL or our use of it failed.
  case ours(OpenSSLError)

  /// Whether OpenSSL sent the peer an alert, which it may still have to read.
  package var hasSentAlert: Bool {
    switch self {
    case .noCertificate, .certificate, .refused, .peer, .ours: true
    case .plainText, .proxyProtocol, .alert, .tooManyRecords, .connection: false
    }
  }

  /// Whether an operator should look at it; the rest is what the Internet sends all day.
  package var isOurs: Bool {
    switch self {
    case .plainText, .proxyProtocol, .alert, .noCertificate, .certificate, .tooManyRecords, .connection, .refused,
      .peer:
      false
    case .ours: true
    }
  }
}

extension TLSError: CustomStringConvertible {
  /// One line for a log.
  package var description: String {
    switch self {
    case .plainText: "the peer does not speak TLS; its first byte is a letter, as in http://"
    case .proxyProtocol: "the peer speaks the PROXY protocol before TLS"
    case .alert(let alert): "the peer sent the alert \(alert)"
    case .noCertificate: "the peer showed no certificate"
    case .certificate(let rejection): "certificate verify failed: \(rejection)"
    case .tooManyRecords: "the peer sent too many records that carry no data"
    case .connection(let error): error.description
    case .peer(let error), .refused(_, let error): "\(error)"
    case .ours(let error): "OpenSSL failed: \(error)"
    }
  }
}

/// What a step of a TLS connection came to.
package enum TLSProgress: Equatable, Sendable {
  /// Done, with so many bytes of plain text moved; 0 for a handshake and a shutdown.
  case done(Int)
  /// The same step goes on once the descriptor is readable, whatever direction the step has.
  case wantRead
  /// The same step goes on once the descriptor is writable, whatever direction the step has.
  case wantWrite
  /// The peer sent close_notify: all it wrote was read.
  case closed
  /// The stream ended without close_notify, so that what was read last may have been cut off (RFC 8446 section 6.1).
  case truncated
  /// The connection is over.
  case failed(TLSError)
}
