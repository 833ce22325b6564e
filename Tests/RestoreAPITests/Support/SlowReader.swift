/// A second reader of Json.NET's dialect, written from framework.md's table "Bodies" alone: it makes a tree of copies, by
/// recursion, and knows nothing of offsets, places or warnings. ``GeneratedBodyTests`` holds the real one against it.
struct SlowReader {
  indirect enum Value {
    case null, undefined, constructor
    case bool(Bool)
    /// As it is written.
    case number(String)
    /// `NaN`, `Infinity` or `-Infinity`.
    case notFinite(String)
    case string(String)
    case array([Value])
    case object([(name: String, value: Value)])
  }

  struct Refused: Error {}

  private var text: [Unicode.Scalar]
  private var index = 0
  private let known: Set<String>

  /// Reads the object that `text` begins with. The framework takes a comment before a member that is none of `known` (in
  /// lower case) for its value.
  static func read(_ text: String, known: Set<String>) throws(Refused) -> [(name: String, value: Value)] {
    var reader = SlowReader(text: Array(text.unicodeScalars), known: known)
    _ = reader.take("\u{FEFF}")
    guard case .object(let members) = try reader.value(at: 0) else { throw Refused() }
    return members
  }

  private init(text: [Unicode.Scalar], known: Set<String>) {
    self.text = text
    self.known = known
  }

  private var next: Unicode.Scalar? { index < text.count ? text[index] : nil }

  private mutating func take(_ word: String) -> Bool {
    let end = index + word.unicodeScalars.count
    guard end <= text.count, text[index..<end].elementsEqual(word.unicodeScalars) else { return false }
    index = end
    return true
  }

  private mutating func skipSpace() {
    while let next, next == "\0" || next.properties.isWhitespace { index += 1 }
  }

  private mutating func skipSpaceAndComments() throws(Refused) {
    skipSpace()
    while next == "/" {
      if take("//") {
        while let next, next != "\n", next != "\r" { index += 1 }
      } else {
        guard take("/*") else { throw Refused() }
        while !take("*/") {
          guard next != nil else { throw Refused() }
          index += 1
        }
      }
      skipSpace()
    }
  }

  private mutating func value(at depth: Int) throws(Refused) -> Value {
    try skipSpaceAndComments()
    switch next {
    case "\"", "'": return .string(try string())
    case "{": return .object(try members(at: depth + 1))
    case "[":
      index += 1
      return .array(try elements(until: "]", at: depth + 1))
    case "," where depth > 0: return .undefined
    case "t": return try word("true", .bool(true))
    case "f": return try word("false", .bool(false))
    case "u": return try word("undefined", .undefined)
    case "N": return try word("NaN", .notFinite("NaN"))
    case "I": return try word("Infinity", .notFinite("Infinity"))
    case "-" where index + 1 < text.count && text[index + 1] == "I":
      return try word("-Infinity", .notFinite("-Infinity"))
    case "n":
      guard take("new") else { return try word("null", .null) }
      guard let next, next == "\0" || next.properties.isWhitespace else { throw Refused() }
      skipSpace()
      while let next = self.next, next.isLetterOrDigit { index += 1 }
      skipSpace()
      guard take("(") else { throw Refused() }
      _ = try elements(until: ")", at: depth + 1)
      return .constructor
    default: return .number(try number())
    }
  }

  private mutating func word(_ word: String, _ value: Value) throws(Refused) -> Value {
    guard take(word) else { throw Refused() }
    if let next, next == "_" || next == "$" || next.isASCII && next.isLetterOrDigit { throw Refused() }
    return value
  }

  /// What can be a number is read as far as it goes, and judged then.
  private mutating func number() throws(Refused) -> String {
    var digits = ""
    while let next, "0123456789abcdefABCDEFxX+-.".unicodeScalars.contains(next) {
      digits.unicodeScalars.append(next)
      index += 1
    }
    if NumberForm(digits) == nil { throw Refused() }
    return digits
  }

  private mutating func string() throws(Refused) -> String {
    let quote = next
    index += 1
    var units: [UInt16] = []
    while let scalar = next, scalar != quote {
      index += 1
      guard scalar == "\\" else {
        units.append(contentsOf: Character(scalar).utf16)
        continue
      }
      let plain: [Unicode.Scalar: UInt16] = [
        "b": 8, "t": 9, "n": 10, "f": 12, "r": 13, "\"": 34, "'": 39, "/": 47, "\\": 92,
      ]
      guard let escape = next else { throw Refused() }
      index += 1
      if let unit = plain[escape] {
        units.append(unit)
      } else {
        guard escape == "u", index + 4 <= text.count,
          text[index..<(index + 4)].allSatisfy(\.properties.isASCIIHexDigit),
          let unit = UInt16(String(String.UnicodeScalarView(text[index..<(index + 4)])), radix: 16)
        else { throw Refused() }
        units.append(unit)
        index += 4
      }
    }
    guard next != nil else { throw Refused() }
    index += 1
    // Puts U+FFFD for surrogates without their other half.
    return String(decoding: units, as: UTF16.self)
  }

