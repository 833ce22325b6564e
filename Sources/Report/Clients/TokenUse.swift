import Exchange
import JSONText
import Journal

/// What a client did with tokens.
package struct TokenUse: Sendable {
  /// How many times it asked for one.
  package let asked: Int
  /// How many requests brought one.
  package let withToken: Int
  /// How many different ones they brought.
  package let used: Int
  /// How many times it had a token renewed that was still valid.
  package let refreshedBeforeEnd: Int
  /// The requests that had a token renewed which had expired.
  let refreshedLate: [SentRequest]

  /// How many times it had a token renewed that had expired.
  package var refreshedAfterEnd: Int { refreshedLate.count }

  /// Looks at a client's requests, the earliest first.
  init(_ sent: [SentRequest]) {
    let logins = sent.filter(\.isForToken)
    asked = logins.count
    let hashes = sent.filter { !$0.isForToken }.compactMap(\.token)
    withToken = hashes.count
    used = Set(hashes).count
    var before = 0
    var late: [SentRequest] = []
    // Which token a refresh token came with is not told: the last one is meant.
    var end: Int64?
    for login in logins {
      if let end, login.isRefresh {
        if login.start < end { before += 1 } else { late.append(login) }
      }
      if login.succeeded, let seconds = login.tokenLifetime { end = login.end + seconds * 1000 }
    }
    refreshedBeforeEnd = before
    refreshedLate = late
  }
}

extension SentRequest {
  /// Whether it asks for a token.
  var isForToken: Bool { entry.operation == "createToken" }

  /// Whether it asks for one by a refresh token.
  fileprivate var isRefresh: Bool { kept.json(.body)?.member("grant_type")?.string == "refresh_token" }

  /// How long the token that it got is valid, in seconds.
  fileprivate var tokenLifetime: Int64? {
    guard case .integer(let seconds)? = kept.json(.answer)?.member("expires_in")?.content else { return nil }
    return seconds
  }
}

extension ClientReport.Client {
  /// Fewer requests than these say nothing.
  private static let fewRequests = 3

  /// Tokens that served one request each.
  static func tokenForEachRequest(_ sent: [SentRequest], _ tokens: TokenUse) -> ClientFinding? {
    guard tokens.withToken >= fewRequests, tokens.used == tokens.withToken, tokens.asked >= tokens.used else {
      return nil
    }
    return ClientFinding(
      "token-for-each-request", sent.filter(\.isForToken), "Ask for a token once, and use it until it ends.")
  }

  /// Requests for tokens that the real v6 would have refused.
  static func tooManyTokens(_ sent: [SentRequest]) -> ClientFinding? {
    var quota = TokenQuota()
    let refused = sent.filter { login in
      // Those that were refused for it here are findings already.
      login.isForToken && quota.excess(at: login.entry.time) != nil && login.entry.status != 429
    }
    return ClientFinding(
      "too-many-tokens", refused,
      "The real v6 would have answered 429 here: it gives a client one token a second, 5 a minute and 1500 an hour. "
        + "Keep the token; --throttle answers so.")
  }

  /// Tokens that were renewed only when they had ended.
  static func tokensRefreshedLate(_ sent: [SentRequest], _ tokens: TokenUse) -> ClientFinding? {
    ClientFinding(
      "token-refreshed-late", tokens.refreshedLate,
      "Have a token renewed before it ends, by the expires_in that came with it.")
  }
}
