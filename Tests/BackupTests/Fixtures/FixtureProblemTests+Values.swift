extension FixtureProblemTests {
  /// A mailbox with one folder, which has `items`, and the line that they are refused with.
  private static func items(_ items: String, column: Int, _ member: String, _ message: String) -> ProblemVector {
    ProblemVector(
      "items \(items)", Sample.mailbox(#""folders": [ { "name": "Inbox", "items": \#(items) } ]"#),
      lines: ["a.json:3:\(column): /organizations/0/mailboxes/0/folders/0/items\(member): \(message)"])
  }

  private static let itemNumber = "expected an integer from 0 to 1000000000"

  /// An organization that says so of its backups, and the lines that it is refused with.
  private static func backups(_ members: String, lines: String...) -> ProblemVector {
    ProblemVector(
      "backups \(members)",
      #"{ "organizations": [ { "id": "\#(Sample.organizationId)", "name": "abc", "type": "Hybrid", \#(members) } ] }"#,
      lines: lines.map { "a.json:1:\($0)" })
  }

  private static let noBackup = "an organization without a backup has no"
  private static let noBackupAdvice = "leave it out, or set isBackedup to true"

  static let valueVectors: [ProblemVector] = [
    backups(
      #""firstBackuptime": "2026-01-02", "lastBackuptime": "2026-01-01""#,
      lines: "154: /organizations/0/lastBackuptime: must not be before firstBackuptime"),
    backups(
      #""firstBackuptime": "2026-01-02", "lastBackuptime": "2026-01-03", "isBackedup": false"#,
      lines: "122: /organizations/0/firstBackuptime: \(noBackup) firstBackuptime; \(noBackupAdvice)",
      "154: /organizations/0/lastBackuptime: \(noBackup) lastBackuptime; \(noBackupAdvice)"),
    backups(
      #""firstBackuptime": "yesterday""#,
      lines: "122: /organizations/0/firstBackuptime: expected a time like 2026-01-31T12:00:00Z"),
    items(#"{ "unchanged": -1 }"#, column: 59, "/unchanged", itemNumber),
    items(#"{ "changed": 1000000001 }"#, column: 57, "/changed", itemNumber),
    items(#"{ "missing": 99999999999999999999 }"#, column: 57, "/missing", itemNumber),
    items(#"{ "failing": 1.0 }"#, column: 57, "/failing", itemNumber),
    items(#"{ "failing": 1e2 }"#, column: 57, "/failing", itemNumber),
    items(#"{ "failing": "1" }"#, column: 57, "/failing", "\(itemNumber), found a string"),
    items(#"{ "failing": null }"#, column: 57, "/failing", "\(itemNumber), found null"),
    items("[1, {}]", column: 44, "", "expected an object, found an array"),
    ProblemVector(
      "an unknown organization type that resembles a known one",
      #"{ "organizations": [ { "id": "\#(Sample.organizationId)", "name": "abc", "type": "office356" } ] }"#,
      lines: [
        "a.json:1:93: /organizations/0/type: expected one of \"Office365\", \"OnPremises\", \"Hybrid\"; "
          + "did you mean \"Office365\"?"
      ]),
    ProblemVector(
      "a role in the wrong case", Sample.mailbox(#""folders": [ { "name": "D", "role": "Drafts" } ]"#),
      lines: [
        "a.json:3:39: /organizations/0/mailboxes/0/folders/0/role: expected one of \"drafts\", \"deletedItems\"; "
          + "did you mean \"drafts\"?"
      ]),
    ProblemVector(
      "an unknown hold", Sample.mailbox(#""folders": [ { "name": "D", "hold": "eternal" } ]"#),
      lines: [
        "a.json:3:39: /organizations/0/mailboxes/0/folders/0/hold: expected one of \"inPlace\", \"litigation\""
      ]),
    ProblemVector(
      "a session of an unknown type", Sample.world, Sample.session(type: "Vox", ""),
      lines: [
        "b.json:1:138: /restoreSessions/0/type: expected one of \"Vex\", \"Veod\", \"Vesp\", \"Vet\"; "
          + "did you mean \"Vex\"?"
      ]),
    ProblemVector(
      "a session in an unknown state", Sample.world, Sample.session(state: "Paused", ""),
      lines: ["b.json:1:154: /restoreSessions/0/state: expected one of \"Working\", \"Stopped\""]),
    ProblemVector(
      "a session with an unknown result", Sample.world, Sample.session(#""result": "success""#),
      lines: [
        "b.json:2:13: /restoreSessions/0/result: expected one of \"Success\", \"Warning\", \"Failed\"; "
          + "did you mean \"Success\"?"
      ]),
    ProblemVector(
      "an id in braces", Sample.organization(id: "{8a0e6f0c-31a4-4f43-9d0d-6f2b9c1e7a10}"),
      lines: ["a.json:1:30: /organizations/0/id: expected an id of 8-4-4-4-12 hexadecimal digits"]),
    ProblemVector(
      "an id that is a number", #"{ "organizations": [ { "id": 7, "name": "abc", "type": "Hybrid" } ] }"#,
      lines: ["a.json:1:30: /organizations/0/id: expected an id, found a number"]),
    ProblemVector(
      "a name that is empty",
      #"{ "organizations": [ { "id": "\#(Sample.organizationId)", "name": "", "type": "Hybrid" } ] }"#,
      lines: ["a.json:1:78: /organizations/0/name: must not be empty"]),
    ProblemVector(
      "an email that is a boolean",
      Sample.organization(#"{ "id": "\#(Sample.mailboxId)", "name": "J", "email": true }"#),
      lines: ["a.json:2:73: /organizations/0/mailboxes/0/email: expected a string, found a boolean"]),
    ProblemVector(
      "a boolean that is a string", Sample.mailbox(#""isPublic": "true""#),
      lines: ["a.json:3:15: /organizations/0/mailboxes/0/isPublic: expected true or false, found a string"]),
    ProblemVector(
      "null where a member could be left out", Sample.mailbox(#""outcome": null"#),
      lines: ["a.json:3:14: /organizations/0/mailboxes/0/outcome: expected an object, or a list of them, found null"]),
    ProblemVector(
      "mailboxes that are an object",
      #"{ "organizations": [ { "id": "\#(Sample.organizationId)", "name": "abc", "#
        + #""type": "Hybrid", "mailboxes": { "id": 1 } } ] }"#,
      lines: ["a.json:1:116: /organizations/0/mailboxes: expected an array, found an object"]),
    ProblemVector(
      "a status that is no error", Sample.mailbox(#""outcome": { "status": 200 }"#),
      lines: ["a.json:3:26: /organizations/0/mailboxes/0/outcome/status: expected an integer from 400 to 599"]),
    ProblemVector(
      "a delay of more than an hour", Sample.mailbox(#""outcome": { "delayMilliseconds": 3600001 }"#),
      lines: [
        "a.json:3:37: /organizations/0/mailboxes/0/outcome/delayMilliseconds: expected an integer from 0 to 3600000"
      ]),
    ProblemVector(
      "a message that is empty", Sample.mailbox(#""outcome": { "message": "" }"#),
      lines: ["a.json:3:27: /organizations/0/mailboxes/0/outcome/message: must not be empty"]),
    ProblemVector(
      "a day that does not exist", Sample.world,
      Sample.session(state: "Stopped", #""endTime": "2026-02-30T00:00:00Z""#),
      lines: ["b.json:2:14: /restoreSessions/0/endTime: expected a time like 2026-01-31T12:00:00Z"]),
    ProblemVector(
      "a time that is a number", Sample.world, Sample.session(state: "Stopped", #""endTime": 1767225600"#),
      lines: ["b.json:2:14: /restoreSessions/0/endTime: expected a time, found a number"]),
    ProblemVector(
      "a session that ends before it begins", Sample.world,
      Sample.session(state: "Stopped", #""endTime": "2025-12-31""#),
      lines: ["b.json:2:14: /restoreSessions/0/endTime: must not be before creationTime"]),
    ProblemVector(
      "a working session that has ended", Sample.world, Sample.session(#""endTime": "2026-12-31""#),
      lines: [
        "b.json:2:14: /restoreSessions/0/endTime: a working session has no endTime; "
          + "leave it out, or set state to \"Stopped\""
      ]),
    ProblemVector(
      "a session that lists no mailbox", Sample.world, Sample.session(#""mailboxIds": []"#),
      lines: [
        "b.json:2:17: /restoreSessions/0/mailboxIds: must not be empty; "
          + "leave it out for all mailboxes of the organization"
      ]),
    ProblemVector(
      "a user who may use no grant", #"{ "restUsers": [ { "userName": "u", "password": "p", "grants": [] } ] }"#,
      lines: ["a.json:1:64: /restUsers/0/grants: must not be empty; leave it out for the default grants"]),
    ProblemVector(
      "an unknown grant", #"{ "restUsers": [ { "userName": "u", "password": "p", "grants": ["refresh-token"] } ] }"#,
      lines: [
        "a.json:1:65: /restUsers/0/grants/0: expected one of \"password\", \"refresh_token\", \"operator\", "
          + "\"integration\", \"urn:ietf:params:oauth:grant-type:jwt-bearer\"; did you mean \"refresh_token\"?"
      ]),
    ProblemVector(
      "a token that no header can carry",
      #"{ "restUsers": [ { "userName": "u", "password": "p" } ], "tokens": [ { "token": "a b", "userName": "u" } ] }"#,
      lines: ["a.json:1:81: /tokens/0/token: a token holds letters, digits and -._~+/ and may end in ="]),
    ProblemVector(
      "a schema that is no string", #"{ "$schema": {} }"#,
      lines: ["a.json:1:14: /$schema: expected a string, found an object"]),
    ProblemVector(
      "a document that is no object", "[]",
      lines: ["a.json:1:1: expected an object, found an array"]),
    ProblemVector(
      "an element that is no object", #"{ "tokens": [ "dev-token" ] }"#,
      lines: ["a.json:1:15: /tokens/0: expected an object, found a string"]),
  ]
}
