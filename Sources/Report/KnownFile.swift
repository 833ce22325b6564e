import JSONText

/// What is wrong with a file of known findings, and where.
package struct KnownFileProblem: Error, CustomStringConvertible {
  /// `line:column: pointer: what is wrong`, as `check` says it of fixtures.
  package let description: String

  init(_ message: String, at offset: Int, pointer: String = "", in text: Span<UInt8>) {
    let start = pointer.isEmpty ? "" : "\(pointer): "
    description = "\(TextPosition(of: offset, in: text)): \(start)\(message)"
  }
}

extension KnownFinding {
  /// Reads a file of them: a JSON array; comments and trailing commas are allowed.
  package static func list(
    parsing text: [UInt8], _ vocabulary: KnownVocabulary
  ) throws(KnownFileProblem) -> [KnownFinding] {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue(parsing: text.span)
    } catch {
      throw KnownFileProblem("expected \(error.expected), found \(error.found)", at: error.offset, in: text.span)
    }
    do throws(JSONMismatch) {
      return try list(value, vocabulary)
    } catch {
      let message = [error.message, error.suggestion].compactMap(\.self).joined(separator: "; ")
      throw KnownFileProblem(message, at: error.offset, pointer: error.pointer.description, in: text.span)
    }
  }
}
