import Testing
import Transport

@Suite struct PlainTextTests {
  @Test(
    "An http:// request to the TLS port is recognised, whatever its method",
    arguments: ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "CONNECT", "propfind"])
  func recognised(method: String) throws {
    let sockets = try SocketPair()
    var server = try TLSConnection.testServer(sockets.right)
    try sockets.left.send("\(method) / HTTP/1.1\r\n\r\n")
    #expect(server.handshake() == .failed(.plainText))
    #expect(!TLSError.plainText.isOurs)
  }

  @Test(
    "The PROXY protocol is recognised in both of its versions, and nothing is sent",
    arguments: ["PROXY TCP6 ::1 ::1 5000 4443\r\n", "PROXY", "\r\n\r\n\u{0}\r\nQUIT\n"])
  func proxyProtocol(header: String) throws {
    let sockets = try SocketPair()
    var server = try TLSConnection.testServer(sockets.right)
    try sockets.left.send(header)
    #expect(server.handshake() == .failed(.proxyProtocol))
    #expect(!TLSError.proxyProtocol.isOurs)
    #expect(!TLSError.proxyProtocol.hasSentAlert)
    try server.descriptor.shutDownWriting()
    #expect(try sockets.left.receiveAll() == [])
  }

  @Test("One letter is enough")
  func oneLetter() throws {
    let sockets = try SocketPair()
    var server = try TLSConnection.testServer(sockets.right)
    try sockets.left.send("D")
    #expect(server.handshake() == .failed(.plainText))
  }

  @Test("Nothing is sent to such a peer but the answer in plain text")
  func answer() throws {
    let sockets = try SocketPair()
    var server = try TLSConnection.testServer(sockets.right)
    try sockets.left.send("DELETE / HTTP/1.1\r\n\r\n")
    _ = server.handshake()
    _ = server.shutdown()
    try server.descriptor.send("HTTP/1.1 400 Bad Request\r\n\r\n")
    try server.descriptor.shutDownWriting()
    let received = try sockets.left.receiveAll()
    #expect(received == Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8))
  }
}
