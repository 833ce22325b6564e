import Bytes
import HTTP1
import JSONText

/// What was probably meant by a path that leads nowhere.
struct RouteHint {
  /// The segments, decoded.
  private let segments: [String]

  /// Longer words are not compared with others: each costs the square of its length.
  private static let longestWord = 48
  /// The versions that are served.
  private let versions: [APIVersion]

  init(_ path: PathSegments, in decoded: Span<UInt8>, among versions: [APIVersion]) {
    self.versions = versions
    segments = (0..<path.count).map { String(repairing: decoded.extracting(path[$0].bounds)) }
  }

  /// What to do about it; nil where that cannot be told.
  var suggestion: String? {
    if segments.contains(where: { ["http:", "https:"].contains($0.lowercased()) }) {
      return "the path holds a whole URL: the base URL stands in front of it a second time"
    }
    if segments.contains("") { return emptySegment }
    if segments.contains(where: Self.hasSpace) {
      return "the path has white space or a line break in it: trim what is put into the URL"
    }
    guard let first = segments.first?.lowercased() else { return nil }
    guard Self.isVersion(first) else { return withoutVersion }
    if let version = versions.first(where: { $0.name == first }) {
      return actionSuggestion ?? wrapper(in: version)?.suggestion ?? elsewhere(than: version)
        ?? Self.misspelling(in: Array(segments.dropFirst()), version)
    }
    let names = versions.map(\.name).joined(separator: ", ")
    let served = "version \(first) is not served: this emulator serves \(names)"
    return actionSuggestion.map { "\(served); \($0)" } ?? served
  }

  /// For a path that begins with no version.
  private var withoutVersion: String? {
    if let place = segments.firstIndex(where: { word in versions.contains { $0.name == word.lowercased() } }) {
      let words = segments[..<place].joined(separator: "/")
      let start = "the API begins at /\(segments[place].lowercased())"
      return words.utf8.count <= Self.longestWord
        ? "\(start): leave /\(words) out of the base URL" : "\(start): the base URL has a path too much"
    }
    guard let version = versions.last(where: { Self.template(segments, $0) != nil }) else { return nil }
    return "put /\(version.name) in front of the path"
  }

  /// The versions that have the path, where this one has it not.
  private func elsewhere(than version: APIVersion) -> String? {
    let words = Array(segments.dropFirst())
    let others = APIVersion.all.filter { $0.name != version.name && Self.template(words, $0) != nil }.map(\.name)
    let served = others.filter { name in versions.contains { $0.name == name } }
    guard !others.isEmpty else { return nil }
    let have = served.isEmpty ? others : served
    let isOne = have.count == 1
    let names = isOne ? have[0] : "\(have.dropLast().joined(separator: ", ")) and \(have[have.count - 1])"
    let found = "\(names) \(isOne ? "has" : "have") it"
    let rest = served.isEmpty ? ", but \(isOne ? "is" : "are") not served" : ""
    return "\(version.name) has no such call; \(found)\(rest)"
  }

  /// What a version has in place of a call of another one, whose path ends in a verb.
  struct Wrapper {
    /// The Action call.
    let action: Endpoint
    /// What its body says.
    let name: StaticString

    /// What to do about it.
    var suggestion: String {
      "in \(action.version.name): POST \(action.abbreviatedPath) with {\"\(name)\": {…}}"
    }
  }

  /// The Action call that a served version has in place of the path; nil where the path is none of another version's verbs.
  var wrapper: Wrapper? {
    guard let name = segments.first?.lowercased() else { return nil }
    return versions.first { $0.name == name }.flatMap(wrapper)
  }

  private func wrapper(in version: APIVersion) -> Wrapper? {
    guard version.hasActions else { return nil }
    let words = Array(segments.dropFirst())
    let meant = (versions + APIVersion.all).flatMap(Self.known).filter { verb in
      !verb.isWrapped && verb.template.count == segments.count && Self.misspelt(words, verb, atMost: 0) == 0
    }
    let operations = Set(meant.map(\.operation)).subtracting([""])
    for action in Self.known(version) where action.isAction {
      for (name, endpoint) in action.actions where operations.contains(endpoint.operation) {
        return Wrapper(action: action, name: name)
      }
    }
    return nil
  }

  private static func isVersion(_ word: String) -> Bool {
    word.first == "v" && word.count > 1 && word.count <= 4 && word.dropFirst().allSatisfy { $0.isASCII && $0.isNumber }
  }

