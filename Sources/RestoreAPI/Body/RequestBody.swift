import Backup
import JSONText
import Verdict

/// What a body says, as offsets into it.
struct RequestBody {
  /// By property, with a place for each; what a place holds counts only where the property is ``spelled``.
  private var members: [Member]
  /// The properties that the body names.
  private var spelled: PropertySet = []
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
      members[property.rawValue] = newValue
      spelled.insert(PropertySet(property))
      if newValue.isPresent { given.insert(PropertySet(property)) } else { given.remove(PropertySet(property)) }
    }
  }

  /// Takes each empty password for absent whose user name or certificate is not given (behaviour.md, section 3, rule 2):
  /// forms and structures send every member that they have.
  mutating func dropEmptyPasswords() {
    // Mostly each has its owner, which stands right before it in the list of properties.
    guard given.rawValue & PropertySet.ownedPasswords & ~(given.rawValue << 1) != 0 else { return }
    for (password, owner) in PropertySet.passwordOwners where given.contains(password) && !given.contains(owner) {
      if self[password].text?.isEmpty == true { self[password].value = .absent }
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
