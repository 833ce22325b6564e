import Testing

/// The requests of the two vendor pages, word for word but for `<app_id>`, which stands for an id, and the stray `{` at
/// the start of the bulk page's body.
struct VendorPages: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let path: String
  let body: String
  /// The default fixtures' answer.
  let answer: String

  private static let singlePage = "Restoring Mailbox Data to Original Exchange Server"
  private static let bulkPage = "Performing Bulk Restore of Mailbox Data"
  private static let singlePath = """
    /v6/RestoreSessions/380d7caf-6294-4a33-b50a-b8aeb13af58c/organization/mailboxes/\
    9e9b7199-f547-467a-b580-9d283a75eaad/restore
    """
  private static let singleAnswer =
    #"{"createdItemsCount":0,"mergedItemsCount":0,"failedItemsCount":0,"skippedItemsCount":1}"#
  private static let applicationID = "1f2e3d4c-5b6a-4978-8695-a4b3c2d1e0f9"

  static let all = [
    VendorPages(
      testDescription: "\(singlePage): Request Example 1, and Example", path: singlePath,
      body: """
        {
          "userName": "jsmith@westsupport.onmicrosoft.com",
          "userPassword": "paSSw0rd"
        }
        """,
      answer: singleAnswer),
    VendorPages(
      testDescription: "\(singlePage): Request Example 2", path: singlePath,
      body: """
        {
           "userCode": "C6A9DB737"
        }
        """,
      answer: singleAnswer),
    VendorPages(
      testDescription: "\(singlePage): Request Example 3", path: singlePath,
      body: """
        {
           "applicationId" : "\(applicationID)",
           "applicationCertificate": "\(certificate)",
           "applicationCertificatePassword": "xxx",
           "impersonationAccountName": "xxx"
        }
        """,
      answer: singleAnswer),
    // The page spells two properties in its own way: excludeDeleteditems and excludeInplaceHoldItems.
    VendorPages(
      testDescription: "\(bulkPage): Example",
      path: "/v6/RestoreSessions/380d7caf-6294-4a33-b50a-b8aeb13af58c/organization/mailboxes/restore",
      body: #"""
        {"mailBoxes": [{"id":"1b0abb44-3efd-4dc9-bceb-07823e6f244b","name":"Mailbox",\#
        "email":"djohnes@northsupport.onmicrosoft.com"}], "casServer":"outlook.office3655.com", \#
        "skipUnresolved": false, "changedItems": false, "deletedItems": true, "markRestoredAsUnread": false, \#
        "excludeDrafts": false, "excludeDeleteditems": false, "excludeLitigationHoldItems": false, \#
        "excludeInplaceHoldItems": false, "applicationId": "\#(applicationID)", \#
        "applicationCertificatePassword": "xxx", "applicationCertificate": "\#(certificate)", \#
        "impersonationAccountName": "xxx" }
        """#,
      answer: """
        {"status":"Success","createdItemsCount":2,"mergedItemsCount":0,"failedItemsCount":0,"skippedItemsCount":30,\
        "details":[{"mailbox":{"id":"1b0abb44-3efd-4dc9-bceb-07823e6f244b","name":"Dan Johnes",\
        "email":"djohnes@northsupport.onmicrosoft.com","isArchive":false,"isPublic":false},"status":"Success",\
        "details":{"createdItemsCount":2,"mergedItemsCount":0,"failedItemsCount":0,"skippedItemsCount":30}}]}
        """),
  ]
}
