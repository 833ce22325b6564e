import Bytes
import JSONText

extension FixtureReader {
  /// Reads the id of what is being read and keeps it; one that is taken already is reported with the place of the first.
  mutating func newId(_ value: JSONToken, of identified: Identified) throws(JSONError) -> UUID? {
    guard let reference = try reference(value) else { return nil }
    let entry = WorldDraft.Entry(identified: identified, origin: reference.origin)
    guard let first = world.ids.updateValue(entry, forKey: reference.id) else { return reference.id }
    // The first one stays, so that a third points at it too.
    world.ids[reference.id] = first
    report("the id \(reference.id) is that of \(first.identified.kind) already", first: first.origin, at: origin)
    return reference.id
  }

  /// Reports that `what`, read last, was given before; nothing where it was not. It is not shown: it may be a secret.
  mutating func reportRepeated(_ what: String, first: Origin?) {
    guard let first else { return }
    report("\(what) is given twice", first: first, at: origin)
  }
}
