import JSONText

/// What the reader knows of one kind of fixture object: the names of its members and which of them must be there.
struct MemberTable<Member: FixtureMember>: Sendable {
  /// The kind with its article, for example `a mailbox`.
  let kind: String
  /// All members, in the order of the enumeration.
  let members: [Member]
  /// Those that an object must have.
  let required: [Member]
  private let names: [[UInt8]]

  /// A table of all members of the enumeration, ``ObjectScan/width`` at most.
  init(_ kind: String, required: [Member] = []) {
    self.kind = kind
    self.required = required
    members = Array(Member.allCases)
    names = members.map { Array($0.rawValue.utf8) }
  }

  /// The names in quotes, for a problem's text.
  var quotedNames: String {
    members.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
  }

  /// The index of the member called `name`; `guess` is tried first, because files repeat an order.
  func index(of name: JSONString, guess: Int, in text: Span<UInt8>) -> Int? {
    if guess < names.count, spells(name, guess, in: text) { return guess }
    for index in names.indices where spells(name, index, in: text) { return index }
    return nil
  }

  private func spells(_ name: JSONString, _ index: Int, in text: Span<UInt8>) -> Bool {
    let known = names[index]
    return name.equals(known.span, in: text)
  }
}
