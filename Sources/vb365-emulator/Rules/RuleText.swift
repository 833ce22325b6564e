import RestoreAPI
import Verdict

/// What people read of rules.
enum RuleText {
  /// One rule and all that is known of it, ended by a line break.
  static func explanation(of rule: Rule) -> String {
    """
    \(rule.name)

    \(rule.text)

    basis: \(rule.basis) (\(rule.basis.meaning))
    since: \(rule.since)
    broken by:

    \(rule.example.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "  \($0)" }
      .joined(separator: "\n"))

    """
  }

  /// Every rule on a line, with the first sentence of its text.
  static var list: String {
    let width = Rule.all.map(\.name.count).max() ?? 0
    return Rule.all.map { rule in
      let blanks = String(repeating: " ", count: width - rule.name.count + 2)
      return "\(rule.name)\(blanks)\(firstSentence(of: rule.text))\n"
    }.joined()
  }

  /// The page `docs/rules.md`.
  static var page: String {
    head + Rule.all.map(section).joined()
  }

  private static func firstSentence(of text: String) -> String {
    guard let end = text.firstRange(of: ". ") else { return text }
    return text[..<end.lowerBound] + "."
  }

  private static var head: String {
    let words = Basis.allCases.map { "- **\($0)**: \($0.meaning)" }.joined(separator: ";\n")
    return """
      # The rules

      <!-- Made by `vb365-emulator explain --markdown`; a test holds it to the rules. -->

      Every request is held against these rules, in this order. What breaks one is named by the rule's id in the log, and
      in answers of the control plane. `vb365-emulator explain RULE` prints one rule, and `GET /_emulator/rules` answers all
      of them as JSON.

      The basis of a rule says how well it is known, the firmest word first; `X-Emulator-Basis` is the weakest of those that
      made an answer.

      \(words).

      An example is what of a request breaks the rule: its call, a field, or its body. The call is a single restore, `POST
      …/mailboxes/{mailboxId}/restore`, where none is named. `…` stands for
      `/v6/RestoreSessions/{restoreSessionId}/organization`, and other words in braces for what they say.

      """
  }

  private static func section(of rule: Rule) -> String {
    """

    ## `\(rule.name)`

    \(rule.text) *(\(rule.basis), since \(rule.since))*

    ```text
    \(rule.example)
    ```

    """
  }
}
