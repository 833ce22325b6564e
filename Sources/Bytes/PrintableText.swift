/// Text that stays on its line: whatever a terminal or a log reader would act on is shown as an escape.
package struct PrintableText: CustomStringConvertible {
  /// The text, fit to print.
  package let description: String

  /// Escapes control characters, and the characters that break lines or turn the direction of writing.
  package init(_ text: String) {
    guard text.unicodeScalars.contains(where: Self.isUnfit) else {
      description = text
      return
    }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where Self.isUnfit(scalar): result += "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    description = result
  }

  private static func isUnfit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // C0 and C1 controls; marks, separators and overrides of Unicode's bidirectional algorithm.
    case 0..<0x20, 0x7F..<0xA0, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}

extension String {
  /// The text without what could make one line of a log look like two, or read otherwise than it is written: U+FFFD in
  /// its place. ``PrintableText`` shows it as an escape, for texts of which a user has to see every character.
  package var onOneLine: String {
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: unicodeScalars.lazy.map { $0.breaksLines ? "\u{FFFD}" : $0 })
    return String(scalars)
  }
}

extension Unicode.Scalar {
  fileprivate var breaksLines: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
