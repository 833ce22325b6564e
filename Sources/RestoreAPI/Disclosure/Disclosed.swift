import Bytes
package import HTTP1
import JSONText
import Verdict

/// What may be kept of a request and its answer, one part behind the other; a worker has one and uses its memory again.
package struct Disclosed: ~Copyable {
  /// The bytes of all parts.
  package private(set) var bytes: [UInt8] = []
  private var writer = JSONWriter()
  /// Where each part ends, in the order of ``Part``.
  package private(set) var ends: [5 of Int] = .init(repeating: 0)

  /// The parts.
  package enum Part: Int, Sendable {
    /// The method and the path, as text: `POST /v6/…`.
    case target
    /// The query's parameters, as ``DisclosedPairs``.
    case query
    /// The field lines, as ``DisclosedPairs``.
    case fields
    /// The request's body, as JSON.
    case body
    /// The answer's body, as JSON.
    case answer
  }

  /// No memory taken yet.
  package init() {}
}

extension Disclosed {
  /// Takes a request, whose parts lie in `message`, and its answer, in place of those before.
  package mutating func take(
    _ reader: borrowing RequestReader, in message: Span<UInt8>, _ reply: borrowing Reply, by disclosure: Disclosure
  ) {
    bytes.removeAll(keepingCapacity: true)
    Self.appendTarget(of: reader.head, reply.trace, in: message, to: &bytes)
    end(.target)
    disclosure.appendQuery(of: reader.head, reply.trace.endpoint?.query, in: message, to: &bytes)
    end(.query)
    disclosure.appendFields(of: reader.head, in: message, to: &bytes)
    end(.fields)
    writer.begin(in: &bytes)
    writeBody(reader, in: message, reply, by: disclosure)
    writer.exchange(&bytes)
    end(.body)
    writer.begin(in: &bytes)
    disclosure.writeAnswer(reply, reader.head, to: &writer)
    writer.exchange(&bytes)
    end(.answer)
  }

  /// Gives back what an unusually large request took.
  package mutating func trim() {
    if bytes.capacity > Self.usualBytes { bytes = [] }
  }

  private static let usualBytes = 128 * 1024

  private mutating func end(_ part: Part) { ends[part.rawValue] = bytes.count }

  private mutating func writeBody(
    _ reader: borrowing RequestReader, in message: Span<UInt8>, _ reply: borrowing Reply, by disclosure: Disclosure
  ) {
    // A message that is no request has no body yet.
    guard reader.phase == .complete else { return writer.null() }
    let endpoint = reply.trace.endpoint
    guard !reply.trace.isDecoded else {
      return disclosure.writeBody(reply.scratch.body.span, of: endpoint, isForm: false, to: &writer)
    }
    let body = message.extracting(reader.body.bounds)
    if reply.trace.isExact, reply.verdict.isPlain {
      return disclosure.writeExactBody(body, reply.trace, reply.scratch.members, to: &writer)
    }
    let isForm = endpoint?.handler.isLogIn == true && !body.beginsObject
    disclosure.writeBody(body, of: endpoint, isForm: isForm, to: &writer)
  }
}

extension Disclosed {
  /// Appends method and path.
  private static func appendTarget(
    of head: borrowing RequestHead, _ trace: Trace, in message: Span<UInt8>, to bytes: inout [UInt8]
  ) {
    if trace.hasSoundIDs, head.query == nil, head.path.count <= RequestTarget.limit {
      // Nothing but the template's words and sound ids is in it.
      bytes.append(message.extracting(head.methodName.bounds))
      bytes.append(" ")
      bytes.append(message.extracting(head.path.bounds))
    } else {
      let target = RequestTarget(head, in: message)
      let path = target.path?.prefix { $0 != "?" } ?? ""
      bytes += "\(target.method ?? "") \(path)".utf8
    }
  }
}
