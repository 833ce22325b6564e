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
  /// A script's decision: the fixtures', or a fault rule's.
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
}

extension Basis: CustomStringConvertible {
  /// The word, as users see it.
  package var description: String { name.description }
}
