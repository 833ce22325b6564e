import JSONText

extension FixtureReader {
  /// Begins to read the object that `value` begins; what is no object is a problem, and has no members.
  mutating func beginObject<Member: FixtureMember>(
    _ value: JSONToken, _: Member.Type
  ) throws(JSONError) -> ObjectScan<Member> {
    let scan = ObjectScan<Member>(origin: origin, isOpen: value == .beginObject)
    if !scan.isOpen { try refuse(value, expected: "an object") }
    return scan
  }

  /// The next known member and the token that begins its value; nil at the object's end, where missing members are
  /// reported. Unknown and repeated members are reported and skipped.
  mutating func next<Member>(
    in object: inout ObjectScan<Member>
  ) throws(JSONError) -> (member: Member, value: JSONToken)? {
    while object.isOpen {
      guard case .name(let name) = try nextToken() else {
        object.isOpen = false
        reportMissing(in: object)
        break
      }
      guard let index = Member.table.index(of: name, guess: object.guess, in: text.span) else {
        reportUnknown(name, of: Member.table)
        try skip(nextToken())
        continue
      }
      guard object.insert(index) else {
        report("\(Member.table.kind) has this member twice", at: origin)
        try skip(nextToken())
        continue
      }
      object.guess = index + 1
      return (Member.table.members[index], try nextToken())
    }
    return nil
  }

  /// Whether `value` begins an array; what does not is a problem.
  mutating func beginArray(_ value: JSONToken) throws(JSONError) -> Bool {
    guard value != .beginArray else { return true }
    try refuse(value, expected: "an array")
    return false
  }

  /// The token that begins the next element of the innermost array, or nil at its end.
  mutating func nextElement() throws(JSONError) -> JSONToken? {
    let token = try nextToken()
    return token == .endArray ? nil : token
  }

  private mutating func reportMissing<Member>(in object: ObjectScan<Member>) {
    for (index, member) in Member.table.members.enumerated()
    where !object.contains(index) && Member.table.required.contains(member) {
      report("\(Member.table.kind) must have \"\(member.rawValue)\"", at: object.origin)
    }
  }

  private mutating func reportUnknown<Member>(_ name: JSONString, of table: MemberTable<Member>) {
    let known = table.members.map(\.rawValue)
    let suggestion = Suggestion.closest(to: name, in: text.span, among: known).map { "did you mean \"\($0)\"?" }
    report(
      "unknown member of \(table.kind)", suggestion: suggestion ?? "known are \(table.quotedNames)", at: origin)
  }
}