  private static func hasSpace(_ word: String) -> Bool {
    word.unicodeScalars.contains { $0.value <= 0x20 || $0.properties.isWhitespace }
  }

  /// What the version that was asked for, or the newest that is served, has in place of a path that ends in `Action`: v5 has
  /// one below each resource, and a member of the body, its wrapper, says what is to be done.
  var actionSuggestion: String? {
    guard segments.last?.lowercased() == "action" else { return nil }
    let first = segments.first?.lowercased()
    guard let version = versions.first(where: { $0.name == first }) ?? versions.last, !version.hasActions else {
      return nil
    }
    let words = Array(segments.dropFirst())
    let action = Self.known(.v5).first { action in
      action.isAction && action.template.count == segments.count && Self.misspelt(words, action, atMost: 0) == 0
    }
    let verbs = Self.known(version)
    let named = (action?.actions ?? []).filter { !$0.endpoint.operation.isEmpty }
    let calls = named.compactMap { wrapper, endpoint in
      verbs.first { $0.operation == endpoint.operation }.map { "\(wrapper): POST \($0.abbreviatedPath)" }
    }
    guard !calls.isEmpty else { return nil }
    return "v5's …/Action is a call for each wrapper in \(version.name): \(calls.joined(separator: ", "))"
  }

  /// For a path of which a segment is empty: an id that is missing, or the slash at the end of a base URL.
  private var emptySegment: String {
    let words = Array(segments.dropFirst())
    let known = versions.flatMap(Self.known)
    for endpoint in known where endpoint.template.count == segments.count {
      guard Self.misspelt(words, endpoint, atMost: 0) == 0,
        let place = segments.firstIndex(of: ""), case .parameter(let parameter) = endpoint.template[place]
      else { continue }
      return "\(parameter.placeholder) is empty: is its variable set?"
    }
    return segments.first == "" || segments.dropFirst().first == ""
      ? "the path has an empty segment: the base URL ends in a slash"
      : "the path has an empty segment: two slashes meet"
  }

  /// The words that the known path closest to `words` has in place of those that are spelled almost so.
  private static func misspelling(in words: [String], _ version: APIVersion) -> String? {
    var best: (endpoint: Endpoint, misspelt: Int)?
    for endpoint in known(version) where endpoint.template.count == words.count + 1 {
      guard let misspelt = misspelt(words, endpoint, atMost: best.map { $0.misspelt - 1 } ?? 2) else { continue }
      best = (endpoint, misspelt)
    }
    guard let best else { return nil }
    let right: [String] = zip(words, best.endpoint.template.dropFirst()).compactMap { word, pattern in
      guard case .literal(let literal) = pattern, literal.lowercased() != word.lowercased() else { return nil }
      return "\(literal) in place of \(word)"
    }
    return "did you mean \(right.joined(separator: ", ")) (\(best.endpoint.abbreviatedPath))?"
  }

  /// The template that `words`, which have no version, are spelled like.
  private static func template(_ words: [String], _ version: APIVersion) -> Endpoint? {
    known(version).first { $0.template.count == words.count + 1 && misspelt(words, $0, atMost: 0) == 0 }
  }

  /// How many of `words` are spelled differently from the template of `endpoint`; nil where they are more than `most`, or
  /// other words.
  private static func misspelt(_ words: [String], _ endpoint: Endpoint, atMost most: Int) -> Int? {
    var count = 0
    for (word, pattern) in zip(words, endpoint.template.dropFirst()) {
      guard case .literal(let literal) = pattern, literal.lowercased() != word.lowercased() else { continue }
      count += 1
      guard count <= most, word.utf8.count <= longestWord, Suggestion.closest(to: word, among: [literal]) != nil else {
        return nil
      }
    }
    return count
  }

  /// The calls of a version that this emulator has, and those of the vendor's document for it.
  static func known(_ version: APIVersion) -> [Endpoint] {
    calls[version.name] ?? version.endpoints + VendorOperations.of(version).endpoints
  }

  /// Those of every version, made once: a hint looks through all of them.
  private static let calls: [String: [Endpoint]] = {
    let calls = APIVersion.all.map { ($0.name, $0.endpoints + VendorOperations.of($0).endpoints) }
    return Dictionary(uniqueKeysWithValues: calls)
  }()
}
