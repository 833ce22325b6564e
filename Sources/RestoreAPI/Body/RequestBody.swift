import Backup
import JSONText

/// What a body says, as offsets into it: a place for every property, nothing allocated.
struct RequestBody {
  /// At least one place a property.
  private var members = [64 of Member](repeating: Member())

  /// The member that spells `property`; one that holds nothing where there is none.
  subscript(property: Property) -> Member {
    get { members[property.rawValue] }
    set { members[property.rawValue] = newValue }
  }

  /// Whether `property` counts as given.
  func has(_ property: Property) -> Bool { self[property].isPresent }

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
