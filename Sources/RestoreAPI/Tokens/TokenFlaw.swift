/// Why a text is no token of ours.
enum TokenFlaw: Error {
  /// It has not the form of one.
  case foreign
  /// It has, but was changed or signed with another key.
  case unsigned
}
