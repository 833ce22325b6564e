import JSONText

/// One thing that is wrong with fixtures; never shows the value of a secret.
package struct FixtureProblem: Hashable, Sendable {
  /// The document's name.
  package let file: String
  /// From 1.
  package let line: Int
  /// From 1, in Unicode scalars.
  package let column: Int
  /// The JSON pointer (RFC 6901) of the value or member at fault; empty for the whole document.
  package let pointer: String
  /// What is wrong.
  package let message: String
  /// What to do about it, where that can be told.
  package let suggestion: String?
}

extension FixtureProblem {
  /// A problem with what stands at `offset` of a document.
  package init(
    _ message: String, in document: FixtureDocument, at offset: Int, pointer: String = "", suggestion: String? = nil
  ) {
    let position = TextPosition(of: offset, in: document.bytes.span)
    self.init(
      file: document.name, line: position.line, column: position.column, pointer: pointer, message: message,
      suggestion: suggestion)
  }
}

extension FixtureProblem: CustomStringConvertible {
  /// `file:line:column: pointer: what is wrong; what to do` (interface.md); the whole document has no pointer.
  package var description: String {
    let place = pointer.isEmpty ? "\(file):\(line):\(column)" : "\(file):\(line):\(column): \(pointer)"
    guard let suggestion else { return "\(place): \(message)" }
    return "\(place): \(message); \(suggestion)"
  }
}

/// Why fixtures make no world: everything that is wrong with them, in the order of the text.
package struct FixtureProblems: Error, Hashable, Sendable {
  /// At least one, at most ``limit``.
  package let problems: [FixtureProblem]
  /// How many more were found.
  package let omitted: Int

  /// Problems in the order of the text; those beyond ``limit`` are counted.
  package init(_ problems: [FixtureProblem]) {
    self.init(problems: Array(problems.prefix(Self.limit)), omitted: max(0, problems.count - Self.limit))
  }

  init(problems: [FixtureProblem], omitted: Int) {
    self.problems = problems
    self.omitted = omitted
  }

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

/// A problem as the reader notes it: its place is worked out only when there is something to report.
struct ProblemDraft {
  /// The name, value or object at fault.
  let origin: Origin
  /// What is wrong.
  let message: String
  /// What to do about it.
  var suggestion: String?
  /// Where the thing stands that this one repeats.
  var first: Origin?
}

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

/// Where something stands in the fixtures: enough to find line, column and pointer once they are asked for.
struct Origin: Hashable, Sendable {
  /// Which document, from 0.
  let document: Int
  /// Offset in its bytes.
  let offset: Int
}

extension Origin: Comparable {
  /// Earlier in the text, or in a document before, is less.
  static func < (left: Origin, right: Origin) -> Bool {
    (left.document, left.offset) < (right.document, right.offset)
  }
}
