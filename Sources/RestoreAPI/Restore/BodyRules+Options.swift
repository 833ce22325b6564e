extension BodyRules {
  /// Rule 6, where it is on: every flag of the bulk body is there. One at a time is missing on the wire (observed).
  mutating func checkFlags(of schema: BodySchema, in text: Span<UInt8>) {
    for flag in schema.properties where flag.kind == .bool && !body.has(flag) {
      report(Breach(.flags, Message.missing([flag]), at: flag, expected: "true or false"), in: text)
    }
  }

  /// Rule 7: no negative number of days.
  mutating func checkPeriod(in text: Span<UInt8>) {
    guard case .int32(let days) = body[.recentItemRestorePeriod].value, days < 0 else { return }
    report(
      Breach(.period, Message.negativePeriod, at: .recentItemRestorePeriod, expected: "0 or greater"), in: text)
  }
}
