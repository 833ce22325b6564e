/// Why fixtures make no world: everything that is wrong with them, in the order of the text.
package struct FixtureProblems: Error, Hashable, Sendable {
  /// At least one, at most ``limit``.
  package let problems: [FixtureProblem]
  /// How many more were found.
  package let omitted: Int

  /// As many as one reads before mending the first ones.
  package static let limit = 100
}

extension FixtureProblems: CustomStringConvertible {
  /// A line for each problem, and one for those omitted.
  package var description: String {
    var lines = problems.map(\.description)
    if omitted > 0 { lines.append("and \(omitted) more") }
    return lines.joined(separator: "\n")
  }
}
