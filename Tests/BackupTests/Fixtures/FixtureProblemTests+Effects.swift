extension FixtureProblemTests {
  /// A mailbox with an `outcome`, and the lines that it is refused with: what comes behind the outcome's pointer.
  private static func outcome(_ outcome: String, _ lines: (column: Int, line: String)...) -> ProblemVector {
    ProblemVector(
      "outcome \(outcome)", Sample.mailbox(#""outcome": \#(outcome)"#),
      lines: lines.map { "a.json:3:\($0.column): /organizations/0/mailboxes/0/outcome\($0.line)" })
  }

  private static func contradiction(_ member: String, _ other: String, column: Int, _ reason: String) -> String {
    "/\(member): contradicts \"\(other)\": \(reason), first at a.json:3:\(column); leave one of them out"
  }

  private static let oneEnd = "an answer ends in one way"
  private static let stalled = "nothing of a stalled answer is sent"

  static let effectVectors: [ProblemVector] = [
    outcome("503", (14, ": expected an object, or a list of them, found a number")),
    outcome(#"[{}, 5]"#, (19, "/1: expected an object, found a number")),
    outcome(#"{"status": 399}"#, (25, "/status: expected an integer from 400 to 599")),
    outcome(#"[{"stauts": 500}]"#, (16, #"/0/stauts: unknown member of an outcome; did you mean "status"?"#)),
    outcome(
      #"{"close": "heat"}"#,
      (24, #"/close: expected one of "before", "head", "body", "reset"; did you mean "head"?"#)),
    outcome(#"{"truncate": 0}"#, (27, "/truncate: expected an integer from 1 to 1000000000")),
    outcome(#"{"stall": 1}"#, (24, "/stall: expected true or false, found a number")),
    outcome(
      #"{"status": 503, "retryAfter": "dat"}"#,
      (44, #"/retryAfter: expected one of "date"; did you mean "date"?"#)),
    outcome(
      #"{"status": 503, "retryAfter": true}"#,
      (44, #"/retryAfter: expected seconds, "date", or an object with "date", found a boolean"#)),
    outcome(
      #"{"status": 503, "retryAfter": {}}"#, (44, #"/retryAfter: a date to retry after must have "date""#)),
    outcome(#"{"retryAfter": 1}"#, (29, #"/retryAfter: goes with a refusal only; add a "status""#)),
    outcome(
      #"{"delayMilliseconds": "5"}"#,
      (36, "/delayMilliseconds: expected milliseconds, or an object that they are drawn by, found a string")),
    outcome(
      #"{"delayMilliseconds": {"from": 1}}"#,
      (36, #"/delayMilliseconds: a delay that is drawn has "from" and "to", or "median" and "sigma""#)),
    outcome(
      #"{"delayMilliseconds": {"from": 2, "to": 1}}"#,
      (36, #"/delayMilliseconds: "from" must not be greater than "to""#)),
    outcome(
      #"{"delayMilliseconds": {"median": 2, "sigma": 5.5}}"#,
      (59, "/delayMilliseconds/sigma: expected a number from 0.0 to 5.0")),
    outcome(
      #"{"trickle": {"bytes": 1}}"#, (26, #"/trickle: a trickle must have "everyMilliseconds""#)),
    outcome(
      #"{"close": "head", "truncate": 1}"#, (44, contradiction("truncate", "close", column: 24, oneEnd))),
    outcome(
      #"{"contentLength": 5, "truncate": 1}"#, (47, contradiction("truncate", "contentLength", column: 32, oneEnd))),
    outcome(
      #"{"stall": true, "noCloseNotify": true}"#,
      (47, contradiction("noCloseNotify", "stall", column: 24, stalled))),
    outcome(
      #"{"trickle": {"bytes": 1, "everyMilliseconds": 1}, "close": "head"}"#,
      (73, contradiction("close", "trickle", column: 26, "no body is sent then"))),
    outcome(
      #"{"noCloseNotify": true, "close": "reset"}"#,
      (47, contradiction("close", "noCloseNotify", column: 32, "a reset has no close_notify"))),
  ]
}
