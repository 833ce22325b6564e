import JSONText

/// Collects what is wrong, up to ``FixtureProblems/limit``.
struct ProblemList {
  private var drafts: [ProblemDraft] = []
  private var omitted = 0

  /// Whether nothing is wrong.
  var isEmpty: Bool { drafts.isEmpty }

  /// Adds a problem, or counts it as omitted.
  mutating func add(_ draft: ProblemDraft) {
    guard drafts.count < FixtureProblems.limit else {
      omitted += 1
      return
    }
    drafts.append(draft)
  }

  /// The problems with their places, in the order of the text.
  func located(in documents: [FixtureDocument]) -> FixtureProblems {
    let places = places(in: documents)
    // Swift's sort is stable: problems of one place stay in the order they were found.
    let problems = drafts.sorted { $0.origin < $1.origin }.compactMap { draft in
      places[draft.origin].map { place in
        FixtureProblem(
          file: documents[draft.origin.document].name, line: place.line, column: place.column,
          pointer: place.pointer.description, message: draft.message + repetition(of: draft, places, documents),
          suggestion: draft.suggestion)
      }
    }
    return FixtureProblems(problems: problems, omitted: omitted)
  }

  private func repetition(
    of draft: ProblemDraft, _ places: [Origin: FixturePlace], _ documents: [FixtureDocument]
  ) -> String {
    guard let first = draft.first, let place = places[first] else { return "" }
    return ", first at \(documents[first.document].name):\(place.line):\(place.column)"
  }

  private func places(in documents: [FixtureDocument]) -> [Origin: FixturePlace] {
    let origins = Set(drafts.map(\.origin) + drafts.compactMap(\.first)).sorted()
    var places: [Origin: FixturePlace] = [:]
    for (index, document) in documents.enumerated() {
      let own = origins.filter { $0.document == index }
      for (origin, place) in zip(own, document.places(at: own.map(\.offset))) { places[origin] = place }
    }
    return places
  }
}
