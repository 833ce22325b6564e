/// An id that a fixture names, and where.
struct Reference {
  let id: UUID
  let origin: Origin
}
