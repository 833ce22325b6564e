import Backup
import Bytes
import Cryptography
import Locking
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
    let head = TokenHead(kind: kind, id: id, issued: now, expires: expires)
    try signer.append(head, for: userName, to: &scratch.text, using: &scratch.decoded)
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

/// The refresh tokens that were used here, each until it expires: none can be used twice.
struct SpentTokens: ~Copyable, Sendable {
  /// When each of them expires. (Private, it breaks the compiler as of Swift 6.3.)
  struct State {
    var expiries: [UUID: Timestamp] = [:]
    /// How many there may be before those that have expired are looked for.
    var room = usual
  }

  private let state = Lock(State())

  /// Spends the refresh token `id`, which expires at `expires`; false where it is spent already.
  func spend(_ id: UUID, until expires: Timestamp, at now: Timestamp) -> Bool {
    state.withLock { state in
      guard state.expiries[id] == nil else { return false }
      Self.makeRoom(in: &state, at: now)
      state.expiries[id] = expires
      return true
    }
  }

  /// How many are remembered.
  var count: Int { state.withLock { $0.expiries.count } }

  /// Drops what has expired, once in as many tokens as stay; where all of the most are alive, the half that expires
  /// first goes (assumed: such tokens could then be used again).
  private static func makeRoom(in state: inout State, at now: Timestamp) {
    guard state.expiries.count >= state.room else { return }
    state.expiries = state.expiries.filter { now < $0.value }
    if state.expiries.count >= limit {
      let kept = state.expiries.sorted { $0.value < $1.value }.suffix(limit / 2)
      state.expiries = Dictionary(uniqueKeysWithValues: kept.map { ($0.key, $0.value) })
    }
    state.room = min(max(usual, state.expiries.count * 2), limit)
  }

  /// What a day of tests spends, but for the busiest.
  static let usual = 1024
  /// The most that are remembered: some 5 MB.
  static let limit = 100_000
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
