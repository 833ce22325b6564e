/// The body of a bulk restore: the same credentials, the password's by other names.
struct BulkRestoreBody: Encodable {
  let mailBoxes: [Mailbox]
  let changedItems = true
  let deletedItems = true
  let office365UserName: String?
  let office365UserPassword: String?
  let userCode: String?
  let applicationId: String?
  let applicationCertificate: String?
  let applicationCertificatePassword: String?
  let impersonationAccountName: String?

  init(_ mailboxes: [Mailbox], _ credentials: Credentials) {
    let single = RestoreBody(credentials)
    mailBoxes = mailboxes
    office365UserName = single.userName
    office365UserPassword = single.userPassword
    userCode = single.userCode
    applicationId = single.applicationId
    applicationCertificate = single.applicationCertificate
    applicationCertificatePassword = single.applicationCertificatePassword
    impersonationAccountName = single.impersonationAccountName
  }
}
