package import HTTP1

/// What answering works in: the answer, what is to be said of it, and a worker's memory for both, reused from request to
/// request. Its parts are stored side by side, so that a function can be lent any of them, and any two at a time.
package struct Reply: ~Copyable {
  /// The answer.
  package var response: Response
  /// What is to be said of the answer beside it.
  package internal(set) var judgement = Judgement()
  var scratch = Scratch()

  /// A reply for a worker's requests; the parts of long bodies are charged to an account.
  package init(charging account: MemoryAccount? = nil) {
    response = Response(charging: account)
  }
}
