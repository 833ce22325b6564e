/// A header field of an answer.
package struct Field: Equatable {
  package let name: String
  package let value: String
}

extension [Field] {
  /// Takes field lines apart, each ended by CRLF.
  package init(lines text: some StringProtocol) {
    self = text.split(separator: "\r\n").map { line in
      let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      return Field(name: String(parts[0]), value: String(parts.dropFirst().joined().drop { $0 == " " }))
    }
  }

  /// The value of a field, by its name in any case.
  package subscript(_ name: String) -> String? {
    first { $0.name.lowercased() == name.lowercased() }?.value
  }
}
