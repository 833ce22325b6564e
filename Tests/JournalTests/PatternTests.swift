import Journal
import Testing

@Suite("Patterns")
struct PatternTests {
  @Test(
    "a star stands for anything, and letters match in any case",
    arguments: [
      ("a*", "ABC", true), ("*c", "abc", true), ("a*c", "abbc", true), ("a*c", "abcd", false), ("", "", true),
      ("*", "", true), ("a", "", false), ("*a*b*", "xxaxxbxx", true), ("*ab", "aab", true),
    ])
  func star(pattern: String, text: String, takes: Bool) {
    #expect(TextPattern(pattern).takes(text) == takes)
  }
}
