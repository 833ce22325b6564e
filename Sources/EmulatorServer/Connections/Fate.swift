/// What becomes of a connection after it did what it could.
enum Fate: Equatable {
  /// It waits, for what its step and its interest say.
  case stay
  /// It could go on at once, but others are to have their turn.
  case again
  /// It is over.
  case close
}
