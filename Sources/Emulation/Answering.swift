package import HTTP1
package import RestoreAPI

/// The memory that answering works in, and the answer in it. Each thread has one and uses it again for every request, so
/// that a request allocates nothing.
package struct Answering: ~Copyable {
  @usableFromInline package var reply: Reply
  var header = HeaderText()
  var disclosed = Disclosed()
  /// The installation of the last request: an idle thread keeps it until its next one, also where another has taken its
  /// place. Not weak: the leak detector takes what Swift keeps for a weak reference for lost.
  var installation: Installation?

  /// Memory for one thread's requests, none of it taken yet; the parts of long bodies are charged to an account.
  package init(charging account: MemoryAccount? = nil) {
    reply = Reply(charging: account)
  }

  /// The answer. It is inlined: a call of an accessor in another module allocates.
  @inlinable package var response: Response {
    @inline(__always) _read { yield reply.response }
    @inline(__always) _modify { yield &reply.response }
  }
}
