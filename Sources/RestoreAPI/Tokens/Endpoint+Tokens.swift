import HTTP1

extension Endpoint {
  /// What gets a client its bearer token.
  static let tokens: [Endpoint] = [
    Endpoint(
      method: .post, template: ["v6", "token"], operation: .issueToken, body: .tokenRequest, basis: .observed,
      needsToken: false)
  ]
}
