import Choices
import Emulation
import HTTP1
import Logging
import Transport
import Verdict

/// The log of one worker. A request that was refused or has a warning gets a line; every other one gets a line at debug.
/// Too many lines of one cause are summed up, but not at debug. Where there is a log of requests, each has its line there and
/// none here.
struct ServerLog {
  /// The most lines about one rule in a second, for refusals and for warnings each: enough for a developer who tries
  /// requests by hand, and few enough that no disk fills up.
  static let refusalsPerSecond = 20
  /// Of one cause in ten seconds: enough to show what is wrong.
  static let failuresPerPeriod = 5

  private let logger: Logger
  private let requestLog: RequestLog
  private let trustAdvice: String
  private let clientAuthorityName: String
  private let openFilesAdvice: String
  private var requests = LogThrottle<RequestCause>(linesPerPeriod: Self.refusalsPerSecond, milliseconds: 1000)
  private var failures = LogThrottle<String>(linesPerPeriod: Self.failuresPerPeriod, milliseconds: 10_000)

  init(_ logger: Logger, _ configuration: ServerConfiguration) {
    self.logger = logger
    requestLog = configuration.requestLog
    trustAdvice = configuration.trustAdvice
    clientAuthorityName = configuration.clientAuthorityName
    openFilesAdvice = configuration.openFilesAdvice
  }

  /// What makes two lines on requests alike.
  private struct RequestCause: Hashable {
    let rule: String
    let isRefusal: Bool
  }

  /// Whether lines were left out, and that has not been said yet: a question for every turn, and cheap.
  var hasOmissions: Bool { requests.leavesOut || failures.leavesOut }

  /// When ``tellOfOmissions(now:early:)`` has something to tell; nil when nothing was left out.
  var reportDue: Instant? {
    guard let requests = requests.reportDue else { return failures.reportDue }
    return failures.reportDue.map { min($0, requests) } ?? requests
  }

  /// Says how many lines were left out, and of what; all of them if there will be no other time.
  mutating func tellOfOmissions(now: Instant, early: Bool = false) {
    guard hasOmissions else { return }
    for report in requests.takeReports(now: now, early: early) {
      let (rule, isRefusal) = (report.cause.rule, report.cause.isRefusal)
      if case .lines(let write) = requestLog {
        write("… \(report.count) more like this (\(rule)) in the last second\n")
        continue
      }
      logger.log(
        level: Self.level(isRefusal: isRefusal),
        "… \(report.count) more \(isRefusal ? "refused" : "answered") like this (\(rule)) in the last second",
        metadata: ["rule": .string(rule), "count": .stringConvertible(report.count)])
    }
    for report in failures.takeReports(now: now, early: early) {
      logger.notice("… \(report.count) more like this (\(report.cause)) in the last 10 seconds")
    }
  }

  /// At what level something is to be said of a request, nil for nothing: why it was refused, what was odd about it, and
  /// to those who ask that it was answered. A line that is summed up with others counts as said.
  mutating func level(of outcome: Outcome, throttled: Bool, now: Instant) -> Logger.Level? {
    let least = logger.logLevel
    guard outcome.explanation != nil || tellsEach(outcome) else { return least <= .debug ? .debug : nil }
    let level = Self.level(isRefusal: outcome.explanation?.isRefusal == true)
    guard least <= level else { return nil }
    return admitsLine(of: outcome, throttled: throttled, now: now) ? level : nil
  }

  /// Whether requests have lines of their own, in place of those of the log.
  var hasRequestLog: Bool { if case .lines = requestLog { true } else { false } }

  /// Whether a line is written of a request, or it is summed up with others; at debug each has its line.
  mutating func admitsLine(of outcome: Outcome, throttled: Bool, now: Instant) -> Bool {
    if logger.logLevel <= .debug || !throttled { return true }
    tellOfOmissions(now: now)
    let explanation = outcome.explanation
    return requests.admits(
      RequestCause(rule: explanation?.rule ?? "ok", isRefusal: explanation?.isRefusal == true), now: now)
  }

