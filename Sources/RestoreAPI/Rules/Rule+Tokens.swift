// The rules of issued tokens and of the requests for them: behaviour.md, section 5.
extension Rule {
  /// An issued token is as it was issued, and signed with this emulator's key.
  static let tokenSigned = Rule("token.signed", .observed)
  /// A bearer token is an access token.
  static let tokenKind = Rule("token.kind", .observed)
  /// The user of an issued token is still one of the fixtures'.
  static let tokenUser = Rule("token.user", .assumed)
}
