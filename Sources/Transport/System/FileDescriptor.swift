/// An open file of the kernel; closed when its owner lets go of it, and then only once.
package struct FileDescriptor: ~Copyable, Sendable {
  /// The kernel's number, valid while this value lives.
  package let number: Int32

  /// Takes ownership of an open descriptor: nobody else may close it.
  package init(adopting number: Int32) {
    self.number = number
  }

  deinit {
    SystemCalls.close(number)
  }
}
