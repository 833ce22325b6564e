import EmulatorServer
import Testing
import Transport

@Suite("Messages of any kind on one connection", .timeLimit(.minutes(5)))
struct MessageVectorTests {
  /// What is sent behind every vector: whether it is answered tells where the server sees the vector's end.
  static let next = "GET /_emulator/health HTTP/1.1\r\nHost: next\r\nConnection: close\r\n\r\n"

  @Test("A request has one answer, and the next one its own", arguments: MessageVector.accepted, [false, true])
  func accepted(vector: MessageVector, byByte: Bool) throws {
    let client = try send(vector, byByte)
    for status in vector.statuses { #expect(try client.receive(toHead: vector.isHead).status == status) }
    #expect(try client.receive().status == 200)
    #expect(try client.receiveEnd() == .closed)
    #expect(client.unread == 0)
  }

  @Test("The last request has one answer, and what is behind it none", arguments: MessageVector.last, [false, true])
  func last(vector: MessageVector, byByte: Bool) throws {
    // Who asked to close and sends on, later, may meet a closed socket.
    try expectEnd(of: vector, byByte, followed: !byByte)
  }

  @Test(
    "What is no request, or could be two, is refused once, and nothing behind it is answered",
    arguments: MessageVector.refused, [false, true])
  func refused(vector: MessageVector, byByte: Bool) throws {
    try expectEnd(of: vector, byByte)
  }

  private func expectEnd(of vector: MessageVector, _ byByte: Bool, followed: Bool = true) throws {
    let client = try send(vector, byByte, followed: followed)
    for status in vector.statuses {
      let response = try client.receive()
      #expect(response.status == status)
      #expect(response["Connection"] == "close")
    }
    #expect(try client.receiveEnd() == .closed)
    #expect(client.unread == 0)
  }

  /// Sends the vector and, where it is followed, the next request to a server that lives as long as the client.
  private func send(_ vector: MessageVector, _ byByte: Bool, followed: Bool = true) throws -> TestClient {
    let client = try TestClient(Self.server.get())
    let bytes = Array((vector.text + (followed ? Self.next : "")).utf8)
    // The few that are long need no more pieces than the others.
    let size = byByte ? max(1, bytes.count / 1000) : bytes.count
    for start in stride(from: 0, to: bytes.count, by: size) { try client.send(Array(bytes[start...].prefix(size))) }
    return client
  }

  private static let server = Result { try TestServer() }
}
