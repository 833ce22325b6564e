import Bytes
import Testing

@Suite("A comparison in constant time", .timeLimit(.minutes(5)))
struct ConstantTimeTests {
  @Test(
    "finds equal what is the same in every byte",
    arguments: [
      ([], [], true), ([1], [1], true), ([1, 2, 3], [1, 2, 3], true), ([1, 2, 3], [1, 2, 4], false),
      ([0, 2, 3], [1, 2, 3], false), ([1, 2], [1, 2, 3], false), ([1, 2, 3], [1, 2], false), ([], [0], false),
      ([0], [], false), ([1, 2, 1, 2], [1, 2], false), ([65, 64], [97, 64], false),
    ] as [([UInt8], [UInt8], Bool)])
  func comparison(candidate: [UInt8], secret: [UInt8], isEqual: Bool) {
    let isFound = isEqualInConstantTime(candidate.span, to: secret.span)
    #expect(isFound == isEqual)
  }

  @Test(
    "finds equal what differs in the case of letters only, where it ignores case",
    arguments: [("Code", "cODE", true), ("Code", "cODF", false), ("@", "`", false), ("[1]", "{1}", false)])
  func anyCase(candidate: String, secret: String, isEqual: Bool) {
    let isFound = isEqualInConstantTime(candidate.utf8.span, to: secret.utf8.span, ignoringCase: true)
    #expect(isFound == isEqual)
  }
}
