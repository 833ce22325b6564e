import HTTP1

extension Endpoint {
  /// The document that describes the others, at the place where the vendor's server has its own (observed of older
  /// versions): open to everybody, as tools fetch it before they log in (assumed).
  static let description = [
    Endpoint(
      method: .get, template: ["swagger", "docs", "v6"], operation: .describe, basis: .assumed,
      needsToken: false)
  ]
}
