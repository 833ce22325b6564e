import JSONText
import Verdict

extension BodyRules {
  /// Rule 1: a restore of several names them, each by its id.
  mutating func checkList<Element>(
    _ list: BodyList<Element>, named: Rule, identified: Rule, in text: Span<UInt8>
  ) {
    let property = Element.list
    guard body.has(property), list.count > 0 else {
      return report(
        Breach(
          named, Message.missing([property]), at: property, expected: "an array of at least one object with an id"),
        in: text)
    }
    for element in list.unnamed {
      violations.list(
        Violation(
          identified, message: Message.missing("\(property.pascalName)[\(element.index)].Id"),
          at: list.pointer(to: element.index, in: text).member("id").description,
          position: TextPosition(of: element.offset, in: text), expected: "an id", found: "nothing"))
    }
  }
}
