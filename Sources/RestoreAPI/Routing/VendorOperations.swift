import Bytes
import CDefaults
package import HTTP1
import Locking

/// The calls that the vendor's OpenAPI documents have, emulated or not: `openapi/operations.txt`, which is part of the
/// binary. Looked at only where a path leads to no call of this emulator, and read when that comes first.
struct VendorOperations: Sendable {
  /// As rows of a route table, each of which is left out.
  let endpoints: [Endpoint]
  /// The same rows, each with the vendor's tag for its part of the API.
  let tags: [(tag: String, endpoint: Endpoint)]
  /// The paths.
  let table: RouteTable<Endpoint>

  /// The calls of the document that `version` has; read once.
  static func of(_ version: APIVersion) -> VendorOperations {
    read.withLock { read in
      if let operations = read[version.name] { return operations }
      let operations = VendorOperations(version)
      read[version.name] = operations
      return operations
    }
  }

  private static let read = Lock<[String: VendorOperations]>([:])

  private init(_ version: APIVersion) {
    let text = unsafe String(
      decoding: UnsafeBufferPointer(start: cdefaults_operations(), count: cdefaults_operations_length()),
      as: UTF8.self)
    let lines = version.hasVendorDocument ? text.split(separator: "\n") : []
    tags = lines.compactMap { Self.read($0, version) }
    endpoints = tags.map(\.endpoint)
    table = RouteTable(endpoints)
  }

  /// A line: path, method, versions (a digit each), tag.
  private static func read(_ line: Substring, _ version: APIVersion) -> (tag: String, endpoint: Endpoint)? {
    let columns = line.split(separator: " ")
    guard columns.count == 4, version.name.last.map(columns[2].contains) == true, let method = Method(name: columns[1])
    else {
      return nil
    }
    let endpoint = Endpoint(.leftOut(method, String(columns[0])), in: version)
    return (String(columns[3]), endpoint)
  }
}

extension Method {
  /// The methods that calls of the vendor's have, in the order of `Allow`.
  static let named: [(name: StaticString, method: Method)] = [
    ("GET", .get), ("POST", .post), ("PUT", .put), ("DELETE", .delete), ("PATCH", .patch),
  ]

  /// The name of a method that a call of the vendor's has; empty for another.
  package var name: String { Self.named.first { $0.method == self }?.name.description ?? "" }

  /// The method of that name.
  fileprivate init?(name: Substring) {
    guard let known = Self.named.first(where: { $0.name.description == name }) else { return nil }
    self = known.method
  }

  /// The method of a request. The framework matches it in any case (RFC 9110 does not).
  init(ofRequest head: borrowing RequestHead, in bytes: Span<UInt8>) {
    self = head.method
    guard self == .other else { return }
    for (name, method) in Self.named where bytes.holds(name, ignoringCaseAt: head.methodName) { self = method }
  }
}
