/// When a certificate holds, in Unix seconds, both ends included (RFC 5280 section 4.1.2.5).
package struct Validity: Equatable, Sendable {
  /// The first second.
  package let notBefore: Int64
  /// The last second.
  package let notAfter: Int64

  /// From `notBefore` to `notAfter`, which may be earlier: then it holds never.
  package init(notBefore: Int64, notAfter: Int64) {
    self.notBefore = notBefore
    self.notAfter = notAfter
  }

  /// Whether `now` lies in it.
  package func contains(_ now: Int64) -> Bool {
    notBefore <= now && now <= notAfter
  }

  /// `days` in all, the first of them already over for clients whose clock is behind; `limit` is not exceeded.
  init(from now: Int64, days: Int64, notAfter limit: Int64 = .max) {
    notBefore = now - Self.day
    notAfter = min(notBefore + days * Self.day, limit)
  }

  /// A day in seconds.
  static let day: Int64 = 86_400
}
