/// Ends the run with `message` where `condition` does not hold: libFuzzer then keeps the input.
package func expect(_ condition: Bool, _ message: @autoclosure () -> String) {
  guard !condition else { return }
  fatalError(message())
}
