import Bytes

/// Damerau's and Levenshtein's distance in its restricted form (optimal string alignment).
package enum EditDistance {
  /// Insertions, deletions, replacements and exchanges of neighbouring bytes that turn one word into the other, ignoring
  /// the case of ASCII letters. Time is the product of the lengths: the caller bounds both.
  package static func between(_ first: Span<UInt8>, _ second: Span<UInt8>) -> Int {
    var beforeLast = [Int](repeating: 0, count: second.count + 1)
    var last = Array(0...second.count)
    var current = last
    for row in first.indices {
      let byte = first[row].asciiLowercased
      current[0] = row + 1
      for column in second.indices {
        let other = second[column].asciiLowercased
        var distance = min(last[column + 1] + 1, current[column] + 1, last[column] + (byte == other ? 0 : 1))
        let isExchange =
          row > 0 && column > 0 && byte == second[column - 1].asciiLowercased
          && first[row - 1].asciiLowercased == other
        if isExchange { distance = min(distance, beforeLast[column - 1] + 1) }
        current[column + 1] = distance
      }
      (beforeLast, last, current) = (last, current, beforeLast)
    }
    return last[second.count]
  }
}
