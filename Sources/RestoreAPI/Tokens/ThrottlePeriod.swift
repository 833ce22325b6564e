/// The periods over which requests for tokens are counted, from the shortest (observed).
enum ThrottlePeriod: Int, CaseIterable, Sendable {
  case second
  case minute
  case hour

  /// Its length.
  var seconds: Int64 {
    switch self {
    case .second: 1
    case .minute: 60
    case .hour: 3600
    }
  }

  /// How many requests it admits.
  var limit: Int {
    switch self {
    case .second: 1
    case .minute: 5
    case .hour: 1500
    }
  }

  /// What the answer to one more says in place of its status's phrase.
  var reason: StaticString {
    switch self {
    case .second: "API calls quota exceeded! maximum admitted 1 per Second."
    case .minute: "API calls quota exceeded! maximum admitted 5 per Minute."
    case .hour: "API calls quota exceeded! maximum admitted 1500 per Hour."
    }
  }
}
