extension TestRequest {
  /// `POST /v6/token` with a form.
  static func login(_ form: String) -> TestRequest {
    TestRequest("POST", "/v6/token", body: form).with {
      $0.authorization = nil
      $0.contentType = "application/x-www-form-urlencoded"
    }
  }

  /// `POST /v6/token` with JSON.
  static func login(json: String) -> TestRequest {
    login(json).with { $0.contentType = "application/json" }
  }

  /// With the access token of `answer`.
  func authorized(by answer: TestAnswer) -> TestRequest {
    with { $0.authorization = "Bearer \(answer.member("access_token") ?? "")" }
  }
}

extension TestAnswer {
  /// A string of the body's object.
  func member(_ name: String) -> String? { (json as? [String: Any])?[name] as? String }

  /// The request for another pair with the refresh token of this answer.
  var refresh: TestRequest { .login("grant_type=refresh_token&refresh_token=\(member("refresh_token") ?? "")") }
}
