import Backup
import Bytes

/// What a token that was issued here, or by an emulator with the same key, says: all of it stands in the token itself.
struct SignedToken {
  /// What a token is good for.
  enum Kind: UInt8 {
    /// For calls.
    case access = 1
    /// For one more pair of tokens.
    case refresh = 2
  }

  /// What it is good for.
  let kind: Kind
  /// The first moment at which it is no longer valid.
  let expires: Timestamp
  /// Tells it from every other token: the run that issued it, and its number there.
  let id: UUID
  /// The name of its user, in the bytes it was read into.
  let userName: ByteRange

  /// Whether it still stands for its user.
  func isValid(at now: Timestamp) -> Bool { now < expires }
}
