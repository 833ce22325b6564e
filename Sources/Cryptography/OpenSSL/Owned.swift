/// The one owner of a C object: whoever holds it may use the pointer, and the object is freed with it.
///
/// OpenSSL's public structs are held as `OpaquePointer` too, and converted where one is read.
@safe struct Owned: ~Copyable {
  /// Valid for as long as this owner lives.
  let pointer: OpaquePointer
  private let free: (OpaquePointer?) -> Void

  /// Takes ownership of `pointer`; nil when the C call that should have made the object failed.
  init?(adopting pointer: OpaquePointer?, freedBy free: @escaping (OpaquePointer?) -> Void) {
    guard let pointer = unsafe pointer else { return nil }
    unsafe self.pointer = unsafe pointer
    unsafe self.free = unsafe free
  }

  deinit {
    unsafe free(pointer)
  }
}
