import RestoreAPI
import Verdict

extension Violation {
  /// What it is about, in a word.
  var place: String { pointer.isEmpty ? "body" : pointer }
}
