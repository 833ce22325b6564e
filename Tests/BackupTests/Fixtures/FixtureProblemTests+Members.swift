extension FixtureProblemTests {
  static let memberVectors: [ProblemVector] = [
    ProblemVector(
      "an unknown member that resembles a known one", Sample.mailbox(#""isArchiv": true"#),
      lines: [
        "a.json:3:3: /organizations/0/mailboxes/0/isArchiv: unknown member of a mailbox; did you mean \"isArchive\"?"
      ]),
    ProblemVector(
      "a member in the wrong case", Sample.mailbox(#""Outcome": {}"#),
      lines: [
        "a.json:3:3: /organizations/0/mailboxes/0/Outcome: unknown member of a mailbox; did you mean \"outcome\"?"
      ]),
    ProblemVector(
      "an unknown member that resembles none", Sample.mailbox(#""outcome": { "colour": [1, { "a": 2 }] }"#),
      lines: [
        "a.json:3:16: /organizations/0/mailboxes/0/outcome/colour: unknown member of an outcome; "
          + "known are \"status\", \"message\", \"retryAfter\", \"delayMilliseconds\", \"trickle\", \"close\", "
          + "\"truncate\", \"contentLength\", \"stall\", \"noCloseNotify\""
      ]),
    ProblemVector(
      "a member given twice", Sample.mailbox(#""isPublic": true, "isPublic": true"#),
      lines: ["a.json:3:21: /organizations/0/mailboxes/0/isPublic: a mailbox has this member twice"]),
    ProblemVector(
      "a member given twice, once with an escape", Sample.mailbox(#""isPublic": true, "is\u0050ublic": true"#),
      lines: ["a.json:3:21: /organizations/0/mailboxes/0/isPublic: a mailbox has this member twice"]),
    ProblemVector(
      "an array of the document given twice", #"{ "deviceCodes": [], "deviceCodes": [] }"#,
      lines: ["a.json:1:22: /deviceCodes: a fixture document has this member twice"]),
    ProblemVector(
      "a mailbox without anything", Sample.organization("{}"),
      lines: [
        "a.json:2:3: /organizations/0/mailboxes/0: a mailbox must have \"id\"",
        "a.json:2:3: /organizations/0/mailboxes/0: a mailbox must have \"name\"",
        "a.json:2:3: /organizations/0/mailboxes/0: a mailbox must have \"email\"",
      ]),
    ProblemVector(
      "an organization without anything", #"{ "organizations": [{}] }"#,
      lines: ["id", "name", "type"].map { "a.json:1:21: /organizations/0: an organization must have \"\($0)\"" }),
    ProblemVector(
      "a restore session without anything", #"{ "restoreSessions": [{}] }"#,
      lines: ["id", "organizationId", "type", "state", "creationTime"].map {
        "a.json:1:23: /restoreSessions/0: a restore session must have \"\($0)\""
      }),
    ProblemVector(
      "a REST user without anything", #"{ "restUsers": [{}] }"#,
      lines: ["userName", "password"].map { "a.json:1:17: /restUsers/0: a REST user must have \"\($0)\"" }),
    ProblemVector(
      "a token without anything", #"{ "tokens": [{}] }"#,
      lines: ["token", "userName"].map { "a.json:1:14: /tokens/0: a token must have \"\($0)\"" }),
    ProblemVector(
      "an Exchange account without anything", #"{ "exchangeAccounts": [{}] }"#,
      lines: ["userName", "password"].map {
        "a.json:1:24: /exchangeAccounts/0: an Exchange account must have \"\($0)\""
      }),
    ProblemVector(
      "a folder without a name", Sample.mailbox(#""folders": [ { "items": {} } ]"#),
      lines: ["a.json:3:16: /organizations/0/mailboxes/0/folders/0: a folder must have \"name\""]),
    ProblemVector(
      "a member name that a pointer must escape", Sample.mailbox(#""a/b~c": 0, "id": 0"#),
      lines: [
        "a.json:3:3: /organizations/0/mailboxes/0/a~1b~0c: unknown member of a mailbox; known are \"id\", \"name\", "
          + "\"email\", \"isArchive\", \"isPublic\", \"folders\", \"outcome\"",
        "a.json:3:15: /organizations/0/mailboxes/0/id: a mailbox has this member twice",
      ]),
  ]
}
