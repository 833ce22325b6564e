/// Fixtures of one organization, and one session that shows all its mailboxes.
package enum SmallWorld {
  package static let organization = "8a0e6f0c-31a4-4f43-9d0d-6f2b9c1e7a10"
  package static let session = "380d7caf-6294-4a33-b50a-b8aeb13af58c"
  package static let mailbox = "9e9b7199-f547-467a-b580-9d283a75eaad"

  /// The document; who has `token` may call, and `administrator` with the password `emulator` may log in.
  package static func json(
    token: String = "dev-token", session: String = session, mailboxes: [String]
  ) -> String {
    """
    {
      "tokens": [ { "token": "\(token)", "userName": "administrator" } ],
      "restUsers": [ { "userName": "administrator", "password": "emulator" } ],
      "organizations": [
        { "id": "\(organization)", "name": "abc.onmicrosoft.com", "type": "Office365",
          "mailboxes": [ \(mailboxes.joined(separator: ",\n")) ] } ],
      "restoreSessions": [
        { "id": "\(session)", "organizationId": "\(organization)", "type": "Vex", "state": "Working",
          "creationTime": "2026-01-01T00:00:00Z" } ]
    }
    """
  }

  /// A mailbox with one folder, whose `items` are so many of each state, and an `outcome` of its restores, both in JSON.
  package static func mailbox(_ id: String, items: String = #""unchanged": 1"#, outcome: String = "") -> String {
    let outcome = outcome.isEmpty ? "" : #""outcome": { \#(outcome) },"#
    return """
      { "id": "\(id)", "name": "A", "email": "\(id)@abc.onmicrosoft.com", \(outcome)
        "folders": [ { "name": "Inbox", "items": { \(items) } } ] }
      """
  }
}
