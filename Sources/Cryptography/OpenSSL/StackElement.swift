/// An element of an OpenSSL stack, valid while the stack is.
@safe struct StackElement {
  /// What the stack holds; its type is known to who made the stack.
  let pointer: UnsafeMutableRawPointer

  /// The element as one of OpenSSL's public structs.
  func bound<Object>(to type: Object.Type) -> UnsafeMutablePointer<Object> {
    unsafe pointer.assumingMemoryBound(to: type)
  }

  /// The element as one of OpenSSL's opaque objects.
  var opaque: OpaquePointer { unsafe OpaquePointer(pointer) }
}
