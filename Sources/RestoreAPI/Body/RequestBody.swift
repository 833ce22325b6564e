import Backup
import Bytes
import HTTP1
import JSONText
import Verdict

/// What a body says, as offsets into it.
struct RequestBody {
  /// By property, with a place for each; what a place holds counts only where the property is ``spelled``.
  private var members: [Member]
  /// The properties that the body names.
  private(set) var spelled: PropertySet = []
  /// Whether it names each of them once.
  private(set) var namesOnce = true
  /// Those of them that count as given.
  private(set) var given: PropertySet = []

  /// A body that says nothing.
  init() {
    members = []
  }

  /// A body that says nothing, in the memory of an earlier one: it leaves `memory` empty, and ``lend(to:)`` puts it back.
  init(in memory: inout [Member]) {
    members = []
    swap(&members, &memory)
    if members.isEmpty { members = [Member](repeating: Member(), count: Property.allCases.count) }
  }

  /// Lets the next body have the memory of this one, which can be read as long as that has not begun.
  func lend(to memory: inout [Member]) {
    memory = members
  }

  /// The member that spells `property`; one that holds nothing where there is none.
  subscript(property: Property) -> Member {
    get { spelled.contains(property) ? members[property.rawValue] : Member() }
    set {
      if spelled.contains(property) { namesOnce = false }
      take(newValue, for: property)
    }
  }

  private mutating func take(_ member: Member, for property: Property) {
    members[property.rawValue] = member
    spelled.insert(PropertySet(property))
    if member.isPresent { given.insert(PropertySet(property)) } else { given.remove(PropertySet(property)) }
  }

  /// Takes each empty password for absent whose user name or certificate is not given (behaviour.md, section 3, rule 2):
  /// forms and structures send every member that they have.
  mutating func dropEmptyPasswords() {
    // Mostly each has its owner, which stands right before it in the list of properties.
    guard given.rawValue & PropertySet.ownedPasswords & ~(given.rawValue << 1) != 0 else { return }
    for (password, owner) in PropertySet.passwordOwners where given.contains(password) && !given.contains(owner) {
      if self[password].text?.isEmpty == true { take(self[password].absent, for: password) }
    }
  }

  /// Whether `property` counts as given.
  func has(_ property: Property) -> Bool { given.contains(property) }

  /// A boolean of the body; an absent one is false.
  func flag(_ property: Property) -> Bool {
    if case .bool(let value) = self[property].value { value } else { false }
  }

  /// A date of the body; nil where it is absent.
  func date(_ property: Property) -> Timestamp? {
    if case .date(let value) = self[property].value { value } else { nil }
  }

  /// The pointer to `property`, as the request spells it where it does.
  func pointer(to property: Property, in text: Span<UInt8>) -> JSONPointer {
    guard let name = self[property].name else { return JSONPointer().member(property.name.description) }
    return JSONPointer().member(name, in: text)
  }

  /// Where the value of `property` stands; nil where the body has none.
  func position(of property: Property, in text: Span<UInt8>) -> TextPosition? {
    guard self[property].name != nil else { return nil }
    return TextPosition(of: self[property].offset, in: text)
  }

  /// What stands for `property`, by kind and length.
  func found(_ property: Property, in text: Span<UInt8>) -> String {
    let member = self[property]
    switch member.value {
    case .absent: return member.name == nil ? "nothing" : "null or an empty string"
    case .text(let value): return Violation.string(of: value.characterCount(in: text))
    case .uuid: return "UUID"
    case .bool: return "boolean"
    case .date: return "date"
    case .int32(let number): return "\(number)"
    case .list: return "array"
    }
  }
}

/// A member of the body as it was found.
struct Member {
  /// What it holds, once its type has been judged.
  enum Value {
    /// Not there, null, or an empty string where that means the same.
    case absent
    case text(MemberText)
    case uuid(UUID)
    case bool(Bool)
    case int32(Int32)
    case date(Timestamp)
    /// The elements are in a ``BodyList``.
    case list

    /// The text, where it is one.
    var text: MemberText? {
      if case .text(let text) = self { text } else { nil }
    }
  }

  /// What it holds.
  var value = Value.absent
  /// Its name as it was spelled; nil where the body has no such member.
  var name: JSONString?
  /// Where its value begins in the body.
  var offset = 0

  /// The same member, holding nothing.
  var absent: Member { Member(value: .absent, name: name, offset: offset) }

  /// Whether it counts as given.
  var isPresent: Bool {
    if case .absent = value { false } else { true }
  }

  /// Its text, where it holds one.
  var text: MemberText? { value.text }
}

/// A text of the body: a string; a number, or a word like `true`, standing where a string belongs, which counts as its own
/// text (behaviour.md, section 2); or a value of a form.
enum MemberText {
  case string(JSONString)
  case number(JSONNumber)
  case word(StaticString)
  case form(FormText)

  /// Whether there is no character in it.
  var isEmpty: Bool {
    switch self {
    case .string(let string): string.isEmpty
    case .number, .word: false
    case .form(let value): value.isEmpty
    }
  }

  /// Where in the body stands what it means; nil where that has to be decoded.
  var plainRange: Range<Int>? {
    if case .string(let string) = self, !string.hasEscapes { string.range.bounds } else { nil }
  }

  /// Puts what it means, as UTF-8, in place of the buffer's contents.
  func decode(into buffer: inout [UInt8], in text: Span<UInt8>) {
    buffer.removeAll(keepingCapacity: true)
    switch self {
    case .string(let string): string.appendDecoded(to: &buffer, in: text)
    case .number(let number): buffer.append(text.extracting(number.range.bounds))
    case .word(let word): buffer.append(contentsOf: word.description.utf8)
    case .form(let value): value.appendDecoded(to: &buffer, in: text)
    }
  }

  /// What it means, as a `String`.
  func text(in text: Span<UInt8>) -> String {
    var bytes: [UInt8] = []
    decode(into: &bytes, in: text)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// How long it is, in Unicode scalars: what a diagnostic may tell of a secret.
  func characterCount(in text: Span<UInt8>) -> Int {
    switch self {
    case .string(let string): string.characterCount(in: text)
    case .number(let number): number.range.count
    case .word(let word): word.utf8CodeUnitCount
    case .form(let value): value.characterCount(in: text)
    }
  }
}

extension JSONWriter {
  /// A member with a text of the body, as it was sent.
  mutating func member(_ name: StaticString, _ value: MemberText, in text: Span<UInt8>) {
    switch value {
    case .string(let string): member(name, string, in: text)
    case .number(let number): member(name, utf8: text.extracting(number.range.bounds))
    case .word(let word): member(name, word.description)
    case .form(let value):
      var decoded: [UInt8] = []
      value.appendDecoded(to: &decoded, in: text)
      member(name, utf8: decoded.span)
    }
  }
}
