import Testing
import TestSupport

@testable import VB365Emulator

@Suite("The place of an emulator", .timeLimit(.minutes(5)))
struct EmulatorPlaceTests {
  @Test("is a URL, or this machine at the port that a file holds")
  func places() throws {
    let folder = try TemporaryFolder()
    let url = EmulatorURL(host: "emulator", port: 1)
    #expect(try EmulatorPlace.url(url).url() == url)
    try folder.write("4711\n", to: "port")
    #expect(try EmulatorPlace.portFile("\(folder.path)/port").url() == EmulatorURL(host: "localhost", port: 4711))
  }

  @Test("is unknown while the file is missing or holds something else", arguments: [nil, "", "0", "x", "65536"])
  func unknown(text: String?) throws {
    let folder = try TemporaryFolder()
    if let text { try folder.write(text, to: "port") }
    let error = #expect(throws: EmulatorError.self) { try EmulatorPlace.portFile("\(folder.path)/port").url() }
    #expect(error?.code == .unreadableFile)
  }
}
