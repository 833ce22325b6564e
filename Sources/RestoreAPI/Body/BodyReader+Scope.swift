import JSONText
import Verdict

extension BodyReader {
  /// Reads the scope of a restore operator that `token` begins: an element of an RBAC role, as the server lists them
  /// (openapi). Its value is the name of the user, group, site or team in it; nothing where it has none. What else it says
  /// means nothing here.
  mutating func readScope(
    _ token: JSONToken, named name: JSONString, in text: Span<UInt8>, noting verdict: inout Verdict
  ) throws(JSONError) -> Member.Value {
    guard token == .beginObject else {
      return try readValue(.scope, token, at: JSONPointer().member(name, in: text), in: text, noting: &verdict)
    }
    passedOver = true
    var found: MemberText?
    while let member = try nextMember(in: text) {
      guard Self.isAny(of: Self.things, member, in: text) else {
        try reader.skipValue(in: text)
        continue
      }
      let token = try reader.next(in: text)
      guard token == .beginObject else {
        try reader.skip(token, in: text)
        continue
      }
      found = try readNameOfThing(in: text) ?? found
    }
    return found.map { .text($0) } ?? .absent
  }

  /// Reads the members of what a scope names, whose object has begun, and takes its name for people before another.
  private mutating func readNameOfThing(in text: Span<UInt8>) throws(JSONError) -> MemberText? {
    var display: MemberText?
    var other: MemberText?
    while let member = try nextMember(in: text) {
      let token = try reader.next(in: text)
      guard case .string(let string) = token, !string.isEmpty else {
        try reader.skip(token, in: text)
        continue
      }
      if Self.isAny(of: Self.displayNames, member, in: text) {
        display = .string(string)
      } else if member.equals("name", ignoringCase: true, in: text) {
        other = .string(string)
      }
    }
    return display ?? other
  }

  private static func isAny(of names: [StaticString], _ member: JSONString, in text: Span<UInt8>) -> Bool {
    names.contains { member.equals($0, ignoringCase: true, in: text) }
  }

  /// What a scope may name.
  private static let things: [StaticString] = ["user", "group", "site", "team"]
  /// How these spell their names for people.
  private static let displayNames: [StaticString] = ["displayName", "title"]
}
