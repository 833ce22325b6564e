import JSONText

/// The members of a mailbox's outcome.
enum OutcomeMember: String, FixtureMember {
  case status
  case message
  case delayMilliseconds

  static let table = MemberTable<Self>("an outcome")
}

extension FixtureReader {
  /// What happens to a restore of a mailbox.
  mutating func outcome(_ value: JSONToken) throws(JSONError) -> Outcome {
    var object = try beginObject(value, OutcomeMember.self)
    var status: Int?
    var message: String?
    var delayMilliseconds = 0
    while let (member, value) = try next(in: &object) {
      switch member {
      case .status: status = Int(try integer(value, in: Outcome.statusRange))
      case .message: message = try nonEmptyString(value)
      case .delayMilliseconds: delayMilliseconds = Int(try integer(value, in: Outcome.delayRange))
      }
    }
    return Outcome(status: status, message: message, delayMilliseconds: delayMilliseconds)
  }
}
