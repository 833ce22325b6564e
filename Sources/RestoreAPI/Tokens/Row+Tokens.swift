import Verdict

// What versions after the first have besides, around tokens.
extension Row {
  /// Since v7: what a client does with a token that it has.
  static let laterTokens: [Row] = [
    .post("logOut: token/logout", .openapi, .call(RestoreAPI.logOut)),
    .post("createAuthCode: token/AuthCode", .openapi, .call(RestoreAPI.issueAuthCode)).confidential,
  ]

  /// Since v8: what monitoring asks, without a token.
  static let health: [Row] = [
    .get("getProductHealth: Health", .openapi, .call(RestoreAPI.getProductHealth)).open
  ]
}
