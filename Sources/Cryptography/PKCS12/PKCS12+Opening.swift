import COpenSSL

extension PKCS12 {
  /// Whether `bytes` are a PKCS#12 file that opens with `password` (UTF-8) to a key and its certificate, which holds
  /// at `now` (Unix seconds).
  package static func opening(of bytes: Span<UInt8>, password: Span<UInt8>, now: Int64) -> Opening {
    unsafe opening(of: bytes, password: password, now: now, libraryContext: LibraryContext.shared.pointer)
  }

  /// The same with the algorithms of `libraryContext`, as long as it stays in `limits`.
  static func opening(
    of bytes: Span<UInt8>, password: Span<UInt8>, now: Int64, libraryContext: OpaquePointer?,
    limits: PKCS12Limits = .ofRequest
  ) -> Opening {
    do throws(Obstacle) {
      let file = try unsafe open(bytes, libraryContext: libraryContext, limits)
      let contents = try unsafe PKCS12Reader.read(
        file, password: password, libraryContext: libraryContext, workLimit: limits.work)
      let notAfter = contents.certificate.validity.notAfter
      guard now <= notAfter else { throw .expired(notAfter: notAfter) }
      return .sound(trailingBytes: file.trailingBytes)
    } catch {
      return .unsound(error)
    }
  }

  /// Reads a file's outer layers, its flaws being obstacles.
  static func open(
    _ bytes: Span<UInt8>, libraryContext: OpaquePointer?, _ limits: PKCS12Limits
  ) throws(Obstacle) -> PKCS12File {
    do throws(Flaw) {
      return try unsafe PKCS12File(bytes, libraryContext: libraryContext, limit: limits.byteCount)
    } catch {
      throw .flaw(error)
    }
  }
}
