import JSONText
import Verdict

extension BodyReader {
  /// Reads the list that `token` begins into `list`, in place of an earlier duplicate's.
  mutating func readList<Element>(
    _ token: JSONToken, named name: JSONString, in text: Span<UInt8>, into list: inout BodyList<Element>,
    noting verdict: inout Verdict
  ) throws(JSONError) -> Member.Value {
    list.removeAll()
    list.name = name
    guard token == .beginArray else {
      return try readValue(.list, token, at: JSONPointer().member(name, in: text), in: text, noting: &verdict)
    }
    list.reserve(for: text.count)
    while true {
      let element = try reader.next(in: text)
      switch element {
      case .endArray:
        return .list
      case .beginObject:
        let offset = reader.tokenOffset
        if let element = try Element(readBy: &self, for: list, in: text, noting: &verdict) {
          list.append(element)
        } else {
          list.appendUnnamed(at: offset)
        }
      case .null, .undefined:
        // It has no id either (assumed).
        list.appendUnnamed(at: reader.tokenOffset)
      case .string(let string) where string.isEmpty:
        list.appendUnnamed(at: reader.tokenOffset)
      default:
        try refuse(element, of: list, in: text)
        list.skip()
      }
    }
  }

  /// The name of the object's next member; nil at its end.
  mutating func nextMember(in text: Span<UInt8>) throws(JSONError) -> JSONString? {
    if case .name(let member) = try reader.next(in: text) { member } else { nil }
  }

  /// The value of a member of the element that comes next in `list`.
  mutating func readMember<Element>(
    _ kind: Property.Kind, _ member: JSONString, of list: BodyList<Element>, in text: Span<UInt8>,
    noting verdict: inout Verdict
  ) throws(JSONError) -> Member.Value {
    let token = try reader.next(in: text)
    return try readValue(
      kind, token, at: list.pointer(to: list.count, in: text).member(member, in: text), in: text, noting: &verdict)
  }

  /// Passes over a member of the element that comes next in `list`, which means nothing, with a warning unless clients are known to send
  /// it.
  mutating func skipMember<Element>(
    _ member: JSONString, of list: BodyList<Element>, in text: Span<UInt8>, noting verdict: inout Verdict
  ) throws(JSONError) {
    if Self.isKnown(member, in: text) {
      passedOver = true
    } else {
      warn(
        of: member, among: Element.members, below: list.pointer(to: list.count, in: text), in: text, noting: &verdict)
    }
    try reader.skipUnknownValue(in: text)
  }

  /// An element that is no object.
  private mutating func refuse<Element>(
    _ token: JSONToken, of list: BodyList<Element>, in text: Span<UInt8>
  ) throws(JSONError) {
    if violations.hasRoom {
      violations.append(
        Violation(
          .type, message: Message.invalid, at: list.pointer(to: list.count, in: text).description,
          position: TextPosition(of: reader.tokenOffset, in: text), expected: "an object with an id",
          found: token.kind(in: text), suggestion: "write each element as {\"id\": \"…\"}"))
    }
    try reader.skip(token, in: text)
  }

  /// Whether clients have the member from a page of results and send it back whole; it is ignored.
  private static func isKnown(_ member: JSONString, in text: Span<UInt8>) -> Bool {
    ["isArchive", "isPublic", "_links", "_actions"].contains { (name: StaticString) in
      member.equals(name, ignoringCase: true, in: text)
    }
  }
}
