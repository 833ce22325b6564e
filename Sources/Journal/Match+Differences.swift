import Bytes
package import JSONText

/// In what a request is another one than those that a match means.
package struct Difference: Sendable {
  /// The member of the match; `body` and a pointer, `header` and a name.
  package let member: String
  /// What it should be; a secret is told by its length.
  package let expected: String
  /// What it is; a secret is told by its length.
  package let found: String
}

extension Match {
  /// All in which `request` differs; nothing where it matches. Before its answer is made, nothing is said of a status.
  package func differences(from request: KeptRequest, beforeAnswer: Bool = false) -> [Difference] {
    let entry = request.entry
    var list: [Difference] = []
    func hold(_ member: String, _ expected: String?, _ found: String?, _ isSame: Bool) {
      guard let expected, !isSame else { return }
      list.append(Difference(member: member, expected: expected, found: found ?? "nothing"))
    }
    hold("method", method, request.method, method?.uppercased() == request.method.uppercased())
    hold("path", path?.text, request.path, path?.takes(request.path) ?? true)
    hold("operation", operation, entry.operation.isEmpty ? nil : entry.operation, operation == entry.operation)
    hold("version", version, entry.version, version == entry.version)
    hold("session", session.map(\.description), entry.session?.description, session == entry.session)
    hold("mailbox", mailbox.map(\.description), entry.mailbox?.description, isAbout(request))
    hold("user", user, entry.user, user?.lowercased() == entry.user?.lowercased())
    hold("status", status?.text, "\(entry.status)", beforeAnswer || status?.includes(entry.status) ?? true)
    if !fields.isEmpty { list += fieldDifferences(request.json(.fields)) }
    if !body.isEmpty {
      let document = request.json(.body)
      for (pointer, steps, pattern) in body {
        let found = document?.value(at: steps)
        if let difference = difference("body \(pointer)", name: steps.last { Int($0) == nil } ?? "", pattern, found) {
          list.append(difference)
        }
      }
    }
    return list
  }

  /// Whether the mailbox is that of the path, or one of those that the body names.
  private func isAbout(_ request: KeptRequest) -> Bool {
    guard let mailbox, mailbox != request.entry.mailbox else { return true }
    guard request.entry.isRestore, request.entry.mailbox == nil else { return false }
    let named = request.json(.body)?.member("mailBoxes")?.elements ?? []
    return named.contains { $0.member("id")?.string.flatMap { UUID(parsingAnyForm: $0.utf8.span) } == mailbox }
  }

  private func fieldDifferences(_ given: JSONValue?) -> [Difference] {
    fields.compactMap { name, pattern in
      let named = given?.elements?.filter { $0.member("name")?.string?.lowercased() == name.lowercased() } ?? []
      let values = named.compactMap { $0.member("value") }
      if values.contains(where: { difference("", name: name, pattern, $0) == nil }) { return nil }
      return difference("header \(name)", name: name, pattern, values.first)
    }
  }

  private func difference(
    _ member: String, name: String, _ pattern: ValuePattern, _ found: JSONValue?
  ) -> Difference? {
    let isSame =
      switch pattern {
      case .absent: found == nil
      case .matches(let pattern): found?.plainText.map(pattern.takes) ?? false
      case .value(let expected): found.map { means(expected, $0) } ?? false
      }
    guard !isSame else { return nil }
    let mayShow = vocabulary.mayShow(name) && found?.secret == nil
    let expected =
      switch pattern {
      case .absent: "nothing"
      case .matches(let pattern): mayShow ? pattern.text : "a text of this pattern"
      case .value(let expected): mayShow ? expected.shown : expected.hidden
      }
    return Difference(member: member, expected: expected, found: found?.shown ?? "nothing")
  }

  /// Whether what was sent is `expected`; a secret is the same where its hash is.
  private func means(_ expected: JSONValue, _ found: JSONValue) -> Bool {
    if let secret = found.secret {
      let text = Array((expected.plainText ?? expected.shown).utf8)
      return secret.hash == vocabulary.fingerprint(text.span)
    }
    return expected.isSame(as: found)
  }
}

extension Match {
  /// A match as it was written, without the secrets that it names in clear.
  package func disclosed(_ written: JSONValue) -> JSONValue {
    guard case .object(let members) = written.content else { return written }
    return JSONValue(
      .object(
        members.map { member in
          guard member.name == "body" || member.name == "header", case .object(let values) = member.value.content else {
            return member
          }
          let shown = values.map { value in
            let name = JSONPointer.steps(of: value.name)?.last { Int($0) == nil } ?? value.name
            return vocabulary.mayShow(name) ? value : value.with(JSONValue(.string(value.value.hidden)))
          }
          return member.with(JSONValue(.object(shown), at: member.value.offset))
        }), at: written.offset)
  }
}

extension JSONValue.Member {
  fileprivate func with(_ other: JSONValue) -> JSONValue.Member {
    JSONValue.Member(name: name, offset: offset, value: other)
  }
}

extension JSONValue {
  /// What is kept of a secret.
  package var secret: (length: Int, hash: UInt64)? {
    guard case .object(let members) = content, members.count == 1, members[0].name == "secret",
      case .integer(let length)? = members[0].value.member("length")?.content,
      let hash = members[0].value.member("hash")?.string
    else { return nil }
    return UInt64(hash, radix: 16).map { (Int(length), $0) }
  }

  /// A string, or what stands where one could stand, as text; nil of anything else.
  var plainText: String? {
    switch content {
    case .string(let string): string
    case .integer(let integer): "\(integer)"
    case .number(let number): number
    case .bool(let bool): "\(bool)"
    case .object, .array, .null: nil
    }
  }

  /// Whether it stands for a secret.
  package var isSecret: Bool { secret != nil }

  /// The value as people read it; a secret by its length.
  package var shown: String {
    if let secret { return "a secret of \(secret.length) character\(secret.length == 1 ? "" : "s")" }
    if case .string(let string) = content { return "\"\(string)\"" }
    var writer = JSONWriter()
    writer.value(self)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// The same of a value that must not be shown.
  var hidden: String {
    let length = plainText?.unicodeScalars.count ?? 0
    return "a secret of \(length) character\(length == 1 ? "" : "s")"
  }

  /// Whether both mean the same; members in any order.
  func isSame(as other: JSONValue) -> Bool {
    switch (content, other.content) {
    case (.object(let members), .object(let others)):
      members.count == others.count && members.allSatisfy { other.member($0.name)?.isSame(as: $0.value) ?? false }
    case (.array(let elements), .array(let others)):
      elements.count == others.count && zip(elements, others).allSatisfy { $0.isSame(as: $1) }
    case (.string(let string), .string(let other)): string == other
    case (.integer(let integer), .integer(let other)): integer == other
    case (.number(let number), .number(let other)): number == other || Double(number) == Double(other)
    case (.bool(let bool), .bool(let other)): bool == other
    case (.null, .null): true
    default: false
    }
  }
}
