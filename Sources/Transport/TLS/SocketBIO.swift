import COpenSSL
import Glibc

/// OpenSSL's way to a socket: as its own, but with MSG_NOSIGNAL, so that a library need not touch SIGPIPE, and with
/// an eye on the first bytes.
///
/// What it has to remember is packed into the BIO's data pointer, so a connection costs no further allocation.
@safe
struct SocketBIO {
  private let bio: OpaquePointer

  /// Makes a BIO over a descriptor, which has to stay open as long as the BIO is used; nil when memory is short.
  /// OpenSSL counts references itself, hence no owner here: ``TLSConnection`` gives it to its SSL.
  init?(_ descriptor: borrowing FileDescriptor) {
    guard let bio = unsafe BIO_new(Self.method) else { return nil }
    unsafe self.bio = bio
    state = State(descriptor: descriptor.number)
    unsafe BIO_set_init(bio, 1)
  }

  /// The BIO that some SSL reads from.
  @unsafe
  init(borrowing bio: OpaquePointer) {
    unsafe self.bio = bio
  }

  /// Hands the BIO over to an SSL, for both directions.
  @unsafe
  func attach(to ssl: OpaquePointer) {
    unsafe SSL_set_bio(ssl, bio, bio)
  }

  /// Counts a record that is being read, and tells whether it is one too many.
  func countRecord() -> Bool {
    state.countRecord()
    return state.isFlooded
  }

  /// The connection got further: the count begins anew.
  func forgetRecords() {
    state.forgetRecords()
  }

  /// The handshake is done: fewer records are allowed from now on.
  func endHandshake() {
    state.word |= State.open
    state.forgetRecords()
  }

  /// What the socket has told so far.
  private(set) var state: State {
    get { State(word: unsafe UInt(bitPattern: BIO_get_data(bio))) }
    nonmutating set { unsafe BIO_set_data(bio, UnsafeMutableRawPointer(bitPattern: newValue.word)) }
  }

  /// The descriptor in the low 32 bits, the last error in the next 16, five flags above, and the count of records in
  /// the 11 bits that are left.
  struct State {
    fileprivate(set) var word: UInt

    fileprivate init(word: UInt) {
      self.word = word
    }

    fileprivate init(descriptor: Int32) {
      word = UInt(UInt32(bitPattern: descriptor))
    }

    fileprivate var descriptor: Int32 { Int32(truncatingIfNeeded: word) }

    /// The error that ended the connection.
    var error: Errno? {
      let number = Int32(truncatingIfNeeded: (word >> 32) & 0xFFFF)
      return number == 0 ? nil : Errno(rawValue: number)
    }

    /// Whether the peer writes no more.
    var isAtEnd: Bool { word & Self.end != 0 }

    /// Whether what the peer wrote first was no TLS record but a letter.
    var isPlainText: Bool { word & Self.plainText != 0 }

    /// Whether it was the PROXY protocol's header.
    var isProxyProtocol: Bool { word & Self.proxyProtocol != 0 }

    /// Whether the peer wrote anything at all.
    var hasBegun: Bool { word & Self.begun != 0 }

    /// Whether more records came in a row than ``RecordLimit`` allows.
    var isFlooded: Bool {
      Int(word >> Self.recordShift) > (word & Self.open != 0 ? RecordLimit.open : RecordLimit.handshake)
    }

    fileprivate mutating func countRecord() {
      let (sum, overflows) = word.addingReportingOverflow(1 << Self.recordShift)
      if !overflows { word = sum }
    }

    fileprivate mutating func forgetRecords() {
      word &= (1 << Self.recordShift) - 1
    }

    fileprivate mutating func fail(_ error: Errno) {
      word |= UInt(UInt16(truncatingIfNeeded: error.rawValue)) << 32
    }

    fileprivate static let end: UInt = 1 << 48
    fileprivate static let begun: UInt = 1 << 49
    fileprivate static let plainText: UInt = 1 << 50
    fileprivate static let open: UInt = 1 << 51
    fileprivate static let proxyProtocol: UInt = 1 << 52
    private static let recordShift: UInt = 53
  }