  /// Writes the lines of a request into the log of requests.
  func tell(_ line: RequestLine) {
    if case .lines(let write) = requestLog { write(line.description) }
  }

  private func tellsEach(_ outcome: Outcome) -> Bool {
    guard outcome.isKept, case .entries = requestLog else { return false }
    return true
  }

  /// Says what became of a request.
  func answered(_ report: RequestReport, _ peer: SocketAddress?, at level: Logger.Level) {
    let client = level == .debug ? peer.map { ", asked by \($0)" } ?? "" : ""
    logger.log(level: level, "\(report)\(client)", metadata: report.metadata(peer))
  }

  private static func level(isRefusal: Bool) -> Logger.Level { isRefusal ? .notice : .info }

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

  /// Says that a handshake failed as it was meant to; `error` is how it ended, nil where it was broken off.
  mutating func failed(as fault: TLSFault, _ error: TLSError?, from peer: SocketAddress, now: Instant) {
    guard admits("TLS fault \(fault.rawValue)", now: now) else { return }
    logger.info("TLS handshake with \(peer) failed by the fault \(fault.rawValue)\(error.map { ": \($0)" } ?? "")")
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

  /// Says that a worker ends though the server does not stop.
  func lost(_ index: Int, left: Int) {
    let rest =
      switch left {
      case 0: "No other is left: no client is served any more."
      case 1: "One other serves on."
      default: "\(left) others serve on."
      }
    logger.critical("worker \(index) ends, as it cannot wait for events; its connections are closed. \(rest)")
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

  private func advice(on error: TLSError) -> String? {
    switch error {
    case .plainText: Connection.plainTextAdvice
    case .proxyProtocol:
      "Switch it off where the proxy is set up (HAProxy: no send-proxy, send-proxy-v2 or check-send-proxy)."
    case .alert(let alert) where alert.refusesCertificate:
      "The client does not accept the certificate. \(trustAdvice)"
    case .noCertificate:
      """
      Clients have to show a certificate here (\(clientAuthorityName)): give the client one with its key, as curl --cert \
      --key.
      """
    case .certificate:
      "The client's certificate was not issued for clients by an authority of \(clientAuthorityName)."
    case .refused(let refusal, _): refusal.description
    case .tooManyRecords: "No client needs so many; the connection was ended."
    case .ours: "This is the server's own trouble."
    case .alert, .connection, .peer: nil
    }
  }
}

extension RequestReport {
  /// What the line says, taken apart: the members of the first finding stand beside those of the request, and all that
  /// the line names in `violations` and `warnings`.
  fileprivate func metadata(_ peer: SocketAddress?) -> Logger.Metadata {
    let findings = explanation?.findings ?? []
    var metadata = findings.first?.metadata ?? [:]
    metadata["request"] = "\(request)"
    metadata["status"] = .stringConvertible(status.code)
    metadata["method"] = method.map { .string($0) }
    metadata["path"] = path.map { .string($0) }
    metadata["client"] = peer.map { "\($0)" }
    for (name, isWarning) in [("violations", false), ("warnings", true)] {
      let list = findings.filter { $0.isWarning == isWarning }
      if !list.isEmpty { metadata[name] = .array(list.map { .dictionary($0.metadata) }) }
    }
    return metadata
  }
}

extension Finding {
  fileprivate var metadata: Logger.Metadata {
    var metadata: Logger.Metadata = [
      "rule": .string(rule), "basis": .string(basis), "pointer": .string(pointer), "expected": .string(expected),
      "found": .string(found),
    ]
    metadata["line"] = position.map { .stringConvertible($0.line) }
    metadata["column"] = position.map { .stringConvertible($0.column) }
    metadata["suggestion"] = suggestion.map { .string($0) }
    return metadata
  }
}
