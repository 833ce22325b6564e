import Bytes
import Testing

@testable import RestoreAPI

/// Bodies by the thousand, sound and unsound, read twice.
@Suite("Generated bodies", .timeLimit(.minutes(5)))
struct GeneratedBodyTests {
  private static let properties: [Property] = [
    .casServer, .office365UserName, .changedItems, .excludeDrafts, .recentItemRestorePeriod,
  ]
  private static let known = Set(properties.map { $0.name.description.lowercased() })

  @Test("are read as a second, slow reader reads them", arguments: 1...8)
  func twoReaders(seed: UInt64) throws {
    var generator = BodyGenerator(seed: seed, names: Self.properties.map(\.name.description))
    var read = 0
    var refused = 0
    for _ in 0..<1_000 {
      let body = generator.body()
      let expected = Self.slowly(body)
      let found = Self.really(body)
      #expect(found == expected, "\(body.debugDescription)")
      if expected == nil { refused += 1 } else { read += 1 }
    }
    #expect(read > 200)
    #expect(refused > 200)
  }

  /// What the properties are bound to, in their order; nil where the body is refused.
  private static func slowly(_ body: String) -> [String?]? {
    do throws(SlowReader.Refused) {
      var bound = [String?](repeating: nil, count: properties.count)
      for (name, value) in try SlowReader.read(body, known: known) {
        guard let place = properties.firstIndex(where: { $0.name.description.lowercased() == name.lowercased() }) else {
          continue
        }
        switch properties[place].kind {
        case .bool: bound[place] = try SlowReader.bool(value)
        case .int32: bound[place] = try SlowReader.int32(value)
        default:
          // An empty name is an absent one (assumed, behaviour.md section 2).
          bound[place] = try SlowReader.string(value).flatMap { $0.isEmpty ? nil : $0 }
        }
      }
      return bound
    } catch {
      return nil
    }
  }

  private static func really(_ body: String) -> [String?]? {
    let text = Array(body.utf8)
    var reply = Reply()
    guard let body = try? BodyReader.read(.bulkRestore, text.span, &reply) else {
      return nil
    }
    return properties.map { property in
      switch body[property].value {
      case .text(let value): value.text(in: text.span)
      case .bool(let value): "\(value)"
      case .int32(let number): "\(number)"
      default: nil
      }
    }
  }
}

/// Makes bodies of pieces that are often sound, and of separators that mostly are.
private struct BodyGenerator {
  private var random: SplitMix64
  private let names: [String]

  init(seed: UInt64, names: [String]) {
    random = SplitMix64(seed: seed)
    self.names = names
  }

  /// A body of a few members, and what may stand around it.
  mutating func body() -> String {
    if one(in: 50) {
      let depth = 250 + Int.random(in: 0...10, using: &random)
      return "{\"x\":" + String(repeating: "[", count: depth) + String(repeating: "]", count: depth) + "}"
    }
    return (one(in: 40) ? "\u{FEFF}" : "") + space() + object(names + ["x", "_a", "ä1", "$", "true"], depth: 0)
      + (one(in: 10) ? pick(["}", "x", " ", "{}", "/*", "\0"]) : "")
  }

  private mutating func one(in count: Int) -> Bool { Int.random(in: 0..<count, using: &random) == 0 }

  private mutating func pick(_ pieces: [String]) -> String { pieces[Int.random(in: 0..<pieces.count, using: &random)] }

  private mutating func space() -> String {
    guard one(in: 5) else { return pick(["", " "]) }
    return pick([
      "\t", "\r\n", "\u{A0}", "\u{2003}", "\u{3000}", "\u{2028}", "\u{0B}", "\u{0C}", "\u{85}", "\0", "/*c*/", "//c\n",
      "/* * / */", "//c\r", "/**/ //\n", "/", "/*", "\u{200B}", "\u{1}",
    ])
  }

  private mutating func object(_ names: [String], depth: Int) -> String {
    var text = "{" + space()
    for index in 0..<Int.random(in: 0...3, using: &random) {
      if index > 0 { text += one(in: 60) ? pick([",,", "", ";"]) : "," }
      text += space() + name(pick(names)) + space() + (one(in: 100) ? "=" : ":") + space()
      text += value(depth: depth + 1) + space()
    }
    return text + (one(in: 20) ? "," : "") + (one(in: 100) ? "]" : "}")
  }

  private mutating func name(_ name: String) -> String {
    let name = one(in: 5) ? name.uppercased() : name
    switch Int.random(in: 0..<10, using: &random) {
    case 0: return "'\(name)'"
    case 1: return name
    case 2: return "\"" + name.utf16.map { "\\u" + String(0x10000 + Int($0), radix: 16).dropFirst() }.joined() + "\""
    default: return "\"\(name)\""
    }
  }

  private mutating func value(depth: Int) -> String {
    switch Int.random(in: 0..<20, using: &random) {
    case 0..<6:
      let quote = one(in: 5) ? "'" : "\""
      return quote + pick(Self.texts) + (one(in: 3) ? pick(Self.texts) : "") + quote
    case 6..<12: return pick(Self.numbers)
    case 12..<17: return pick(Self.words)
    case 17 where depth < 4: return object(["a", "b", "c d"], depth: depth)
    case 18 where depth < 4:
      let elements = (0..<Int.random(in: 0...3, using: &random)).map { _ in
        one(in: 10) ? "" : space() + value(depth: depth + 1)
      }
      return "[" + elements.joined(separator: ",") + (one(in: 30) ? "}" : "]")
    default:
      return pick(["new Date(1)", "new Date (1,[2],)", "new x", "newDate(1)", "new (", "new a.b(1)", "new\nD('a')"])
    }
  }

  private static let texts = [
    "", "a", "u@x", "true", "FALSE", " true ", "yes", "30", " 30 ", "+30", "-1", "030", "3e1", "0x1E", "2147483648",
    "-2147483648", "30\\u0000", "True\\u00a0", "\\ud83d\\ude00", "\\ud800", "\\udc00\\ud800", "\\u12", "\\u+123",
    "\\x41",
    "\\n\\t\\/\\\\", "\\\"", "\\'", "a\tb", "a\nb", "a\0b", "ä€😀", "\u{7F}", "null", "NaN", "\\u00e4\\u0041",
  ]
  private static let numbers = [
    "0", "1", "-1", "-0", "30", "010", "08", "-010", "0x1E", "0X1e", "0x", "-0x1", "+1", "1.5", "1.50", ".5", "30.",
    "-.5",
    ".", "-", "1e1", "1E+1", "1e-1", "1e", "1.e1", ".e1", "1..2", "1e400", "-1e400", "1e-400", "1e308", "2147483647",
    "2147483648", "-2147483648", "0xFFFFFFFF", "0x100000000", "0xFFFFFFFFFFFFFFFF", "0x1FFFFFFFFFFFFFFFF",
    "01777777777777777777777", "02000000000000000000000", String(repeating: "9", count: 308),
    String(repeating: "9", count: 380), String(repeating: "9", count: 381),
    "1" + String(repeating: "0", count: 400) + ".0",
    "1a", "1_0", "1L", "--1", "1-1", "0e400", "00", "NaN", "Infinity", "-Infinity", "-NaN", "Infinit", "nan",
  ]
  private static let words = [
    "true", "false", "null", "true", "false", "null", "True", "nulL", "tru", "true1", "undefined", "undefine", "nil",
    "",
  ]
}