  /// Lives as long as the process: connections of every thread share it.
  private nonisolated(unsafe) static let method: OpaquePointer? = {
    guard let method = unsafe BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "socket") else { return nil }
    unsafe BIO_meth_set_read(method, socketBIORead)
    unsafe BIO_meth_set_write(method, socketBIOWrite)
    unsafe BIO_meth_set_ctrl(method, socketBIOControl)
    return unsafe method
  }()

  /// Reads for OpenSSL; -1 for would-block and errors, 0 at the end of the stream.
  fileprivate func read(into buffer: UnsafeMutableRawBufferPointer) -> Int32 {
    unsafe COpenSSL_BIO_clear_retry_flags(bio)
    do throws(Errno) {
      guard let count = try unsafe SystemCalls.receive(state.descriptor, buffer) else {
        unsafe COpenSSL_BIO_set_retry_read(bio)
        return -1
      }
      if count == 0 { state.word |= State.end }
      if !state.hasBegun, count > 0, let flag = unsafe Self.foreignProtocol(buffer.prefix(count)) {
        // OpenSSL never sees it, else it would answer some of it with an alert, in front of our answer.
        state.word |= flag
        return -1
      }
      state.word |= State.begun
      return Int32(count)
    } catch {
      state.fail(error)
      return -1
    }
  }

  /// Writes for OpenSSL; -1 for would-block and errors.
  fileprivate func write(_ bytes: UnsafeRawBufferPointer) -> Int32 {
    unsafe COpenSSL_BIO_clear_retry_flags(bio)
    do throws(Errno) {
      guard let count = try unsafe SystemCalls.send(state.descriptor, bytes) else {
        unsafe COpenSSL_BIO_set_retry_write(bio)
        return -1
      }
      return Int32(count)
    } catch {
      state.fail(error)
      return -1
    }
  }

  /// The flag for what begins as no TLS record does, with its content type, 20 to 24 (RFC 8446 section 5.1): a request
  /// line begins with a method, in letters, the PROXY protocol with its name or, in version 2, with a signature (HAProxy's
  /// `proxy-protocol.txt`, sections 2.1 and 2.2). OpenSSL asks for a record's header first, which is as long as these.
  private static func foreignProtocol(_ bytes: Slice<UnsafeMutableRawBufferPointer>) -> UInt? {
    if proxyProtocolStarts.contains(where: { unsafe bytes.starts(with: $0) }) { return State.proxyProtocol }
    guard let first = unsafe bytes.first else { return nil }
    let isLetter = UInt8(ascii: "A")...UInt8(ascii: "Z") ~= first || UInt8(ascii: "a")...UInt8(ascii: "z") ~= first
    return isLetter ? State.plainText : nil
  }

  private static let proxyProtocolStarts: [[UInt8]] = [Array("PROXY".utf8), [0x0D, 0x0A, 0x0D, 0x0A, 0x00]]
}

@c
private func socketBIORead(_ bio: OpaquePointer?, _ buffer: UnsafeMutablePointer<CChar>?, _ count: Int32) -> Int32 {
  guard let bio = unsafe bio, let buffer = unsafe buffer, count > 0 else { return 0 }
  return unsafe SocketBIO(borrowing: bio).read(into: UnsafeMutableRawBufferPointer(start: buffer, count: Int(count)))
}

@c
private func socketBIOWrite(_ bio: OpaquePointer?, _ bytes: UnsafePointer<CChar>?, _ count: Int32) -> Int32 {
  guard let bio = unsafe bio, let bytes = unsafe bytes, count > 0 else { return 0 }
  return unsafe SocketBIO(borrowing: bio).write(UnsafeRawBufferPointer(start: bytes, count: Int(count)))
}

@c
private func socketBIOControl(
  _ bio: OpaquePointer?, _ command: Int32, _ number: Int, _ pointer: UnsafeMutableRawPointer?
) -> Int {
  // Nothing is held back, so a flush succeeds. Whether the stream has ended (BIO_CTRL_EOF) is kept to ourselves:
  // OpenSSL would only send an alert to a peer that has left.
  command == BIO_CTRL_FLUSH ? 1 : 0
}
