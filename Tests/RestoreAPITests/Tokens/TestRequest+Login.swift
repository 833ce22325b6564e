extension TestRequest {
  /// `POST /v6/token` with a form, or the same call of another version.
  static func login(_ form: String, _ version: String = "v6") -> TestRequest {
    TestRequest("POST", "/\(version)/token", body: form).with {
      $0.authorization = nil
      $0.contentType = "application/x-www-form-urlencoded"
    }
  }

  /// `POST /v6/token` with JSON, or the same call of another version.
  static func login(json: String, _ version: String = "v6") -> TestRequest {
    login(json, version).with { $0.contentType = "application/json" }
  }

  /// The administrator's login with a password.
  static func administrator(_ version: String = "v6", _ more: String = "") -> TestRequest {
    login("grant_type=password&username=administrator&password=emulator\(more)", version)
  }

  /// With the access token of `answer`.
  func authorized(by answer: TestAnswer) -> TestRequest {
    authorized(by: answer.member("access_token") ?? "")
  }

  /// With an access token.
  func authorized(by token: String) -> TestRequest {
    with { $0.authorization = "Bearer \(token)" }
  }

  /// With the cookies that `answer` set, as a client sends them that keeps them.
  func keepingCookies(of answer: TestAnswer) -> TestRequest {
    with { request in
      guard let cookie = answer.field("Set-Cookie")?.prefix(while: { $0 != ";" }) else { return }
      request.fields.append(("Cookie", String(cookie)))
    }
  }
}

extension TestAnswer {
  /// A string of the body's object.
  func member(_ name: String) -> String? { (json as? [String: Any])?[name] as? String }

  /// The request for another pair with the refresh token of this answer.
  var refresh: TestRequest { .login("grant_type=refresh_token&refresh_token=\(member("refresh_token") ?? "")") }
}
