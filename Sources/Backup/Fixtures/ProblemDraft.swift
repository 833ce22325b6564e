/// A problem as the reader notes it: its place is worked out only when there is something to report.
struct ProblemDraft {
  /// The name, value or object at fault.
  let origin: Origin
  /// What is wrong.
  let message: String
  /// What to do about it.
  var suggestion: String?
  /// Where the thing stands that this one repeats.
  var first: Origin?
}
