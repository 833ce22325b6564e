/// The closed lists of words that some properties take, as the vendor spells them; requests may use any case.
enum Vocabulary: Sendable {
  /// Where Microsoft runs an organization.
  case regions

  /// Its words.
  var words: [StaticString] {
    switch self {
    case .regions: ["Worldwide", "Germany", "China", "USDefence", "USGovernment"]
    }
  }

  /// Its words, for a diagnostic.
  var names: [String] { words.map(\.description) }
}
