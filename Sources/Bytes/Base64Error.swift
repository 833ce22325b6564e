/// Why a text is not Base64, in the two ways .NET tells apart.
package enum Base64Error: Error, Equatable, Sendable {
  /// A character outside the alphabet, or a `=` that is not padding at the end; `offset` counts bytes from 0.
  case illegalCharacter(offset: Int)
  /// The significant characters do not come in groups of four.
  case invalidLength

  /// The sentence that .NET, and so the vendor's server, answers with (behaviour.md, section 3, rule 8).
  package var frameworkMessage: StaticString {
    switch self {
    case .illegalCharacter:
      """
      The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding \
      characters, or an illegal character among the padding characters.
      """
    case .invalidLength: "Invalid length for a Base-64 char array or string."
    }
  }
}
