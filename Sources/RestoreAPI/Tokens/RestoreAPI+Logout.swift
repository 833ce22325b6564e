import Backup
import Cryptography
import HTTP1
import JSONText
import Verdict

// What a client does with a token that it has.
extension RestoreAPI {
  /// Ends the token of the request, and the refresh token that came with it (assumed). A token of the fixtures stays good:
  /// it is there for every test (assumed).
  static func logOut(_ call: Call, _ reply: inout Reply) {
    if let token = call.token {
      // The refresh token may live longer than the access token, from at most now on.
      let refresh = call.now.adding(seconds: TokenIssuer.refreshLifetime)
      _ = call.installation.endedTokens.spend(token.id, until: max(token.expires, refresh), at: call.now)
    }
    reply.response.status = call.version.emptied
  }

  /// Issues the code that a browser's sign-in ends with in the vendor's mail settings (openapi); nothing here takes one.
  static func issueAuthCode(_ call: Call, _ reply: inout Reply) throws(Rejection) {
    do throws(CryptographyError) {
      reply.response.addJSONType()
      try reply.writer.write(into: &reply.response) { (writer, _) throws(CryptographyError) in
        try write(call.api.tokens, to: &writer, using: &reply.scratch)
      }
    } catch {
      throw unsigned(error)
    }
  }

  private static func write(
    _ tokens: TokenIssuer, to writer: inout JSONWriter, using scratch: inout Scratch
  ) throws(CryptographyError) {
    try tokens.writeAuthCode(using: &scratch)
    writer.beginObject()
    writer.member("authCode", utf8: scratch.text.span)
    writer.endObject()
  }
}
