import Testing

/// Documents that are refused, and the lines they are refused with.
struct ProblemVector: Sendable, CustomTestStringConvertible {
  let name: String
  let documents: [String]
  let lines: [String]

  init(_ name: String, _ documents: String..., lines: [String]) {
    self.name = name
    self.documents = documents
    self.lines = lines
  }

  var testDescription: String { name }
}

/// Texts that a vector puts its mistake into.
enum Sample {
  static let organizationId = "8a0e6f0c-31a4-4f43-9d0d-6f2b9c1e7a10"
  static let mailboxId = "5d1f7a52-7c0b-4b8e-8f0e-0a4f2c6d9b31"
  static let sessionId = "380d7caf-6294-4a33-b50a-b8aeb13af58c"

  /// An organization; its mailboxes begin in column 3 of line 2.
  static func organization(id: String = organizationId, _ mailboxes: String = "") -> String {
    """
    { "organizations": [ { "id": "\(id)", "name": "abc", "type": "Office365", "mailboxes": [
      \(mailboxes)
    ] } ] }
    """
  }

  /// An organization with one mailbox, whose further members begin in column 3 of line 3.
  static func mailbox(_ members: String) -> String {
    organization(
      """
      { "id": "\(mailboxId)", "name": "John", "email": "john@abc",
        \(members) }
      """)
  }

  /// A restore session, whose further members begin in column 3 of line 2.
  static func session(type: String = "Vex", state: String = "Working", _ members: String) -> String {
    """
    { "restoreSessions": [ { "id": "\(sessionId)", "organizationId": "\(organizationId)", "type": "\(type)", \
    "state": "\(state)", "creationTime": "2026-01-01",
      \(members) } ] }
    """
  }

  /// An organization with one mailbox.
  static let world = organization(#"{ "id": "\#(mailboxId)", "name": "John", "email": "john@abc" }"#)
}
