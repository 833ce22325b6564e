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
