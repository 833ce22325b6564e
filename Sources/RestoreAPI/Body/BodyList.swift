import Backup
import Bytes
import JSONText
import Verdict

/// A list of a body whose elements are objects with an id; a body of the largest size holds about 180,000 of them.
struct BodyList<Element: BodyElement> {
  /// Those with an id, in order.
  private(set) var named: [Element] = []
  /// Those without an id, as far as diagnostics list them.
  private(set) var unnamed: [Unnamed] = []
  /// How many elements the list has.
  private(set) var count = 0
  /// The list's name as it was spelled.
  var name: JSONString?

  /// An element without an id.
  struct Unnamed {
    /// Its place in the list, from 0.
    let index: Int
    /// Where it begins in the body.
    let offset: Int
  }

  /// Takes an element whose id was read.
  mutating func append(_ element: Element) {
    named.append(element)
    count += 1
  }

  /// Takes an element without an id.
  mutating func appendUnnamed(at offset: Int) {
    if unnamed.count < Violation.listed { unnamed.append(Unnamed(index: count, offset: offset)) }
    count += 1
  }

  /// Counts an element of a wrong type, which refuses the request.
  mutating func skip() {
    count += 1
  }

  /// The pointer to the element at `index`.
  func pointer(to index: Int, in text: Span<UInt8>) -> JSONPointer {
    let list = name.map { JSONPointer().member($0, in: text) }
    return (list ?? JSONPointer().member(Element.list.name.description)).element(index)
  }

  /// Takes memory for all elements that a body of `length` bytes can have, where they can be many: it need not be moved
  /// then.
  mutating func reserve(for length: Int) {
    guard length > Self.usualLength else { return }
    named.reserveCapacity(length / Self.shortestElement)
  }

  /// A body with the usual number of elements is no longer, in bytes.
  private static var usualLength: Int { 64 * 1024 }
  /// The bytes of `{id:<32 digits>},`.
  private static var shortestElement: Int { 39 }

  /// Empties the list and keeps its memory.
  mutating func removeAll() {
    named.removeAll(keepingCapacity: true)
    unnamed.removeAll()
    count = 0
    name = nil
  }

  /// Gives back the memory of an unusually long list.
  mutating func trim() {
    if named.capacity > usualBodyListCount { self = BodyList() }
  }
}

/// What the lists of bodies name, but for the largest.
let usualBodyListCount = 1024

/// What a ``BodyList`` holds.
protocol BodyElement {
  /// The property whose value such a list is.
  static var list: Property { get }
  /// The members that mean something.
  static var members: [String] { get }

  /// Reads the members of the object that `reader` has begun, the element that comes next in
  /// `list`; nil where it has no id.
  init?(
    readBy reader: inout BodyReader, for list: BodyList<Self>, in text: Span<UInt8>,
    noting verdict: inout Verdict
  ) throws(JSONError)
}

/// A mailbox that a bulk restore names.
struct NamedMailbox {
  /// Which one is meant; nothing else of the element counts.
  let id: UUID
  /// The name as sent, which only an unresolved mailbox's detail repeats.
  let name: MemberText?
  /// The address as sent, likewise.
  let email: MemberText?
}

/// The `mailBoxes` of a body.
typealias MailboxList = BodyList<NamedMailbox>

extension NamedMailbox: BodyElement {
  static let list = Property.mailBoxes
  static let members = ["id", "name", "email"]

  init?(
    readBy reader: inout BodyReader, for list: MailboxList, in text: Span<UInt8>,
    noting verdict: inout Verdict
  ) throws(JSONError) {
    var id: UUID?
    var name: MemberText?
    var email: MemberText?
    while let member = try reader.nextMember(in: text) {
      if member.equals("id", ignoringCase: true, in: text) {
        let value = try reader.readMember(.id, member, of: list, in: text, noting: &verdict)
        id = if case .uuid(let value) = value { value } else { nil }
      } else if member.equals("name", ignoringCase: true, in: text) {
        name = try reader.readMember(.text, member, of: list, in: text, noting: &verdict).text
      } else if member.equals("email", ignoringCase: true, in: text) {
        email = try reader.readMember(.text, member, of: list, in: text, noting: &verdict).text
      } else {
        try reader.skipMember(member, of: list, in: text, noting: &verdict)
      }
    }
    // All zeros name nothing (assumed).
    guard let id, id != .zero else { return nil }
    self.init(id: id, name: name, email: email)
  }
}

/// An item that a restore names.
struct NamedItem {
  /// Which one is meant; nil for a text that no item has for an id.
  let id: ItemID?
}

/// The `items` of a body.
typealias ItemList = BodyList<NamedItem>

extension NamedItem: BodyElement {
  static let list = Property.items
  static let members = ["id"]

  init?(
    readBy reader: inout BodyReader, for list: ItemList, in text: Span<UInt8>,
    noting verdict: inout Verdict
  ) throws(JSONError) {
    var id: MemberText?
    while let member = try reader.nextMember(in: text) {
      if member.equals("id", ignoringCase: true, in: text) {
        id = try reader.readMember(.text, member, of: list, in: text, noting: &verdict).text
      } else {
        try reader.skipMember(member, of: list, in: text, noting: &verdict)
      }
    }
    guard let id else { return nil }
    self.init(id: ItemID(id, in: text))
  }
}

extension ItemID {
  /// The id that a text of the body spells; nil where it spells none.
  fileprivate init?(_ member: MemberText, in text: Span<UInt8>) {
    guard case .string(let string) = member else { return nil }
    guard string.hasEscapes else {
      self.init(parsing: text.extracting(string.range.bounds))
      return
    }
    // An escape of six bytes means one at least.
    guard string.range.count <= 6 * Self.textLength else { return nil }
    var decoded: [UInt8] = []
    string.appendDecoded(to: &decoded, in: text)
    self.init(parsing: decoded.span)
  }
}
