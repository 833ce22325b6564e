import Backup
import Testing

@Suite("Secrets are compared, never shown", .timeLimit(.minutes(1)))
struct SecretTests {
  @Test("printing, dumping and interpolating tell the number of characters only")
  func neverShown() {
    let secret = Secret("pa\u{DF}w\u{1F511}rd")
    var dumped = ""
    dump(secret, to: &dumped)
    let user = RestUserLike(password: secret)
    dump(user, to: &dumped)
    for text in ["\(secret)", String(reflecting: secret), String(describing: user), dumped] {
      #expect(!text.contains("pa\u{DF}"))
      #expect(!text.contains("112"), "the bytes as numbers")
      #expect(text.contains("7 characters") || text == dumped)
    }
  }

  @Test(
    "only the same bytes match",
    arguments: [
      ("emulator", true), ("Emulator", false), ("emulato", false), ("emulatoremulator", false), ("emulatorx", false),
      ("", false),
    ])
  func matches(candidate: String, isSame: Bool) {
    #expect(Secret("emulator").matches(candidate) == isSame)
  }

  @Test("an empty secret matches nothing but an empty candidate")
  func empty() {
    #expect(Secret("").matches(""))
    #expect(!Secret("").matches("x"))
  }

  /// A value that holds a secret, as the model's do.
  private struct RestUserLike {
    let password: Secret
  }
}
