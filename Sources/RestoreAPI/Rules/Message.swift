/// The texts of refusals, each defined once: behaviour.md, sections 1 and 3.
enum Message {
  /// A body that cannot be read, or an id of the path (framework).
  static let invalid = "The request is invalid."
  /// An unknown restore session or mailbox (observed).
  static let unknownResource = "Resource cannot be found for current key"
  /// A stopped restore session.
  static let expiredSession = "Restore session has expired."
  /// A call of the vendor's that is not emulated, by its method and path.
  static func notEmulated(_ call: String) -> String { "Not emulated: \(call)." }
  /// A negative `recentItemRestorePeriod`.
  static let negativePeriod = "\(Property.recentItemRestorePeriod.pascalName) must be 0 or greater."
  /// A certificate that is no PKCS#12 file, or is of no use (.NET's text).
  static let unusableCertificate = "Cannot find the requested object."
  /// A certificate's wrong password (.NET's text).
  static let wrongCertificatePassword = "The specified network password is not correct."
  /// A device code that was not issued here.
  static let unknownDeviceCode = "The device code is not valid or has expired."
  /// A user name and password that Exchange does not take.
  static let wrongAccount = "The request failed. The remote server returned an error: (401) Unauthorized."

  /// What was not restored yet when its restore was stopped (assumed).
  static let cancelled = "the restore was stopped"

  /// More than one answer saves.
  static let tooMuchToSave = "Too many items, or too many bytes, to be saved by one request."

  /// An item whose restore fails, as events tell it (observed).
  static let failedItem = "failed to restore item"

  /// A path that leads nowhere (framework).
  static func noResource(uri: String) -> String {
    "No HTTP resource was found that matches the request URI '\(uri)'."
  }

  /// A method that the path has not (framework).
  static func methodNotSupported(_ method: String) -> String {
    "The requested resource does not support http method '\(method)'."
  }

  /// A media type that carries no JSON (framework).
  static func unsupported(mediaType: String) -> String {
    "The request entity's media type '\(mediaType)' is not supported for this resource."
  }

  /// A body whose media type is not told, or by a field that tells none (framework).
  static let noMediaType =
    "The request contains an entity body but no Content-Type header. The inferred media type 'application/octet-stream' "
    + "is not supported for this resource."

  /// Properties that must be there (text observed).
  static func missing(_ properties: [Property]) -> String {
    missing(properties.map(\.pascalName).joined(separator: ", "))
  }

  /// A parameter that must be there (text observed).
  static func missing(_ name: String) -> String { "Missing mandatory parameters: \(name)" }

  /// A property without any of its owners.
  static func companion(_ property: Property, without owners: [Property]) -> String {
    let owners = owners.map(\.pascalName).joined(separator: " or ")
    return "\(property.pascalName) can only be used together with \(owners)."
  }

  /// Credentials in two ways.
  static func together(_ first: Property, _ second: Property) -> String {
    "\(first.pascalName) and \(second.pascalName) cannot be used together."
  }

  /// Both password pairs outside a Hybrid organization.
  static func hybridOnly(_ first: Property, _ second: Property) -> String {
    "\(first.pascalName) and \(second.pascalName) can be used together only for a Hybrid organization."
  }
}

// The texts of refused requests for tokens; the real server's are not known (assumed).
extension Message {
  /// `grant_type` is missing or unknown.
  static let unsupportedGrant = "The grant type is not supported."
  /// A user name and password that are no account of the fixtures.
  static let wrongLogin = "The user name or password is incorrect."
  /// A refresh token that is none, has expired, or was used.
  static let invalidRefreshToken = "The refresh token is not valid or has expired."
  /// A client that no user has, or one without its proof.
  static let invalidClient = "The client or what vouches for it is not valid."
  /// A user who may not log in this way.
  static let grantNotAllowed = "The user may not log in with this grant type."
  /// A token without the cookie that it needs (the framework's text).
  static let noAntiforgeryCookie = "The required antiforgery cookie \"\(AntiforgeryCookie.name)\" is not present."
  /// A cookie that was not issued here (the framework's text).
  static let unknownAntiforgeryCookie = "The antiforgery token could not be decrypted."
  /// The cookie of another token (the framework's text).
  static let otherAntiforgeryCookie = "The antiforgery cookie token and request token do not match."
  /// What the framework says when nothing better is known.
  static let failure = "An error has occurred."

  /// A parameter of a form that is there twice, or is no text.
  static func unclearParameter(_ property: Property) -> String {
    "The parameter \(property.name) must be given once, as text in UTF-8."
  }
}
