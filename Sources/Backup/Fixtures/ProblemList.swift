import JSONText

/// Collects what is wrong, up to ``FixtureProblems/limit``.
struct ProblemList {
  private var drafts: [ProblemDraft] = []
  private var omitted = 0

  var isEmpty: Bool { drafts.isEmpty }

  mutating func add(_ draft: ProblemDraft) {
    guard drafts.count < FixtureProblems.limit else {
      omitted += 1
      return
    }
    drafts.append(draft)
  }

  /// The problems with their places, in the order of the text.
  func located(in documents: [FixtureDocument]) -> FixtureProblems {
    // Swift's sort is stable: problems of one place stay in the order they were found.
    let sorted = drafts.sorted { $0.origin < $1.origin }
    var problems: [FixtureProblem] = []
    for (index, document) in documents.enumerated() {
      let own = sorted.filter { $0.origin.document == index }
      let pointers = document.pointers(at: own.map(\.origin.offset))
      for (draft, pointer) in zip(own, pointers) {
        let position = document.position(of: draft.origin.offset)
        problems.append(
          FixtureProblem(
            file: document.name, line: position.line, column: position.column, pointer: pointer.description,
            message: message(of: draft, in: documents), suggestion: draft.suggestion))
      }
    }
    return FixtureProblems(problems: problems, omitted: omitted)
  }

  private func message(of draft: ProblemDraft, in documents: [FixtureDocument]) -> String {
    guard let first = draft.first else { return draft.message }
    let document = documents[first.document]
    return "\(draft.message), first at \(document.name):\(document.position(of: first.offset))"
  }
}
