import Journal

// How a client reads lists.
extension ClientReport.Client {
  /// Pages that were not asked for by the link of the page before.
  static func pagesReckoned(_ sent: [SentRequest]) -> ClientFinding? {
    var last: [String: SentRequest] = [:]
    var reckoned: [SentRequest] = []
    for request in sent where request.entry.operation.hasListName {
      if let before = last[request.listName], let offset = request.integer("offset"),
        offset > before.integer("offset") ?? 0, request.query != before.nextQuery
      {
        reckoned.append(request)
      }
      if request.succeeded { last[request.listName] = request }
    }
    return ClientFinding(
      "pages-reckoned", reckoned,
      "Ask for the next page by the _links.next of the page before, as it stands, and stop where there is none.")
  }

  /// The same question, asked again and again without a rest.
  static func busyPolling(_ sent: [SentRequest]) -> ClientFinding? {
    var series: [SentRequest: [SentRequest]] = [:]
    var busy: [SentRequest] = []
    var soonest: Int64?
    func close(_ requests: [SentRequest]) {
      guard requests.count >= mostPolls else { return }
      busy += requests
      for (request, next) in zip(requests, requests.dropFirst()) {
        soonest = min(soonest ?? .max, next.start - request.start)
      }
    }
    for request in sent where request.target.hasPrefix("GET ") {
      let known = series[request] ?? []
      if let last = known.last, request.start - last.start < rest {
        series[request] = known + [request]
      } else {
        close(known)
        series[request] = [request]
      }
    }
    for requests in series.values { close(requests) }
    return ClientFinding(
      "busy-polling", busy, soonestMilliseconds: soonest,
      "Wait longer between two looks, and longer each time: the real server answers slowly when it is asked often.")
  }

  /// So many looks in a row are too many,
  private static let mostPolls = 10
  /// where less than so many milliseconds lie between them.
  private static let rest: Int64 = 200
}

extension SentRequest: Hashable {
  /// By what is asked.
  static func == (left: SentRequest, right: SentRequest) -> Bool {
    left.target == right.target && left.query == right.query
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(target)
    hasher.combine(query)
  }
}

extension SentRequest {
  /// The list that it reads, whichever page.
  fileprivate var listName: String { "\(target) \(otherParameters)" }

  /// The query of the link to the next page: behind those of the page, the other parameters in their order.
  fileprivate var nextQuery: [Pair] {
    let limit = min(max(integer("limit") ?? Self.defaultLimit, 0), Self.maximumLimit)
    // What a client sends may be any number.
    let offset = (integer("offset") ?? 0).addingReportingOverflow(limit).partialValue
    let page = [Pair(name: "offset", text: "\(offset)", hash: nil), Pair(name: "limit", text: "\(limit)", hash: nil)]
    return page + otherParameters
  }

  private var otherParameters: [Pair] {
    query.filter { !["offset", "limit"].contains($0.name.lowercased()) }
  }

  /// Results on a page where the request says nothing, and the most (documented).
  private static let defaultLimit = 30
  private static let maximumLimit = 10_000
}

extension String {
  /// Whether a call of this name answers with a page of a list.
  fileprivate var hasListName: Bool { hasPrefix("list") || hasPrefix("search") }
}
