import HTTP1
import Testing

@Suite("Persistence and expectations")
struct ConnectionTests {
  @Test(
    "The connection lives on by version and Connection options (RFC 9112, section 9.3)",
    arguments: [
      ("HTTP/1.1", [], true), ("HTTP/1.1", ["close"], false), ("HTTP/1.1", ["CLOSE"], false),
      ("HTTP/1.1", ["keep-alive"], true), ("HTTP/1.1", ["keep-alive, close"], false),
      ("HTTP/1.1", ["upgrade ,\tClose , x"], false), ("HTTP/1.1", ["keep-alive", "close"], false),
      ("HTTP/1.1", ["closed, xclose, clos"], true), ("HTTP/1.1", [""], true), ("HTTP/1.1", [", ,close"], false),
      ("HTTP/1.2", [], true), ("HTTP/1.0", [], false), ("HTTP/1.0", ["Keep-Alive"], true),
      ("HTTP/1.0", ["x, keep-alive"], true), ("HTTP/1.0", ["keep-alive", "close"], false),
      ("HTTP/1.0", ["keepalive"], false),
    ])
  func persistence(version: String, options: [String], keeps: Bool) throws {
    let fields = ["Host: x"] + options.map { "Connection: \($0)" }
    #expect(try accepted(request("GET / \(version)", fields)).keepsConnection == keeps)
  }

  @Test(
    "100 Continue is asked for once, while no byte of the body has come", arguments: ["100-continue", "100-Continue"])
  func expectation(value: String) throws {
    for (framing, body) in [("Content-Length: 5", "hello"), ("Transfer-Encoding: chunked", "5\r\nhello\r\n0\r\n\r\n")] {
      let head = Array(request("POST / HTTP/1.1", ["Host: x", framing, "Expect: \(value)"]).utf8)
      let body = Array(body.utf8)
      let waiting = Transcript([head[...], body[...]])
      #expect(waiting.continues == 1)
      #expect(waiting.requests.first?.expectsContinue == true)
      #expect(waiting.requests.first?.body == "hello")
      #expect(Transcript([head[...], body[..<1], body[1...]]).continues == 1)
      #expect(Transcript([(head + body[..<1])[...], body[1...]]).continues == 0)
      #expect(Transcript([(head + body)[...]]).continues == 0)
      #expect(Transcript(head + body, inPiecesOf: 1).continues == 1)
    }
  }

  @Test("Nobody waits for 100 Continue without a body", arguments: [["Content-Length: 0"], []])
  func expectationWithoutBody(framing: [String]) {
    let bytes = Array(request("POST / HTTP/1.1", ["Host: x", "Expect: 100-continue"] + framing).utf8)
    let transcript = Transcript(bytes, inPiecesOf: 1)
    #expect(transcript.continues == 0)
    #expect(transcript.requests.count == 1)
  }

  @Test("A body over the limit is refused instead of asked for")
  func expectationOverTheLimit() {
    let text = request("POST / HTTP/1.1", ["Host: x", "Expect: 100-continue", "Content-Length: 11"])
    let transcript = Transcript([Array(text.utf8)[...]], limits: HTTPLimits(body: 10))
    #expect(transcript.continues == 0)
    #expect(transcript.error == .bodyTooLarge(limit: 10))
  }

  @Test(
    "Another expectation is refused",
    arguments: ["", "101-continue", "100-continued", "100-continue, x", "x", "100-continue=1", "100-continue;q=1"])
  func unknownExpectation(value: String) {
    let fields = ["Host: x", "Content-Length: 1", "Expect: \(value)"]
    #expect(refusal(request("POST / HTTP/1.1", fields)) == .unknownExpectation(at: 45))
  }

  @Test("HTTP/1.0 expects nothing", arguments: ["100-continue", "x"])
  func expectationInHTTP10(value: String) throws {
    let text = request("POST / HTTP/1.0", ["Content-Length: 1", "Expect: \(value)"], body: "a")
    #expect(try accepted(text).expectsContinue == false)
    #expect(Transcript(Array(text.utf8), inPiecesOf: 1).continues == 0)
  }
}
