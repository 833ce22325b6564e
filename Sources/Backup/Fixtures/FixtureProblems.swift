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
  /// The lines, one below the other.
  package var description: String { lines.joined(separator: "\n") }

  /// A line for each problem, and one for those omitted.
  package var lines: [String] {
    problems.map(\.description) + (omitted > 0 ? ["and \(omitted) more"] : [])
  }
}
