/// Swift source without its comments and the contents of its texts, as far as the tests of this folder need it.
struct SourceCode {
  /// A function that is declared.
  struct Function {
    let name: String
    let parameters: Int
  }

  private let code: [Character]

  init(_ text: String) {
    var code: [Character] = []
    var rest = text[...]
    while let character = rest.first {
      if rest.hasPrefix("//") {
        rest = rest.drop { $0 != "\n" }
      } else if rest.hasPrefix("/*") {
        while !rest.isEmpty, !rest.hasPrefix("*/") { rest = rest.dropFirst() }
        rest = rest.dropFirst(2)
      } else if rest.hasPrefix("\"\"\"") {
        rest = rest.dropFirst(3)
        while !rest.isEmpty, !rest.hasPrefix("\"\"\"") { rest = rest.dropFirst() }
        rest = rest.dropFirst(3)
        code += "\"\""
      } else if character == "\"" {
        rest = Self.behindText(rest.dropFirst())
        code += "\"\""
      } else {
        code.append(character)
        rest = rest.dropFirst()
      }
    }
    self.code = code
  }

  /// What follows the text in quotes that `rest` is in the middle of; a quote that is escaped, or in what is put into the
  /// text, does not end it.
  private static func behindText(_ rest: Substring) -> Substring {
    var rest = rest
    while let character = rest.first, character != "\"", character != "\n" {
      if rest.hasPrefix("\\(") {
        rest = rest.dropFirst(2)
        var depth = 1
        while depth > 0, let inner = rest.first {
          rest = rest.dropFirst()
          if inner == "\"" { rest = behindText(rest) }
          depth += inner == "(" ? 1 : inner == ")" ? -1 : 0
        }
      } else {
        rest = rest.dropFirst(character == "\\" ? 2 : 1)
      }
    }
    return rest.dropFirst()
  }

  /// Whether a word stands in the code.
  func contains(word: String) -> Bool {
    let text = String(code)
    return text.ranges(of: word).contains { range in
      let before = range.lowerBound == text.startIndex ? " " : text[text.index(before: range.lowerBound)]
      let behind = range.upperBound == text.endIndex ? " " : text[range.upperBound]
      return !before.isPartOfName && !behind.isPartOfName
    }
  }

  /// Whether a value is unwrapped by force: a `!` behind a name or a closing bracket.
  var unwrapsByForce: Bool {
    code.indices.dropFirst().contains { index in
      guard code[index] == "!" else { return false }
      let behind = index + 1 < code.count ? code[index + 1] : " "
      return behind != "=" && (code[index - 1].isPartOfName || ")]".contains(code[index - 1]))
    }
  }

  /// The functions that are declared, in order.
  var functions: [Function] {
    var functions: [Function] = []
    let word = Array("func ")
    for index in code.indices where code[index...].starts(with: word) && (index == 0 || !code[index - 1].isPartOfName) {
      let name = code[(index + word.count)...].prefix { $0 != "(" && $0 != "<" }
      guard let open = opening(from: name.endIndex) else { continue }
      functions.append(Function(name: String(name), parameters: parameters(from: open + 1)))
    }
    return functions
  }

  /// Where the list of parameters opens: behind the generic ones.
  private func opening(from start: Int) -> Int? {
    var depth = 0
    for index in start..<code.count {
      switch code[index] {
      case "<": depth += 1
      case ">": depth -= 1
      case "(" where depth == 0: return index
      default: break
      }
    }
    return nil
  }

  private func parameters(from start: Int) -> Int {
    var depth = 0
    var count = 0
    var isEmpty = true
    for index in start..<code.count {
      let character = code[index]
      switch character {
      case ")" where depth == 0: return isEmpty ? 0 : count + 1
      case "(", "[", "{", "<": depth += 1
      case ">" where code[index - 1] == "-": break
      case ")", "]", "}", ">": depth -= 1
      case "," where depth == 0: count += 1
      default: break
      }
      if !character.isWhitespace { isEmpty = false }
    }
    return count
  }
}

extension Character {
  /// Whether it can stand in a name.
  fileprivate var isPartOfName: Bool { isLetter || isNumber || self == "_" }
}
