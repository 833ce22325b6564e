import Testing
import VB365Emulator

@testable import vb365_emulator

@Suite("The ready line", .timeLimit(.minutes(5)))
struct ReadyLineTests {
  private func line(ca: String?) -> ReadyLine {
    ReadyLine(url: "https://[::1]:4443", port: 4443, processID: 4711, authorityPath: ca)
  }

  @Test("as text has the CA's path last, since that may hold spaces")
  func text() {
    #expect(line(ca: "/my certs/ca.pem").text(.text) == "ready https://[::1]:4443 pid=4711 ca=/my certs/ca.pem\n")
    #expect(line(ca: nil).text(.text) == "ready https://[::1]:4443 pid=4711\n")
  }

  @Test("as JSON is one object")
  func json() {
    #expect(
      line(ca: "/a\"b/ca.pem").text(.json)
        == #"{"url":"https://[::1]:4443","port":4443,"pid":4711,"ca":"/a\"b/ca.pem"}"# + "\n")
    #expect(line(ca: nil).text(.json) == #"{"url":"https://[::1]:4443","port":4443,"pid":4711}"# + "\n")
  }

  @Test("names the TLS faults in JSON, in their order, and not as text")
  func faults() {
    var line = line(ca: nil)
    let text = line.text(.text)
    line.faultURLs = [.alert: "https://[::1]:2", .expired: "https://[::1]:1"]
    #expect(line.text(.text) == text)
    #expect(
      line.text(.json)
        == #"{"url":"https://[::1]:4443","port":4443,"pid":4711,"#
        + #""tlsFaults":{"expired":"https://[::1]:1","alert":"https://[::1]:2"}}"# + "\n")
  }
}
