import Backup
import Cryptography
import Synchronization

/// Issues tokens, and knows which refresh tokens are spent.
package final class TokenIssuer: Sendable {
  /// Writes and reads tokens.
  let signer: TokenSigner
  /// Seconds that an access token is good for.
  let lifetime: Int
  /// The refresh tokens that were used here.
  let spent = SpentTokens()
  private let run: UInt64
  private let issued = Atomic<UInt64>(0)

  /// An issuer that has issued nothing yet.
  init(_ settings: RestoreAPI.Settings) {
    signer = TokenSigner(key: settings.tokenKey)
    lifetime = min(max(settings.tokenLifetime, Self.lifetimes.lowerBound), Self.lifetimes.upperBound)
    run = settings.tokenRun
  }

  /// Appends a token for `userName` to `text`; `bytes` is for what it is made of. It is good for `seconds` from
  /// `now` on, which is a whole second.
  func append(
    _ kind: SignedToken.Kind, for userName: String, at now: Timestamp, seconds: Int, to text: inout [UInt8],
    using bytes: inout [UInt8]
  ) throws(CryptographyError) {
    let id = UUID(high: run, low: issued.wrappingAdd(1, ordering: .relaxed).newValue)
    try signer.append(
      kind, for: userName, id: id, issued: now, expires: now.adding(seconds: seconds), to: &text, using: &bytes)
  }

  /// The real server's hour (observed).
  package static let defaultLifetime = 3600
  /// The shortest is over at once; the longest is a year.
  package static let lifetimes = 1...31_536_000
  /// Seconds that a refresh token is good for: a day (behaviour.md, section 5).
  static let refreshLifetime = 86_400
}
