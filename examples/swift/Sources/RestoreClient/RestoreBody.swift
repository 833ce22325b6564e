import Foundation

/// The body of a single restore.
struct RestoreBody: Encodable {
  var userName: String?
  var userPassword: String?
  var userCode: String?
  var applicationId: String?
  var applicationCertificate: String?
  var applicationCertificatePassword: String?
  var impersonationAccountName: String?

  init(_ credentials: Credentials) {
    switch credentials {
    case .password(let user, let password):
      userName = user
      userPassword = password
    case .deviceCode(let code):
      userCode = code
    case .certificate(let application, let pfx, let password, let account):
      applicationId = application
      applicationCertificate = pfx.base64EncodedString()
      applicationCertificatePassword = password
      impersonationAccountName = account
    }
  }
}
