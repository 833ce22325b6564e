import Emulation
import Logging
import Transport

/// What a server says: one line for each request that was refused, none above debug for the others.
struct ServerLog {
  private let logger: Logger
  private let trustAdvice: String
  private let clientAuthorityName: String
  private let openFilesAdvice: String
  private var handshakes: LogThrottle
  private var pauses: LogThrottle

  init(_ logger: Logger, _ configuration: ServerConfiguration, now: Instant) {
    self.logger = logger
    trustAdvice = configuration.trustAdvice
    clientAuthorityName = configuration.clientAuthorityName
    openFilesAdvice = configuration.openFilesAdvice
    handshakes = LogThrottle(now: now)
    pauses = LogThrottle(now: now)
  }

  /// Says why a request was refused; what was odd about others, and that they were answered, only to those who ask.
  func answered(_ outcome: Outcome, to peer: SocketAddress) {
    guard outcome.explanation == nil else { return answered(outcome) }
    logger.debug("request \(outcome.request) from \(peer) answered")
  }

  /// Says the same of a request that no connection carried.
  func answered(_ outcome: Outcome) {
    guard let explanation = outcome.explanation else {
      logger.debug("request \(outcome.request) answered")
      return
    }
    logger.log(level: explanation.isRefusal ? .notice : .debug, "\(explanation)")
  }

  /// Says why TLS did not come about, where a user can do something about it, and for the rest to those who ask.
  mutating func handshakeFailed(_ error: TLSError, from peer: SocketAddress, now: Instant) {
    guard let advice = advice(on: error) else {
      logger.debug("TLS handshake with \(peer) failed: \(error)")
      return
    }
    guard case .write(let dropped) = handshakes.admit(now: now) else { return }
    logger.notice("TLS handshake with \(peer) failed: \(error). \(advice)\(Self.remark(dropped))")
  }

  /// Says that a connection took too long, or that an answer's delay is over.
  func timedOut(_ step: Step, _ peer: SocketAddress) {
    logger.debug("time is over for \(step) of \(peer)")
  }

  /// Says that no connection is accepted until one closes or gives way.
  mutating func full(_ limit: Int, now: Instant) {
    guard case .write(let dropped) = pauses.admit(now: now) else { return }
    logger.warning("accepting waits: \(limit) connections are open, as many as there may be.\(Self.remark(dropped))")
  }

  /// Says that no connection is accepted for a while.
  mutating func acceptingPaused(_ error: Errno, now: Instant) {
    guard case .write(let dropped) = pauses.admit(now: now) else { return }
    logger.warning("accepting pauses: \(error). \(openFilesAdvice)\(Self.remark(dropped))")
  }

  /// Says that something of ours failed.
  func failed(_ what: String, _ error: Errno) {
    logger.error("\(what): \(error)")
  }

  private func advice(on error: TLSError) -> String? {
    switch error {
    case .plainText: Connection.plainTextAdvice
    case .alert(let alert) where alert.refusesCertificate:
      "The client does not accept the certificate. \(trustAdvice)"
    case .noCertificate:
      """
      Clients have to show a certificate here (\(clientAuthorityName)): give the client one with its key, as curl --cert \
      --key.
      """
    case .certificate:
      "The client's certificate is none that \(clientAuthorityName) vouches for as a client's."
    case .ours: "This is the server's own trouble."
    case .alert, .tooManyRecords, .connection, .peer: nil
    }
  }

  private static func remark(_ dropped: Int) -> String {
    dropped == 0 ? "" : " (\(dropped) lines like this were left out)"
  }
}
