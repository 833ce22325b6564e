import Bytes

/// Did you mean: the known word closest to one that is not known.
package enum Suggestion {
  /// The candidate closest to `word`, ignoring the case of ASCII letters; nil when none is close. Of equally close ones
  /// the first. Words and candidates of more than ``longest`` bytes are close to nothing.
  package static func closest(to word: Span<UInt8>, among candidates: [String]) -> String? {
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
      let limit = min(tolerance(word.count, candidate.utf8.count), best.map { $0.distance - 1 } ?? Int.max)
      // The distance is at least the difference in length.
      guard limit >= 0, word.count <= longest, candidate.utf8.count <= longest,
        abs(word.count - candidate.utf8.count) <= limit
      else { continue }
      let distance = EditDistance.between(word, candidate.utf8.span)
      if distance <= limit { best = (candidate, distance) }
    }
    return best?.candidate
  }

  /// The same for a word given as `String`.
  package static func closest(to word: String, among candidates: [String]) -> String? {
    closest(to: word.utf8.span, among: candidates)
  }

  /// The same for a string that a reader found in `text`.
  package static func closest(to word: JSONString, in text: Span<UInt8>, among candidates: [String]) -> String? {
    guard word.hasEscapes else { return closest(to: text.extracting(word.range.bounds), among: candidates) }
    // An escape of six bytes means one at least.
    guard word.range.count <= 6 * longest else { return nil }
    var bytes: [UInt8] = []
    word.appendDecoded(to: &bytes, in: text)
    return closest(to: bytes.span, among: candidates)
  }

  /// Bytes of the longest word that is compared, which takes as many steps as the square of it: longer than any name that
  /// people type.
  static let longest = 256

  /// Edits forgiven: a third of the longer word, and one in the shortest.
  private static func tolerance(_ first: Int, _ second: Int) -> Int {
    max(1, max(first, second) / 3)
  }
}
