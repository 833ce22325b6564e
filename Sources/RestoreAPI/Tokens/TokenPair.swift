import Backup
import Bytes

/// What the two tokens of one login have in common.
struct TokenPair: Sendable {
  /// Tells the pair from every other: the run that issued it, and its number there.
  let id: UUID
  /// When it was issued; tokens know whole seconds only.
  let issued: Timestamp
  /// The first moment at which its access token is no longer valid.
  let expires: Timestamp
  /// How its access token is written. A refresh token has the emulator's own form in every version (assumed).
  let form: TokenForm
  /// Whether its tokens are honoured only beside the antiforgery cookie (documented).
  let needsCookie: Bool
}

/// How the access tokens of a version are written.
enum TokenForm: Sendable {
  /// In the emulator's own form, which tells a client nothing, as the tokens of a real v6 tell nothing.
  case own
  /// As a JSON Web Token (openapi; its claims are assumed).
  case jwt
}
