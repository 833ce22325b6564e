import Glibc
import Testing
import Transport

@Suite struct ErrnoTests {
  @Test("An error number has the kernel's name and sentence")
  func known() {
    let error = Errno(rawValue: ECONNRESET)
    #expect(error.name == "ECONNRESET")
    #expect(error.description == "Connection reset by peer (ECONNRESET)")
  }

  @Test("An unknown error number is still told", arguments: [4000, -1])
  func unknown(number: Int32) {
    #expect(Errno(rawValue: number).description == "errno \(number)")
  }
}
