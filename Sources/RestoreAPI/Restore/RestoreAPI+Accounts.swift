import Backup
import HTTP1
import JSONText

extension RestoreAPI {
  /// The stage "accounts": every user name and password pair of the body is one of the fixtures', where these have any
  /// (behaviour.md, section 4).
  func checkAccounts(
    of request: RequestBody, _ sets: [CredentialSet], in text: Span<UInt8>, for call: Call, using scratch: inout Scratch
  ) throws(Rejection) {
    guard call.world.checksExchangeAccounts else { return }
    var violations: [Violation] = []
    for set in sets {
      guard let pair = set.pair, let userName = request[pair.userName].text,
        let password = request[pair.password].text
      else { continue }
      userName.decode(into: &scratch.text, in: text)
      password.decode(into: &scratch.password, in: text)
      let isKnown = call.world.acceptsExchangeAccount(userName: scratch.text.span, password: scratch.password.span)
      guard !isKnown else { continue }
      violations.append(
        Violation(
          .account, message: Message.wrongAccount, at: request.pointer(to: pair.password, in: text).description,
          position: request.position(of: pair.password, in: text),
          expected: "the password of one of the fixtures' exchangeAccounts",
          found: request.found(pair.password, in: text)))
    }
    if let rejection = Rejection(.internalServerError, violations) { throw rejection }
  }
}
