/// Holds a secret inside a value that users make. The property gives it, and no text that is made of the value shows it:
/// not `print`, not `dump`, not the message of a failed test.
package struct Hidden<Value: Sendable & Equatable>: Sendable, Equatable {
  package var value: Value

  package init(value: Value) { self.value = value }
}

extension Hidden: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "hidden" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
