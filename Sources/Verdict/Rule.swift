/// Something that requests are held against, under a name that users may grep for. All that is known of it stands here
/// once; a class, so that a violation holds one reference.
package final class Rule: Sendable {
  /// A stable name: topic, point, rule.
  package let name: String
  /// How well it is known.
  package let basis: Basis
  /// What is asked of a request, in one or two sentences.
  package let text: String
  /// What of a request breaks it: lines with a call, a field and a body, as many of these as it takes, the body behind an
  /// empty line where something stands before it. The call is a single restore where none is named; `…` at the start
  /// of its path stands for `/v6/RestoreSessions/{restoreSessionId}/organization`, and other words in braces for what
  /// they say. It holds no real secret.
  package let example: String
  /// The release that judged by it first.
  package let since: String

  /// A rule under its name, as `Rule.all` lists it.
  package init(_ name: String, _ basis: Basis, _ text: String, example: String, since: String = "0.1.0") {
    self.name = name
    self.basis = basis
    self.text = text
    self.example = example
    self.since = since
  }
}

extension Rule: Hashable {
  /// Each rule is made once.
  package static func == (left: Rule, right: Rule) -> Bool { left === right }

  /// By the reference, which is the rule.
  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

extension Rule: CustomStringConvertible {
  /// Its name.
  package var description: String { name }
}
