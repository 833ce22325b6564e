/// Did you mean: the known word closest to one that is not known.
package enum Suggestion {
  /// The candidate closest to `word`, ignoring the case of ASCII letters; nil when none is close. Of equally close ones
  /// the first. Time is bounded by the candidates, whatever the word's length.
  package static func closest(to word: Span<UInt8>, among candidates: [String]) -> String? {
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
      let limit = min(tolerance(word.count, candidate.utf8.count), best.map { $0.distance - 1 } ?? Int.max)
      // The distance is at least the difference in length.
      guard limit >= 0, abs(word.count - candidate.utf8.count) <= limit else { continue }
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
    guard word.hasEscapes else { return closest(to: text.extracting(word.range.indices), among: candidates) }
    let longest = candidates.reduce(0) { max($0, $1.utf8.count) }
    // An escape of six bytes means one at least; what is longer than all of these is close to none.
    guard word.range.count <= 12 * (longest + 1) else { return nil }
    var bytes: [UInt8] = []
    word.appendDecoded(to: &bytes, in: text)
    return closest(to: bytes.span, among: candidates)
  }

  /// Edits forgiven: a third of the longer word, and one in the shortest.
  private static func tolerance(_ first: Int, _ second: Int) -> Int {
    max(1, max(first, second) / 3)
  }
}
