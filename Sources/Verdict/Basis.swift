/// How well a rule is known, from the firmest word to the weakest; every answer tells its own (behaviour.md, top).
package enum Basis: Int, CaseIterable, Sendable {
  /// The two vendor pages.
  case documented
  /// The vendor's OpenAPI document.
  case openapi
  /// A real server answered so.
  case observed
  /// A real client sends or needs it.
  case client
  /// What the framework does that the server is built on: its source, and the framework itself as it ran.
  case framework
  /// Our decision.
  case assumed
  /// A fixture's outcome or a fault rule said so.
  case scripted
}

extension Basis: Comparable {
  /// The firmer word is less: of two that make up an answer, the greater counts.
  package static func < (left: Basis, right: Basis) -> Bool { left.rawValue < right.rawValue }
}

extension Basis {
  /// The word, as users see it.
  package var name: StaticString {
    switch self {
    case .documented: "documented"
    case .openapi: "openapi"
    case .observed: "observed"
    case .client: "client"
    case .framework: "framework"
    case .assumed: "assumed"
    case .scripted: "scripted"
    }
  }

  /// What the word says of a rule, as a clause.
  package var meaning: StaticString {
    switch self {
    case .documented: "it stands on the vendor's two documentation pages"
    case .openapi: "it follows from the vendor's OpenAPI document"
    case .observed: "a real server answered so"
    case .client: "real clients send or need it"
    case .framework: "the framework that the vendor's server is built on does so"
    case .assumed: "the vendor's sources are silent, and the emulator decided"
    case .scripted: "a fixture or a fault rule said so"
    }
  }
}

extension Basis: CustomStringConvertible {
  /// The word, as users see it.
  package var description: String { name.description }
}
