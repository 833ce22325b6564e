/// Where a value that users hand over keeps a secret: whoever asks for the property gets it, and no text that is made of
/// the value shows it, be it by `print`, by `dump`, or by a test that failed.
struct Hidden<Value: Sendable & Equatable>: Sendable, Equatable {
  var value: Value
}

extension Hidden: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  var description: String { "hidden" }
  var debugDescription: String { description }
  var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
