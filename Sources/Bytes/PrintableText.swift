/// Text that stays on its line: whatever a terminal or a log reader would act on is shown as an escape.
struct PrintableText: CustomStringConvertible {
  /// The text, fit to print.
  let description: String

  /// Escapes control characters, and the characters that break lines or turn the direction of writing.
  init(_ text: String) {
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
