import RestoreAPI

/// Memory that answering needs and nobody keeps: one for each thread, so that requests allocate none of their own.
package struct Scratch: ~Copyable {
  var api = RestoreAPI::Scratch()
  var header = HeaderText()
  /// The installation of the last request: an idle thread keeps it until its next one, also where another has taken its
  /// place. Not weak: the leak detector takes what Swift keeps for a weak reference for lost.
  var installation: Installation?

  /// Memory for one thread's requests, none of it taken yet.
  package init() {}
}