  private mutating func members(at depth: Int) throws(Refused) -> [(name: String, value: Value)] {
    guard depth <= 256 else { throw Refused() }
    index += 1
    var members: [(name: String, value: Value)] = []
    while true {
      try skipSpaceAndComments()
      if take("}") { return members }
      var name = ""
      if next == "\"" || next == "'" {
        name = try string()
      } else {
        while let next, next == "_" || next == "$" || next.isLetterOrDigit {
          name.unicodeScalars.append(next)
          index += 1
        }
        if name.isEmpty { throw Refused() }
      }
      skipSpace()
      guard take(":") else { throw Refused() }
      if depth == 1, !known.contains(name.lowercased()) {
        skipSpace()
        if next == "/" { throw Refused() }
      }
      members.append((name, try value(at: depth)))
      try skipSpaceAndComments()
      if next == "}" { continue }
      guard take(",") else { throw Refused() }
    }
  }

  private mutating func elements(until end: String, at depth: Int) throws(Refused) -> [Value] {
    guard depth <= 256 else { throw Refused() }
    var elements: [Value] = []
    while true {
      try skipSpaceAndComments()
      if take(end) { return elements }
      elements.append(try value(at: depth))
      try skipSpaceAndComments()
      if next.map(String.init) == end { continue }
      guard take(",") else { throw Refused() }
    }
  }
}

extension SlowReader {
  /// What a number counts.
  private enum NumberForm {
    case decimalInteger(String)
    /// Octal or hexadecimal, of up to 64 bits.
    case bits(UInt64)
    case fraction(Double)

    /// Nil where `digits` are no number, or one that the framework refuses.
    init?(_ digits: String) {
      let lower = digits.lowercased()
      if lower.hasPrefix("0x") {
        guard !lower.contains("+"), let value = UInt64(lower.dropFirst(2), radix: 16) else { return nil }
        self = .bits(value)
      } else if lower.hasPrefix("0"), lower.count > 1, !lower.hasPrefix("0."), !lower.hasPrefix("0e") {
        guard !lower.contains("+"), let value = UInt64(lower, radix: 8) else { return nil }
        self = .bits(value)
      } else if lower.wholeMatch(of: /-?[0-9]+/) != nil {
        guard lower.count <= 380 else { return nil }
        self = .decimalInteger(lower)
      } else {
        guard let parts = lower.wholeMatch(of: /(-?)([0-9]*)\.?([0-9]*)(e[+-]?[0-9]+)?/), !(parts.2 + parts.3).isEmpty,
          let value = Double("\(parts.1)0\(parts.2).\(parts.3)0\(parts.4 ?? "")"), value.isFinite
        else { return nil }
        self = .fraction(value)
      }
    }
  }

  private static let space = Set(" \t\n\u{0B}\u{0C}\r".unicodeScalars)

  /// The text that a property of type string is bound to; nil where it is absent.
  static func string(_ value: Value) throws(Refused) -> String? {
    switch value {
    case .null: return nil
    case .string(let text), .notFinite(let text): return text
    case .bool(let value): return value ? "true" : "false"
    case .number(let digits):
      // The framework asks a double whether it is a number.
      if case .decimalInteger = NumberForm(digits), Double(digits)?.isFinite != true { throw Refused() }
      return digits
    default: throw Refused()
    }
  }

  /// The boolean, as text.
  static func bool(_ value: Value) throws(Refused) -> String? {
    switch value {
    case .null, .string(""): return nil
    case .bool(let value): return value ? "true" : "false"
    case .number(let digits):
      switch NumberForm(digits) {
      case .decimalInteger(let digits): return digits.contains { "123456789".contains($0) } ? "true" : "false"
      case .bits(let value): return value != 0 ? "true" : "false"
      case .fraction(let value): return value != 0 ? "true" : "false"
      case nil: throw Refused()
      }
    case .string(let text):
      var scalars = Array(text.unicodeScalars)[...]
      while let last = scalars.last, last == "\0" || last.properties.isWhitespace { scalars.removeLast() }
      while let first = scalars.first, first == "\0" || first.properties.isWhitespace { scalars.removeFirst() }
      let word = String(String.UnicodeScalarView(scalars)).lowercased()
      guard word == "true" || word == "false" else { throw Refused() }
      return word
    default: throw Refused()
    }
  }

  /// The integer, as decimal text.
  static func int32(_ value: Value) throws(Refused) -> String? {
    let number: Int32?
    switch value {
    case .null, .string(""): return nil
    case .number(let digits):
      switch NumberForm(digits) {
      case .decimalInteger(let digits): number = Int32(digits)
      case .bits(let value): number = UInt32(exactly: value).map { Int32(bitPattern: $0) }
      default: throw Refused()
      }
    case .string(let text):
      var scalars = Array(text.unicodeScalars)[...]
      while scalars.last == "\0" { scalars.removeLast() }
      while let last = scalars.last, Self.space.contains(last) { scalars.removeLast() }
      while let first = scalars.first, Self.space.contains(first) { scalars.removeFirst() }
      number = Int32(String(String.UnicodeScalarView(scalars)))
    default: throw Refused()
    }
    guard let number else { throw Refused() }
    return number.description
  }
}

extension Unicode.Scalar {
  fileprivate var isLetterOrDigit: Bool {
    value <= 0xFFFF && (properties.isAlphabetic || properties.generalCategory == .decimalNumber)
  }
}
