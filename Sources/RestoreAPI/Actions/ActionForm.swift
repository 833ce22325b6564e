import Bytes
import HTTP1
import JSONText

/// The form that a client sends as the body of an Action call, whose names tell by brackets where a value belongs:
/// `explore[type]=vex`, `restoretoOriginallocation[items][0][id]=…` (client). It is read as the JSON that says the same, in
/// which each value is a string.
struct ActionForm {
  /// A value, or what has others below it.
  private struct Node {
    let name: [UInt8]
    var value: [UInt8] = []
    var children: [Node] = []

    /// Its number, where it is an element of a list; an empty name is the next one's.
    var number: Int? {
      guard name.count <= 6, name.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
      return name.isEmpty ? Int.max : name.reduce(0) { 10 * $0 + Int($1 - 0x30) }
    }
  }

  private var root = Node(name: [])
  /// How many names were put out of sight.
  private var hidden = 0

  /// The longest form that is read, in bytes; what clients send by form has some hundred.
  static let longest = 64 * 1024
  /// How many parameters it may have, as in the framework.
  static let mostParameters = 1000
  /// How many names may stand in brackets.
  static let deepest = 8

  /// Puts the JSON of the form `text` in place of what `bytes` holds; false where it is too large, too deep, or no UTF-8. A
  /// name that no body has means nothing, and may be the end of a secret that a `&` cut in two: a number stands in its place.
  static func write(_ text: Span<UInt8>, into bytes: inout [UInt8]) -> Bool {
    bytes.removeAll(keepingCapacity: true)
    guard text.count <= longest else { return false }
    var form = ActionForm()
    var parameters = URLParameters(of: ByteRange(from: text.begins(with: "\u{FEFF}") ? 3 : 0, to: text.count))
    var count = 0
    while let parameter = parameters.next(in: text) {
      guard !parameter.range.isEmpty else { continue }
      count += 1
      guard count <= mostParameters, form.take(parameter, in: text) else { return false }
    }
    var writer = JSONWriter()
    writer.begin(in: &bytes)
    write(members: form.root, to: &writer)
    writer.exchange(&bytes)
    return true
  }

  /// Whether a request's body is such a form: it says so, and begins with a name, not as JSON, which clients send by the
  /// type of forms, too.
  static func isForm(_ body: Span<UInt8>, _ head: borrowing RequestHead, in bytes: Span<UInt8>) -> Bool {
    guard body.count > 0, let field = head.value(of: "Content-Type", in: bytes) else { return false }
    let type = MediaType(field, in: bytes).range
    guard bytes.holds("application/x-www-form-urlencoded", ignoringCaseAt: type) else { return false }
    let start = WhiteSpace.trimmed(body).lowerBound
    return start < body.count && (body[start].isASCIILetter || body[start] == .percent)
  }

  private mutating func take(_ parameter: URLParameter, in text: Span<UInt8>) -> Bool {
    var (name, value): ([UInt8], [UInt8]) = ([], [])
    PercentEncoding.forEachOctet(ofFormAt: parameter.name, in: text) { name.append($0) }
    PercentEncoding.forEachOctet(ofFormAt: parameter.value, in: text) { value.append($0) }
    guard name.span.isUTF8, value.span.isUTF8 else { return false }
    var path = Self.path(name)
    guard path.count <= 1 + Self.deepest else { return false }
    for index in path.indices where !Self.isKnown(path[index], isFirst: index == 0) {
      hidden += 1
      path[index] = Array("unknown parameter \(hidden)".utf8)
    }
    Self.put(value, at: path[...], below: &root)
    return true
  }

  /// The names that a parameter's name consists of: `a[b][c]` of three.
  private static func path(_ name: [UInt8]) -> [[UInt8]] {
    guard let open = name.firstIndex(of: UInt8(ascii: "[")), open > 0, name.last == UInt8(ascii: "]") else {
      return [name]
    }
    let inside = name[(open + 1)..<(name.count - 1)]
    let names = inside.split(separator: UInt8(ascii: "["), omittingEmptySubsequences: false).map { part in
      part.last == UInt8(ascii: "]") ? Array(part.dropLast()) : Array(part)
    }
    return [Array(name[..<open])] + names
  }

  /// Whether a body may have a member of that name, or of nearly that name: a wrapper first, and below it what calls read, or
  /// a number.
  private static func isKnown(_ name: [UInt8], isFirst: Bool) -> Bool {
    if isFirst { return Disclosure.isNearly(name.span, among: wrappers) }
    return Node(name: name).number != nil || Disclosure.isNearly(name.span, among: members)
  }

  private static let wrappers = Row.wrappers.map(\.description)
  private static let members = Disclosure.everything.names + Disclosure.elementMembers

  private static func put(_ value: [UInt8], at path: ArraySlice<[UInt8]>, below node: inout Node) {
    guard let name = path.first else {
      node.value = value
      return
    }
    let known = name.isEmpty ? nil : node.children.firstIndex { $0.name == name }
    if known == nil { node.children.append(Node(name: name)) }
    put(value, at: path.dropFirst(), below: &node.children[known ?? node.children.count - 1])
  }

  private static func write(members node: Node, to writer: inout JSONWriter) {
    writer.beginObject()
    for child in node.children {
      writer.name(utf8: child.name.span)
      write(child, to: &writer)
    }
    writer.endObject()
  }

  private static func write(_ node: Node, to writer: inout JSONWriter) {
    guard !node.children.isEmpty else { return writer.value(utf8: node.value.span) }
    let numbers = node.children.map(\.number)
    guard !numbers.contains(nil) else { return write(members: node, to: &writer) }
    writer.beginArray()
    // Stable: of equal ones the first stays in front.
    let order = node.children.indices.sorted { (numbers[$0] ?? 0, $0) < (numbers[$1] ?? 0, $1) }
    for index in order { write(node.children[index], to: &writer) }
    writer.endArray()
  }
}
