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

  /// Begins a pair of tokens at `now`, which is a whole second.
  func begin(as form: TokenForm, needsCookie: Bool, at now: Timestamp) -> TokenPair {
    TokenPair(
      id: UUID(high: run, low: issued.wrappingAdd(1, ordering: .relaxed).newValue), issued: now,
      expires: now.adding(seconds: lifetime), form: form, needsCookie: needsCookie)
  }

  /// Puts one of the tokens of `pair`, for `userName`, in place of the scratch's text.
  func write(
    _ kind: SignedToken.Kind, of pair: TokenPair, for userName: String, using scratch: inout Scratch
  ) throws(CryptographyError) {
    let expires = kind == .access ? pair.expires : pair.issued.adding(seconds: Self.refreshLifetime)
    let head = TokenHead(
      kind: kind, id: pair.id, issued: pair.issued, expires: expires, needsCookie: pair.needsCookie)
    scratch.text.removeAll(keepingCapacity: true)
    switch (kind, pair.form) {
    case (.access, .jwt):
      try signer.appendJWT(head, for: userName, to: &scratch.text, using: &scratch.decoded)
    default:
      try signer.append(head, for: userName, to: &scratch.text, using: &scratch.decoded)
    }
  }

  /// Puts a code for one sign-in in place of the scratch's text. Nothing takes it (assumed).
  func writeAuthCode(using scratch: inout Scratch) throws(CryptographyError) {
    let id = UUID(high: run, low: issued.wrappingAdd(1, ordering: .relaxed).newValue)
    scratch.text.removeAll(keepingCapacity: true)
    try signer.appendCode(of: .authCode, for: id, to: &scratch.text, using: &scratch.decoded)
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

  /// Whether the token that `text` is, signed or not, says that this run issued it; it is read through `bytes`.
  func isOfThisRun(_ text: Span<UInt8>, into bytes: inout [UInt8]) -> Bool {
    TokenSigner.run(of: text, into: &bytes) == run
  }

  /// The real server's hour (observed).
  package static let defaultLifetime = 3600
  /// The shortest is over at once; the longest is a year.
  package static let lifetimes = 1...31_536_000
  /// Seconds that a refresh token is good for: a day (behaviour.md, section 5).
  static let refreshLifetime = 86_400
}

/// The secret that tokens are signed with; emulators that share one honour each other's tokens.
package struct TokenKey: Sendable {
  /// The key itself, only for ``TokenSigner``.
  let bytes: [UInt8]

  /// Takes a key, such as the contents of a file.
  package init(_ bytes: [UInt8]) throws(TokenKeyError) {
    guard bytes.count >= Self.minimumBytes else { throw .short(bytes.count) }
    guard Set(bytes).count >= Self.minimumVariety else { throw .monotonous }
    self.bytes = bytes
  }

  /// A random key.
  package init(from generator: inout some RandomNumberGenerator) {
    bytes = (0..<Self.minimumBytes).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }

  /// As long as the code it makes: RFC 2104, section 3 discourages less.
  package static let minimumBytes = 32
  /// Different bytes in a key: random ones of that length have fewer than these once in more keys than will be made, a
  /// file of zeros or of one repeated word always.
  package static let minimumVariety = 8
}

extension TokenKey: CustomStringConvertible, CustomReflectable {
  /// The length, never the value.
  package var description: String { "key of \(bytes.count) bytes" }
  /// Nothing: `dump` and test failures look at mirrors.
  package var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}

/// Why bytes are no key to sign tokens with.
package enum TokenKeyError: Error, Equatable {
  /// There are so many of them, which is too few.
  case short(Int)
  /// They repeat themselves.
  case monotonous
}

extension TokenKeyError: CustomStringConvertible {
  /// What is wrong, without the bytes.
  package var description: String {
    switch self {
    case .short(let count):
      "a token key has \(TokenKey.minimumBytes) bytes at least, not \(count)"
    case .monotonous:
      "a token key has \(TokenKey.minimumVariety) different bytes at least; `openssl rand \(TokenKey.minimumBytes)` makes one"
    }
  }
}
