package import Backup
import JSONText
package import Journal

/// Fault rules as a file holds them: a list of rules, or an object with such a list as `faults`.
package struct FaultDocument: Sendable {
  /// The rules, in order.
  package let rules: [FaultRule]

  /// Reads a document. Everything that is wrong with it is told, of each rule what comes first; a rule that does not say how
  /// long it is armed is armed for ``FaultRule/longestTTL``.
  package init(_ document: FixtureDocument, _ vocabulary: MatchVocabulary) throws(FixtureProblems) {
    let tree: JSONValue
    do throws(JSONError) {
      tree = try JSONValue(parsing: document.bytes.span)
    } catch {
      throw FixtureProblems([
        FixtureProblem(
          "expected \(error.expected), found \(error.found)", in: document, at: error.offset,
          suggestion: error.suggestion)
      ])
    }
    var rules: [FaultRule] = []
    var problems: [FixtureProblem] = []
    do throws(JSONMismatch) {
      let (list, pointer) = try Self.list(in: tree)
      for (index, element) in list.enumerated() {
        do throws(JSONMismatch) {
          rules.append(try FaultRule(ofFile: element, at: pointer.element(index), vocabulary))
        } catch {
          problems.append(FixtureProblem(error, in: document))
        }
      }
    } catch {
      problems.append(FixtureProblem(error, in: document))
    }
    guard problems.isEmpty else { throw FixtureProblems(problems) }
    self.rules = rules
  }

  /// Whether a file is meant to hold fault rules, and no fixtures: it is a list, or an object with `faults`.
  package static func isMeant(by text: [UInt8]) -> Bool {
    var reader = JSONReader(.fixture)
    let first = try? reader.next(in: text.span)
    if first == .beginArray { return true }
    guard first == .beginObject else { return false }
    while case .name(let name)? = try? reader.next(in: text.span) {
      if name.equals(listName, ignoringCase: false, in: text.span) { return true }
      guard (try? reader.skipValue(in: text.span)) != nil else { return false }
    }
    return false
  }

  private static let listName: StaticString = "faults"

  private static func list(in tree: JSONValue) throws(JSONMismatch) -> ([JSONValue], JSONPointer) {
    if let elements = tree.elements { return (elements, JSONPointer()) }
    let object = try JSONObject(tree, "a file of fault rules", known: ["$schema", "faults"])
    guard let elements = try object.array("faults") else {
      throw JSONMismatch(
        "fault rules are a list", at: object.pointer, object.offset,
        suggestion: "write {\"faults\": [\u{2026}]}, or the list alone")
    }
    return (elements, object.pointer.member("faults"))
  }
}

extension FaultRule {
  /// Reads a rule of a file.
  fileprivate init(
    ofFile value: JSONValue, at pointer: JSONPointer, _ vocabulary: MatchVocabulary
  ) throws(JSONMismatch) {
    try self.init(value, at: pointer, vocabulary)
    if value.member("ttlSeconds") == nil { ttlSeconds = Self.longestTTL }
  }
}

extension FixtureProblem {
  fileprivate init(_ mismatch: JSONMismatch, in document: FixtureDocument) {
    self.init(
      mismatch.message, in: document, at: mismatch.offset, pointer: mismatch.pointer.description,
      suggestion: mismatch.suggestion)
  }
}
