extension FixtureProblemTests {
  private static let user = #""restUsers": [ { "userName": "administrator", "password": "p", "clientId": "c" } ]"#

  static let repetitionVectors: [ProblemVector] = [
    ProblemVector(
      "two mailboxes with one id, in any case",
      Sample.organization(
        #"{ "id": "\#(Sample.mailboxId)", "name": "A", "email": "a" }, { "id": "\#(Sample.mailboxId.uppercased())", "#
          + #""name": "B", "email": "b" }"#),
      lines: [
        "a.json:2:88: /organizations/0/mailboxes/1/id: the id \(Sample.mailboxId) is that of a mailbox already, "
          + "first at a.json:2:11"
      ]),
    ProblemVector(
      "a mailbox with the id of its organization",
      Sample.organization(#"{ "id": "\#(Sample.organizationId)", "name": "A", "email": "a" }"#),
      lines: [
        "a.json:2:11: /organizations/0/mailboxes/0/id: the id \(Sample.organizationId) is that of an organization "
          + "already, first at a.json:1:30"
      ]),
    ProblemVector(
      "the same organization in two documents, and in a third", Sample.organization(), Sample.organization(),
      Sample.organization(),
      lines: ["b", "c"].map {
        "\($0).json:1:30: /organizations/0/id: the id \(Sample.organizationId) is that of an organization already, "
          + "first at a.json:1:30"
      }),
    ProblemVector(
      "a session with the id of a mailbox", Sample.world,
      #"{ "restoreSessions": [ { "id": "\#(Sample.mailboxId)", "organizationId": "\#(Sample.organizationId)", "#
        + #""type": "Vex", "state": "Working", "creationTime": "2026-01-01" } ] }"#,
      lines: [
        "b.json:1:32: /restoreSessions/0/id: the id \(Sample.mailboxId) is that of a mailbox already, "
          + "first at a.json:2:11"
      ]),
    ProblemVector(
      "two users of one name, in any case", "{ \(user) }",
      #"{ "restUsers": [ { "userName": "Administrator", "password": "p" } ] }"#,
      lines: ["b.json:1:32: /restUsers/0/userName: the name of a REST user is given twice, first at a.json:1:32"]),
    ProblemVector(
      "two users of one clientId", "{ \(user) }",
      #"{ "restUsers": [ { "userName": "other", "password": "p", "clientId": "c" } ] }"#,
      lines: ["b.json:1:70: /restUsers/0/clientId: the clientId of a REST user is given twice, first at a.json:1:78"]),
    ProblemVector(
      "a grant listed twice",
      #"{ "restUsers": [ { "userName": "u", "password": "p", "grants": ["password", "password"] } ] }"#,
      lines: ["a.json:1:77: /restUsers/0/grants/1: this grant is listed twice"]),
    ProblemVector(
      "two equal tokens",
      "{ \(user), "
        + #""tokens": [ { "token": "t", "userName": "administrator" }, { "token": "t", "userName": "administrator" } ] }"#,
      lines: ["a.json:1:157: /tokens/1/token: a token is given twice, first at a.json:1:110"]),
    ProblemVector(
      "two equal device codes", #"{ "deviceCodes": ["C6A9DB737", "c6a9db737"] }"#,
      lines: ["a.json:1:32: /deviceCodes/1: a device code is given twice, first at a.json:1:19"]),
    ProblemVector(
      "two Exchange accounts of one name",
      #"{ "exchangeAccounts": [ { "userName": "a@b", "password": "" }, { "userName": "A@B", "password": "" } ] }"#,
      lines: [
        "a.json:1:78: /exchangeAccounts/1/userName: the name of an Exchange account is given twice, "
          + "first at a.json:1:39"
      ]),
    ProblemVector(
      "a session that lists a mailbox twice", Sample.world,
      Sample.session(#""mailboxIds": ["\#(Sample.mailboxId)", "\#(Sample.mailboxId)"]"#),
      lines: ["b.json:2:58: /restoreSessions/0/mailboxIds/1: this mailbox is listed twice, first at b.json:2:18"]),
  ]

  private static let otherId = "5d1f7a52-7c0b-4b8e-8f0e-0a4f2c6d9b32"

  static let referenceVectors: [ProblemVector] = [
    ProblemVector(
      "a session of an organization that is not there", Sample.session(""),
      lines: [
        "a.json:1:90: /restoreSessions/0/organizationId: nothing has the id \(Sample.organizationId), "
          + "expected that of an organization"
      ]),
    ProblemVector(
      "a session of an organization whose id is misspelled",
      Sample.organization(id: "8a0e6f0c-31a4-4f43-9d0d-6f2b9c1e7a11"), Sample.session(""),
      lines: [
        "b.json:1:90: /restoreSessions/0/organizationId: nothing has the id \(Sample.organizationId), "
          + "expected that of an organization; did you mean \"8a0e6f0c-31a4-4f43-9d0d-6f2b9c1e7a11\"?"
      ]),
    ProblemVector(
      "a session that names itself as its organization",
      #"{ "restoreSessions": [ { "id": "\#(Sample.sessionId)", "organizationId": "\#(Sample.sessionId)", "#
        + #""type": "Vex", "state": "Working", "creationTime": "2026-01-01" } ] }"#,
      lines: [
        "a.json:1:90: /restoreSessions/0/organizationId: the id \(Sample.sessionId) is that of a restore session, "
          + "not of an organization"
      ]),
    ProblemVector(
      "a session with a mailbox that is not there", Sample.world, Sample.session(#""mailboxIds": ["\#(otherId)"]"#),
      lines: [
        "b.json:2:18: /restoreSessions/0/mailboxIds/0: nothing has the id \(otherId), expected that of a mailbox; "
          + "did you mean \"\(Sample.mailboxId)\"?"
      ]),
    ProblemVector(
      "a session with an organization for a mailbox", Sample.world,
      Sample.session(#""mailboxIds": ["\#(Sample.mailboxId)", "\#(Sample.organizationId)"]"#),
      lines: [
        "b.json:2:58: /restoreSessions/0/mailboxIds/1: the id \(Sample.organizationId) is that of an organization, "
          + "not of a mailbox"
      ]),
    ProblemVector(
      "a session with another organization's mailbox", Sample.organization(),
      Sample.organization(id: otherId, #"{ "id": "\#(Sample.mailboxId)", "name": "John", "email": "john@abc" }"#),
      Sample.session(#""mailboxIds": ["\#(Sample.mailboxId)"]"#),
      lines: [
        "c.json:2:18: /restoreSessions/0/mailboxIds/0: the mailbox \(Sample.mailboxId) belongs to another organization "
          + "than the session"
      ]),
    ProblemVector(
      "a token of a user who is not there", "{ \(user) }",
      #"{ "tokens": [ { "token": "t", "userName": "adminstrator" } ] }"#,
      lines: ["b.json:1:43: /tokens/0/userName: no REST user has this name; did you mean \"administrator\"?"]),
    ProblemVector(
      "a mailbox with a mistake is there for sessions all the same",
      Sample.organization(#"{ "id": "\#(Sample.mailboxId)", "name": "John" }"#),
      Sample.session(#""mailboxIds": ["\#(Sample.mailboxId)"]"#),
      lines: ["a.json:2:3: /organizations/0/mailboxes/0: a mailbox must have \"email\""]),
  ]
}
