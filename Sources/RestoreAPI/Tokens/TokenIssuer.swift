import Backup
import Bytes
import Cryptography
import Synchronization

/// Issues tokens, and knows them again.
package final class TokenIssuer: Sendable {
  /// Writes and reads tokens.
  let signer: TokenSigner
  /// Seconds that an access token is good for.
  let lifetime: Int
  private let run: UInt64
  private let issued = Atomic<UInt64>(0)

  /// An issuer that has issued nothing yet.
  init(_ settings: RestoreAPI.Settings) {
    signer = TokenSigner(key: settings.tokenKey)
    lifetime = min(max(settings.tokenLifetime, Self.lifetimes.lowerBound), Self.lifetimes.upperBound)
    run = settings.tokenRun
  }

  /// Puts a new token for `userName` in place of the scratch's text, and tells when it expires. Tokens know whole
  /// seconds only.
  func issue(
    _ kind: SignedToken.Kind, for userName: String, at now: Timestamp, using scratch: inout Scratch
  ) throws(CryptographyError) -> Timestamp {
    let id = UUID(high: run, low: issued.wrappingAdd(1, ordering: .relaxed).newValue)
    let expires = now.adding(seconds: kind == .access ? lifetime : Self.refreshLifetime)
    scratch.text.removeAll(keepingCapacity: true)
    try signer.append(
      kind, for: userName, id: id, issued: now, expires: expires, to: &scratch.text, using: &scratch.decoded)
    return expires
  }

  /// Reads the refresh token that `text` is, through `bytes`; nil where it is none that this key has signed.
  func refreshToken(_ text: [UInt8], into bytes: inout [UInt8]) -> SignedToken? {
    guard let token = try? signer.read(text.span, into: &bytes), token.kind == .refresh else { return nil }
    return token
  }

  /// Whether `text` is an access token that this key has signed; it is read through `bytes`.
  func isAccessToken(_ text: [UInt8], into bytes: inout [UInt8]) -> Bool {
    (try? signer.read(text.span, into: &bytes))?.kind == .access
  }

  /// Whether the token of these bytes, signed or not, says that this run issued it.
  func isOfThisRun(_ bytes: [UInt8]) -> Bool { TokenSigner.run(in: bytes.span) == run }

  /// The real server's hour (observed).
  package static let defaultLifetime = 3600
  /// The shortest is over at once; the longest is a year.
  package static let lifetimes = 1...31_536_000
  /// Seconds that a refresh token is good for: a day (behaviour.md, section 5).
  static let refreshLifetime = 86_400
}
