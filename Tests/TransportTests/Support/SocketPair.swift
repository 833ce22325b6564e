import Glibc
import Transport

/// Two connected non-blocking stream sockets: what one writes the other reads at once, without a network.
struct SocketPair: ~Copyable {
  let left: FileDescriptor
  let right: FileDescriptor

  init() throws(Errno) {
    var numbers: [Int32] = [-1, -1]
    let type = Int32(bitPattern: SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
    guard unsafe socketpair(AF_UNIX, type, 0, &numbers) == 0 else { throw Errno(rawValue: errno) }
    left = FileDescriptor(adopting: numbers[0])
    right = FileDescriptor(adopting: numbers[1])
  }
}

extension FileDescriptor {
  /// Reads all that has arrived, but not more than `limit` bytes.
  func receiveAll(atMost limit: Int = .max) throws(Errno) -> [UInt8] {
    var all: [UInt8] = []
    while all.count < limit {
      var part = [UInt8](repeating: 0, count: min(65536, limit - all.count))
      var span = part.mutableSpan
      guard case .bytes(let count) = try receive(into: &span) else { break }
      all += part[..<count]
    }
    return all
  }

  /// Writes all of `text`, which has to fit.
  func send(_ text: String) throws(Errno) {
    let bytes = Array(text.utf8)
    let sent = try send(bytes.span)
    precondition(sent == .bytes(bytes.count))
  }

  /// Writes until the socket takes no more, and answers how much it took.
  func fill() throws(Errno) -> Int {
    let junk = [UInt8](repeating: 0, count: 4096)
    var total = 0
    while case .bytes(let count) = try send(junk.span) { total += count }
    return total
  }

  /// Whether the kernel still knows the number.
  static func isOpen(_ number: Int32) -> Bool {
    fcntl(number, F_GETFD) != -1
  }
}
