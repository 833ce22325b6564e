import Bytes

/// An id that a fixture names, and where.
struct Reference {
  /// What is named.
  let id: UUID
  /// The place of the id's string.
  let origin: Origin
}
