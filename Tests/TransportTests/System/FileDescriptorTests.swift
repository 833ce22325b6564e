import Glibc
import Testing
import Transport

@Suite struct FileDescriptorTests {
  @Test("What is sent is received, and nothing is not the end")
  func transfers() throws {
    let sockets = try SocketPair()
    var buffer = [UInt8](repeating: 0, count: 4)
    var span = buffer.mutableSpan
    let before = try sockets.right.receive(into: &span)
    #expect(before == .wouldBlock)
    try sockets.left.send("abcdef")
    var second = buffer.mutableSpan
    let full = try sockets.right.receive(into: &second)
    #expect(full == .bytes(4))
    #expect(buffer == Array("abcd".utf8))
    let rest = try sockets.right.receiveAll()
    #expect(rest == Array("ef".utf8))
  }

  @Test("After the peer shut down writing the stream ends, and the other direction goes on")
  func halfClose() throws {
    let sockets = try SocketPair()
    try sockets.left.send("last")
    try sockets.left.shutDownWriting()
    let received = try sockets.right.receiveAll()
    #expect(received == Array("last".utf8))
    var buffer: [UInt8] = [0]
    var span = buffer.mutableSpan
    let end = try sockets.right.receive(into: &span)
    #expect(end == .endOfStream)
    try sockets.right.send("answer")
    let answer = try sockets.left.receiveAll()
    #expect(answer == Array("answer".utf8))
  }

  @Test("A full socket would block")
  func full() throws {
    let sockets = try SocketPair()
    let sent = try sockets.left.fill()
    #expect(sent > 0)
    let received = try sockets.right.receiveAll()
    #expect(received.count == sent)
  }

  @Test("Sending to a peer that has gone is an error and no signal")
  func brokenPipe() throws {
    let sockets = try SocketPair()
    let left = sockets.left
    _ = consume left
    let bytes: [UInt8] = [1]
    let right = sockets.right
    let error = Result { () throws(Errno) in try right.send(bytes.span) }
    #expect(error == .failure(Errno(rawValue: EPIPE)))
  }

  @Test("An owner closes its descriptor once, and leaves the number's next owner alone")
  func closesOnce() async {
    await #expect(processExitsWith: .success) {
      var sockets: SocketPair? = try SocketPair()
      guard let number = sockets?.left.number else { exit(1) }
      sockets = nil
      if FileDescriptor.isOpen(number) { exit(2) }
      // Nothing else runs in this process, so the lowest free number is given out again.
      let successor = try SocketPair()
      if successor.left.number != number || !FileDescriptor.isOpen(number) { exit(3) }
    }
  }
}
