import RestoreAPI

/// Memory that answering needs and nobody keeps: one for each thread, so that requests allocate none of their own.
package struct Scratch: ~Copyable {
  var api = RestoreAPI::Scratch()
  var header = HeaderText()
  /// The installation of the last request. Where another took its place, its memory is kept until the next one.
  var installation: Installation?

  /// Memory for one thread's requests, none of it taken yet.
  package init() {}
}
