import JSONText
import Journal
import Verdict

extension ReceivedRequest {
  /// A header field, or a parameter of a query.
  public struct Field: Sendable, Equatable {
    /// The name as it was sent; empty for a parameter that has none.
    public let name: String
    /// The value: a string, or a secret of which the length is known.
    public let value: JSON

    static func list(_ tree: JSONValue?) -> [Field] {
      (tree?.elements ?? []).map { pair in
        Field(name: pair.member("name")?.string ?? "", value: pair.member("value").map { JSON($0) } ?? .string(""))
      }
    }
  }

  /// How well a rule or an answer is known, from the firmest word to the weakest.
  public enum Basis: String, Sendable, CaseIterable {
    /// The two vendor pages.
    case documented
    /// The vendor's OpenAPI document.
    case openapi
    /// A real server answered so.
    case observed
    /// A real client sends or needs it.
    case client
    /// What the framework does that the server is built on.
    case framework
    /// The emulator's own decision.
    case assumed
    /// A fixture's outcome or a fault said so.
    case scripted
  }

  /// A verdict in one word.
  public enum Verdict: String, Sendable, CaseIterable {
    /// Nothing is to be said.
    case ok
    /// It was refused.
    case violations
    /// It was answered, and something about it is odd.
    case warnings
  }
}

extension ReceivedRequest.Basis {
  init(_ basis: Basis) {
    self = Self(rawValue: basis.description) ?? .assumed
  }
}
