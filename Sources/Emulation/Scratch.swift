import RestoreAPI

/// Memory that answering needs and nobody keeps: one for each thread, so that requests allocate none of their own.
package struct Scratch: ~Copyable {
  var api = RestoreAPI::Scratch()
  var header = HeaderText()
  /// The installation of the last request, as long as it is the present one: idle threads keep no fixtures alive.
  weak var installation: Installation?

  /// Memory for one thread's requests, none of it taken yet.
  package init() {}
}
