import Bytes
import Exchange
import HTTP1
import Journal

/// Which requests of the journal a call is about, by its query.
struct RequestFilter {
  private var match: Match
  private let verdict: JudgedAs?
  private let before: Int?
  /// How many are listed.
  let limit: Int

  /// The parameters by which requests are chosen.
  static let parameters = ["session", "mailbox", "method", "path", "status", "verdict"]
  /// The same, and those of a page.
  static let pageParameters = parameters + ["before", "limit"]
  /// The most that are listed at a time.
  private static let longestList = 1000
  private static let usualList = 100

  /// Reads the filter of a call.
  init(_ call: borrowing ControlCall) throws(Problem) {
    let query = call.query
    match = Match(call.plane.parts.vocabulary)
    match.session = try query.id("session")
    match.mailbox = try query.id("mailbox")
    match.method = query["method"]
    match.path = query["path"].map(TextPattern.init)
    if let text = query["status"] {
      guard let status = StatusPattern(text) else {
        throw Problem(.badRequest, "status is one from 100 to 599, or a class such as 4xx.")
      }
      match.status = status
    }
    if let text = query["verdict"] {
      guard let verdict = JudgedAs(rawValue: text) else {
        throw Problem(.badRequest, "verdict is ok, violations or warnings.")
      }
      self.verdict = verdict
    } else {
      verdict = nil
    }
    before = try query["before"].map { text throws(Problem) in try call.requestNumber(text) }
    limit = try query.integer("limit", in: 1...Self.longestList) ?? Self.usualList
  }

  /// Whether a request is meant, by what is quickly told.
  func mayTake(_ entry: JournalEntry) -> Bool {
    if let before, entry.request.number >= before { return false }
    if let verdict, verdict != entry.verdict { return false }
    return match.mayTake(entry)
  }

  /// Whether a request is meant.
  func takes(_ request: KeptRequest) -> Bool { mayTake(request.entry) && match.takes(request) }

  /// The requests that are meant, the latest first.
  func requests(in journal: Journal) -> [KeptRequest] {
    guard match.needsBytes else { return journal.requests(latestFirst: true, limit: limit, where: mayTake) }
    return Array(journal.requests(latestFirst: true, where: mayTake).lazy.filter { match.takes($0) }.prefix(limit))
  }
}

extension ControlCall {
  /// The number of the request that an id names: `a1b2c3d4-17`, or `17`.
  func requestNumber(_ text: String) throws(Problem) -> Int {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let run = parts.count == 2 ? String(parts[0]) : nil
    guard parts.count <= 2, let number = parts.last.flatMap({ Int($0) }), number >= 0 else {
      throw Problem(.badRequest, "The id of a request looks like \(context.request).")
    }
    guard run == nil || run == "\(context.request.run)" else {
      throw Problem(.notFound, "This request is of another run; this one's are called \(context.request.run)-….")
    }
    return number
  }
}
