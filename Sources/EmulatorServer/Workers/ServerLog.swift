import Emulation
import Logging
import Transport

/// What one worker says: a line for each request that was refused, none above debug for the others. Lines of one cause
/// that come too thick are summed up; who asks for debug gets every refusal whole.
struct ServerLog {
  /// Of one rule in a second: enough for what a client's developer does by hand, few enough that no disk fills up.
  static let refusalsPerSecond = 20
  /// Of one cause in ten seconds: enough to show what is wrong.
  static let failuresPerPeriod = 5

  private let logger: Logger
  private let trustAdvice: String
  private let clientAuthorityName: String
  private let openFilesAdvice: String
  private var refusals = LogThrottle<String>(linesPerPeriod: Self.refusalsPerSecond, milliseconds: 1000)
  private var failures = LogThrottle<String>(linesPerPeriod: Self.failuresPerPeriod, milliseconds: 10_000)

  init(_ logger: Logger, _ configuration: ServerConfiguration) {
    self.logger = logger
    trustAdvice = configuration.trustAdvice
    clientAuthorityName = configuration.clientAuthorityName
    openFilesAdvice = configuration.openFilesAdvice
  }

  /// Whether lines were left out that nobody was told of: a question for every turn, and cheap.
  var hasOmissions: Bool { refusals.leavesOut || failures.leavesOut }

  /// When ``tellOfOmissions(now:early:)`` has something to tell; nil when nothing was left out.
  var reportDue: Instant? {
    guard let refusals = refusals.reportDue else { return failures.reportDue }
    return failures.reportDue.map { min($0, refusals) } ?? refusals
  }

  /// Says how many lines were left out, and of what; all of them if there will be no other time.
  mutating func tellOfOmissions(now: Instant, early: Bool = false) {
    guard hasOmissions else { return }
    for report in refusals.takeReports(now: now, early: early) {
      logger.notice("… \(report.count) more refused like this (\(report.cause)) in the last second")
    }
    for report in failures.takeReports(now: now, early: early) {
      logger.notice("… \(report.count) more like this (\(report.cause)) in the last 10 seconds")
    }
  }

  /// Says why a request was refused; what was odd about others, and that they were answered, only to those who ask.
  mutating func answered(_ outcome: Outcome, to peer: SocketAddress, now: Instant) {
    guard let explanation = outcome.explanation else {
      logger.debug("request \(outcome.request) from \(peer) answered")
      return
    }
    if logger.logLevel > .debug, let rule = explanation.rule {
      tellOfOmissions(now: now)
      guard refusals.admits(rule, now: now) else { return }
    }
    say(explanation)
  }

  /// Says the same of a request that no connection carried.
  func answered(_ outcome: Outcome) {
    guard let explanation = outcome.explanation else {
      logger.debug("request \(outcome.request) answered")
      return
    }
    say(explanation)
  }

  /// Says why TLS came to an end, where a user can do something about it, and for the rest to those who ask.
  mutating func tlsFailed(
    _ error: TLSError, duringHandshake: Bool, from peer: SocketAddress, now: Instant
  ) {
    let what = duringHandshake ? "TLS handshake" : "TLS"
    guard let advice = advice(on: error) else {
      logger.debug("\(what) with \(peer) failed: \(error)")
      return
    }
    guard admits("\(what): \(error)", now: now) else { return }
    logger.notice("\(what) with \(peer) failed: \(error). \(advice)")
  }

  /// Says that a connection took too long, or that an answer's delay is over.
  func timedOut(_ step: Step, _ peer: SocketAddress) {
    logger.debug("time is over for \(step) of \(peer)")
  }

  /// Says that no connection is accepted until one closes or gives way.
  mutating func full(_ limit: Int, now: Instant) {
    guard admits("accepting waits", now: now) else { return }
    logger.warning("accepting waits: \(limit) connections are open, as many as there may be.")
  }

  /// Says that no connection is accepted for a while.
  mutating func acceptingPaused(_ error: Errno, now: Instant) {
    guard admits("accepting pauses: \(error)", now: now) else { return }
    logger.warning("accepting pauses: \(error). \(openFilesAdvice)")
  }

  /// Says that something of ours failed.
  mutating func failed(_ what: String, _ error: Errno, now: Instant) {
    guard admits("\(what): \(error)", now: now) else { return }
    logger.error("\(what): \(error)")
  }

  private mutating func admits(_ failure: String, now: Instant) -> Bool {
    tellOfOmissions(now: now)
    return failures.admits(failure, now: now)
  }

  private func say(_ explanation: Explanation) {
    logger.log(level: explanation.isRefusal ? .notice : .debug, "\(explanation)")
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
    case .refused(let refusal, _): refusal.description
    case .tooManyRecords: "No client needs so many; the connection was ended."
    case .ours: "This is the server's own trouble."
    case .alert, .connection, .peer: nil
    }
  }
}
