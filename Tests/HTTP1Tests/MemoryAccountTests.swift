import HTTP1
import Testing

@Suite("The memory of messages")
struct MemoryAccountTests {
  @Test("is taken up to the limit, and is there again once its owner is gone")
  func limit() {
    let account = MemoryAccount(limit: 100)
    do {
      var charge = MemoryCharge(on: account)
      let (first, second) = (charge.add(60), charge.add(41))
      #expect(first && !second && account.bytes == 60)
      let exact = charge.add(40)
      #expect(exact && account.isExhausted)
    }
    #expect(account.bytes == 0)
  }

  @Test("that is there already counts whatever the limit says, and moves from owner to owner")
  func moves() {
    let account = MemoryAccount(limit: 100)
    var other = MemoryCharge(on: account)
    do {
      var charge = MemoryCharge(on: account)
      charge.set(to: 150)
      charge.move(to: &other)
    }
    #expect(account.bytes == 150)
    other.set(to: 10)
    #expect(account.bytes == 10)
    _ = consume other
    #expect(account.bytes == 0)
  }

  @Test("of nobody's account is not counted")
  func noAccount() {
    var charge = MemoryCharge(on: nil)
    let isThere = charge.add(.max)
    charge.set(to: 5)
    let bytes = charge.bytes
    #expect(isThere && bytes == 0)
  }
}

@Suite("A body in parts")
struct BodyPartsTests {
  private static let part = [UInt8](repeating: 1, count: Response.partSize)

  @Test("is encoded like one in one piece", arguments: ["GET", "HEAD"])
  func encoding(method: String) throws {
    var parted = Response()
    var whole = Response()
    for _ in 0..<3 {
      var buffer = Self.part
      let fits = parted.takePart(from: &buffer)
      #expect(fits && buffer.isEmpty && buffer.capacity > Response.partSize)
      whole.body += Self.part
    }
    parted.body += [2, 3]
    whole.body += [2, 3]
    let (length, joined) = (parted.length, parted.joinedBody())
    #expect(length == 3 * Self.part.count + 2 && joined == whole.joinedBody())
    let date = Array("d".utf8)
    var (first, second): ([UInt8], [UInt8]) = ([], [])
    var input = InputBuffer()
    input.append("\(method) / HTTP/1.1\r\nHost: x\r\n\r\n".utf8.span)
    var reader = RequestReader()
    #expect(try reader.next(in: &input) == .request)
    parted.encode(into: &first, answering: reader.head, date: date.span)
    whole.encode(into: &second, answering: reader.head, date: date.span)
    #expect(first == second)
  }

  @Test("takes what it is charged, by its memory, and gives it back with the answer or to who sends it")
  func charges() {
    let account = MemoryAccount(limit: 10 * Response.partSize)
    var response = Response(charging: account)
    var buffer = Self.part
    let capacity = buffer.capacity
    let fits = response.takePart(from: &buffer)
    #expect(fits && account.bytes == capacity)
    response.reset()
    #expect(account.bytes == 0)

    buffer = Self.part
    let again = response.takePart(from: &buffer)
    var parts: [[UInt8]] = []
    var charge = MemoryCharge(on: account)
    response.moveParts(to: &parts, charging: &charge)
    let (moved, left) = (charge.bytes, response.length)
    #expect(again && moved == account.bytes && moved >= Response.partSize && left == 0)
    #expect(parts.count == 2 && parts[0] == Self.part)
  }

  @Test("is refused where there is no memory for it, unless that was reserved")
  func refused() {
    let account = MemoryAccount(limit: 3 * Response.partSize)
    var response = Response(charging: account)
    var other = Response(charging: account)
    let isReserved = response.reserve(3 * Response.partSize)
    #expect(isReserved && account.isExhausted)
    var buffer = Self.part
    let isRefused = !other.takePart(from: &buffer)
    #expect(isRefused && buffer == Self.part)
    let fits = response.takePart(from: &buffer)
    #expect(fits && account.bytes == 3 * Response.partSize)
  }

  @Test("leaves no memory of a long body behind")
  func trims() {
    var response = Response()
    response.body = [UInt8](repeating: 0, count: Response.keptCapacity + 1)
    response.trim()
    let capacity = response.body.capacity
    #expect(capacity == 0)
    response.body = [1]
    response.trim()
    let body = response.body
    #expect(body == [1])
  }
}
