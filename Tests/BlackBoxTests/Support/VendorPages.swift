import TestSupport

/// The paths and bodies of the vendor's two pages, as a shell user would type them.
enum VendorPages {
  static let session = SmallWorld.session
  static let mailbox = SmallWorld.mailbox
  static let applicationID = "1f2e3d4c-5b6a-4978-8695-a4b3c2d1e0f9"

  /// "Restoring Mailbox Data to Original Exchange Server", Request Example 1.
  static let password = """
    {
      "userName": "jsmith@westsupport.onmicrosoft.com",
      "userPassword": "paSSw0rd"
    }
    """
  /// Request Example 2.
  static let deviceCode = #"{ "userCode": "C6A9DB737" }"#

  /// Request Example 3, with a certificate in Base64.
  static func certificate(_ base64: String) -> String {
    """
    {
      "applicationId": "\(applicationID)",
      "applicationCertificate": "\(base64)",
      "applicationCertificatePassword": "xxx",
      "impersonationAccountName": "xxx"
    }
    """
  }

  /// "Performing Bulk Restore of Mailbox Data", Example, with a certificate in Base64.
  static func bulk(_ base64: String) -> String {
    """
    {"mailBoxes": [{"id":"1b0abb44-3efd-4dc9-bceb-07823e6f244b","name":"Mailbox",\
    "email":"djohnes@northsupport.onmicrosoft.com"}], "casServer":"outlook.office3655.com", "skipUnresolved": false, \
    "changedItems": false, "deletedItems": true, "markRestoredAsUnread": false, "excludeDrafts": false, \
    "excludeDeleteditems": false, "excludeLitigationHoldItems": false, "excludeInplaceHoldItems": false, \
    "applicationId": "\(applicationID)", "applicationCertificatePassword": "xxx", \
    "applicationCertificate": "\(base64)", "impersonationAccountName": "xxx"}
    """
  }

  /// The single restore of a mailbox, or with none the bulk restore.
  static func path(mailbox: String?) -> String {
    "/v6/RestoreSessions/\(session)/organization/mailboxes/" + (mailbox.map { "\($0)/" } ?? "") + "restore"
  }
}
