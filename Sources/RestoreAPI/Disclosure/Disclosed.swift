import Bytes
package import HTTP1
import JSONText

/// What may be kept of a request and its answer, as pieces of JSON one behind the other; a worker has one and uses its
/// memory again.
package struct Disclosed: ~Copyable {
  private var writer = JSONWriter()
  /// Where each part ends, in the order of ``Part``.
  package private(set) var ends: [5 of Int] = .init(repeating: 0)

  /// The parts.
  package enum Part: Int, Sendable {
    /// The method and the path, as text: `POST /v6/…`.
    case target
    /// The query's parameters, an array.
    case query
    /// The field lines, an array.
    case fields
    /// The request's body.
    case body
    /// The answer's body.
    case answer
  }

  /// No memory taken yet.
  package init() {}

  /// The bytes of all parts.
  package var bytes: [UInt8] { writer.bytes }
}

extension Disclosed {
  /// Takes a request, whose parts lie in `bytes`, and its answer, in place of those before.
  package mutating func take(
    _ reader: borrowing RequestReader, in bytes: Span<UInt8>, _ reply: borrowing Reply, by disclosure: Disclosure
  ) {
    writer.cut(to: 0)
    writer.appendTarget(of: reader.head, reply.trace, in: bytes)
    ends[Part.target.rawValue] = writer.bytes.count
    disclosure.writeQuery(of: reader.head, reply.trace.endpoint?.query, in: bytes, to: &writer)
    next(.query)
    disclosure.writeFields(of: reader.head, in: bytes, to: &writer)
    next(.fields)
    writeBody(reader, in: bytes, reply, by: disclosure)
    next(.body)
    disclosure.writeAnswer(reply, reader.head, to: &writer)
    next(.answer)
  }

  /// Gives back what an unusually large request took.
  package mutating func trim() {
    if writer.bytes.capacity > Self.usualBytes { writer = JSONWriter() }
  }

  private static let usualBytes = 128 * 1024

  private mutating func next(_ part: Part) {
    ends[part.rawValue] = writer.bytes.count
    writer.cut(to: writer.bytes.count)
  }

  private mutating func writeBody(
    _ reader: borrowing RequestReader, in bytes: Span<UInt8>, _ reply: borrowing Reply, by disclosure: Disclosure
  ) {
    // A message that is no request has no body yet.
    guard reader.phase == .complete else { return writer.null() }
    let schema = reply.trace.endpoint?.body
    guard !reply.trace.isDecoded else {
      return disclosure.writeBody(reply.scratch.body.span, of: schema, isForm: false, to: &writer)
    }
    let body = bytes.extracting(reader.body.bounds)
    let isForm = reply.trace.endpoint?.handler.isLogIn == true && !body.beginsObject
    disclosure.writeBody(body, of: schema, isForm: isForm, to: &writer)
  }
}

extension JSONWriter {
  /// Appends method and path as text, which is no value.
  fileprivate mutating func appendTarget(of head: borrowing RequestHead, _ trace: Trace, in bytes: Span<UInt8>) {
    if let ids = trace.ids, !ids.areStrange, head.query == nil, head.path.count <= RequestTarget.limit {
      // Nothing but the template's words and sound ids is in it.
      append(bytes.extracting(head.methodName.bounds))
      append(" ".utf8.span)
      append(bytes.extracting(head.path.bounds))
    } else {
      let target = RequestTarget(head, in: bytes)
      append((target.method ?? "").utf8.span)
      append(" ".utf8.span)
      let path = target.path ?? ""
      append(path.prefix { $0 != "?" }.utf8.span)
    }
  }
}
