/// Whether `candidate` is `secret`, `A` to `Z` in either case where it is asked to ignore case, in a time that depends on
/// the candidate's length only.
///
/// It is not inlined, so that no caller's use of the answer lets the compiler leave the loop early.
@inline(never)
package func isEqualInConstantTime(
  _ candidate: Span<UInt8>, to secret: Span<UInt8>, ignoringCase ignoresCase: Bool = false
) -> Bool {
  var difference: UInt8 = candidate.count == secret.count ? 0 : 1
  guard !secret.isEmpty else { return difference == 0 }
  var place = 0
  for index in candidate.indices {
    let (first, second) = (candidate[index], secret[place])
    difference |= ignoresCase ? first.asciiLowercased ^ second.asciiLowercased : first ^ second
    place = place + 1 == secret.count ? 0 : place + 1
  }
  return difference == 0
}
