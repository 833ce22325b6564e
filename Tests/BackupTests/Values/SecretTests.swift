import Backup
import Testing

@Suite("Secrets are compared, never shown", .timeLimit(.minutes(5)))
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

  @Test("a dumped world shows no token, password or device code, neither as text nor as bytes")
  func dumpedWorld() {
    var dumped = ""
    dump(World.default, to: &dumped)
    #expect(dumped.contains("jsmith@westsupport.onmicrosoft.com"), "the world was dumped")
    for secret in ["dev-token", "\"emulator\"", "C6A9DB737"] { #expect(!dumped.contains(secret)) }
    let bytes = dumped.split(separator: "\n").map { $0.drop { $0 == " " || $0 == "-" } }
    #expect(!bytes.contains("\(UInt8(ascii: "k"))"), "a letter of dev-token")
  }

  /// A value that holds a secret, as the model's do.
  private struct RestUserLike {
    let password: Secret
  }
}
