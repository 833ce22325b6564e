import COpenSSL

/// OpenSSL's reader and writer over memory; what was written is wiped when it is freed.
struct MemoryBIO: ~Copyable {
  private let bio: Owned

  /// An empty one to write to.
  init() throws(CryptographyError) {
    bio = try unsafe OpenSSL.adopt("allocating memory", freedBy: { unsafe BIO_free_all($0) }) {
      unsafe BIO_new(BIO_s_mem())
    }
  }

  /// The pointer for OpenSSL's calls, valid while this value lives.
  var pointer: OpaquePointer { unsafe bio.pointer }

  /// A copy of everything written so far.
  func contents() -> [UInt8] {
    var start: UnsafePointer<UInt8>?
    let count = unsafe COpenSSL_BIO_get_mem_data(bio.pointer, &start)
    return unsafe Array(UnsafeBufferPointer(start: start, count: count))
  }

  /// Writes `bytes`, to be read from the start.
  func write(_ bytes: Span<UInt8>) throws(CryptographyError) {
    guard bytes.count > 0 else { return }
    try OpenSSL.require("writing to memory") {
      var written = 0
      return unsafe bytes.withUnsafeBufferPointer {
        unsafe BIO_write_ex(bio.pointer, $0.baseAddress, $0.count, &written)
      }
    }
  }
}
