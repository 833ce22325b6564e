/// Where a value that users hand over keeps a secret: whoever asks for the property gets it, and no text that is made of
/// the value shows it, be it by `print`, by `dump`, or by a test that failed.
package struct Hidden<Value: Sendable & Equatable>: Sendable, Equatable {
  package var value: Value

  package init(value: Value) { self.value = value }
}

extension Hidden: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "hidden" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
