/// The closed lists of words that some properties take, as the vendor spells them; requests may use any case.
enum Vocabulary: Sendable {
  /// Where Microsoft runs an organization.
  case regions
  /// The Veeam Explorers.
  case sessionTypes

  /// Its words.
  var words: [StaticString] {
    switch self {
    case .regions: ["Worldwide", "Germany", "China", "USDefence", "USGovernment"]
    case .sessionTypes: ["Vex", "Veod", "Vesp", "Vet"]
    }
  }

  /// Its words, for a diagnostic.
  var names: [String] { words.map(\.description) }
}
