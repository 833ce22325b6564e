package import Verdict

extension Rule {
  /// Every rule that requests are held against, in the order of verdict (behaviour.md, section 1); a test finds one that is
  /// missing.
  package static let all: [Rule] = requests + tokens + bodies + places + restores + logins

  /// The rule under this name; nil where there is none.
  package static func named(_ name: String) -> Rule? { all.first { $0.name == name } }

  private static let requests: [Rule] = [
    message, memory, certificateAccepted, path, method, methodCase, emulated,
  ]

  private static let tokens: [Rule] = [
    tokenPresent, tokenForm, tokenKnown, tokenSigned, tokenKind, tokenAlive, tokenEnded, tokenUser,
    antiforgery,
  ]

  private static let bodies: [Rule] = [
    mediaType, jsonEncoding, json, bodyPresent, type, member, jsonConverted, jsonComment, jsonSingleQuotes,
    jsonUnquotedName, jsonTrailingComma, jsonMissingValue, jsonWhiteSpace, jsonControlCharacter, jsonLoneSurrogate,
    jsonNumberForm, jsonNotFinite, jsonUndefined, jsonConstructor, jsonTrailingText, actionWrapper,
  ]

  private static let places: [Rule] = [
    queryType, queryRange, queryParameter, pathID, idForm, organizationKnown, resourceKnown, sessionKnown,
    sessionWorking,
    mailboxKnown, eventKnown, folderKnown, itemKnown,
  ]

  private static let restores: [Rule] = [
    mailboxesNamed, mailboxID, itemsNamed, itemID, saveSize, sendAddress, impersonationCompanion, companion, oneWay,
    hybridPairs,
    credentialsGiven, credentialsWhole, impersonation, flags, period, base64Alphabet, base64Length, pkcs12,
    certificatePassword, certificateUsable, deviceCodeGiven, deviceCode, account, fault, outcome, mailboxResolved,
  ]

  private static let logins: [Rule] = [
    throttle, parameterOnce, parameterText, grantGiven, grantKnown, loginWhole, loginPassword, loginClient,
    loginRefreshToken, grantAllowed, tokenIssued,
  ]
}
