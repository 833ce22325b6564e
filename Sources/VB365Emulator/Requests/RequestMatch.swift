import Choices

/// Which requests are meant: every member that is given must hold. Lists, verification and faults take one.
///
/// ```swift
/// let wrongFlag = RequestMatch(
///   operation: .restoreMailboxes, status: .clientErrors,
///   headers: ["User-Agent": .matches("nightly/*")],
///   body: ["/deletedItems": true, "/mailBoxes/0/id": .string(mailbox.id), "/userPassword": .absent])
/// ```
///
/// In ``method``, ``path``, ``user`` and the names of header fields letters match in any case.
public struct RequestMatch: Sendable, Equatable {
  /// The method, such as `POST`.
  public var method: String?
  /// The path without the query; `*` stands for anything.
  public var path: String?
  /// What the call is called.
  public var operation: ReceivedRequest.Operation?
  /// The version of the API, such as `v6`: one of those that are served.
  public var version: String?
  /// The id of the restore session that the request is about, a UUID.
  public var session: String?
  /// The id of the mailbox of the path, or of one that the body of a bulk restore names, a UUID.
  public var mailbox: String?
  /// The user whose token it has, or who logs in.
  public var user: String?
  /// The status of the answer. A fault that has one is tried on the answer, not on the request.
  public var status: Status?
  /// What header fields are to be, by name.
  public var headers: [String: Value] {
    get { hiddenHeaders.value }
    set { hiddenHeaders.value = newValue }
  }
  /// What members of the body are to be, by JSON pointer (RFC 6901) such as `/mailBoxes/0/id`; names match in any case, as
  /// the server reads them. Of what may be a secret, a value in clear is compared and never shown.
  public var body: [String: Value] {
    get { hiddenBody.value }
    set { hiddenBody.value = newValue }
  }

  private var hiddenHeaders: Hidden<[String: Value]>
  private var hiddenBody: Hidden<[String: Value]>

  /// A match made of its members; without any it takes every request.
  public init(
    method: String? = nil, path: String? = nil, operation: ReceivedRequest.Operation? = nil, version: String? = nil,
    session: String? = nil, mailbox: String? = nil, user: String? = nil, status: Status? = nil,
    headers: [String: Value] = [:], body: [String: Value] = [:]
  ) {
    self.method = method
    self.path = path
    self.operation = operation
    self.version = version
    self.session = session
    self.mailbox = mailbox
    self.user = user
    self.status = status
    hiddenHeaders = Hidden(value: headers)
    hiddenBody = Hidden(value: body)
  }

  /// Every request.
  public static var any: RequestMatch { RequestMatch() }

  /// The requests of one call.
  public static func operation(_ operation: ReceivedRequest.Operation) -> RequestMatch {
    RequestMatch(operation: operation)
  }

  /// The requests with such a path; `*` stands for anything.
  public static func path(_ path: String) -> RequestMatch { RequestMatch(path: path) }
}

extension RequestMatch {
  /// A status, or a class of them.
  public struct Status: Sendable, Hashable, ExpressibleByIntegerLiteral, CustomStringConvertible {
    /// As the control plane writes it: `404`, `4xx`.
    public let description: String

    /// One status, from 100 to 599.
    public init(_ code: Int) { description = "\(code)" }

    /// One status, from 100 to 599.
    public init(integerLiteral code: Int) { self.init(code) }

    private init(class digit: Int) { description = "\(digit)xx" }

    /// 200 to 299.
    public static let successes = Status(class: 2)
    /// 400 to 499.
    public static let clientErrors = Status(class: 4)
    /// 500 to 599.
    public static let serverErrors = Status(class: 5)
  }

  /// What a header field or a member of the body is to be. Literals of strings, numbers and booleans are values.
  public enum Value: Sendable, Equatable {
    /// This value: a string, a number, a boolean, `null` or an array of them.
    case value(JSON)
    /// Nothing: it must not be there.
    case absent
    /// A text of this pattern, in which `*` stands for anything; letters match in any case.
    case matches(String)

    /// This string.
    public static func string(_ text: String) -> Value { .value(.string(text)) }
  }
}

extension RequestMatch.Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
  /// This string.
  public init(stringLiteral text: String) { self = .value(.string(text)) }
  /// This integer.
  public init(integerLiteral integer: Int) { self = .value(.integer(integer)) }
  /// `true` or `false`.
  public init(booleanLiteral bool: Bool) { self = .value(.bool(bool)) }
}
