/// The ways to get a bearer token; raw values are those of `grant_type` (openapi).
package enum Grant: String, CaseIterable, Sendable {
  case password
  case refreshToken = "refresh_token"
  case `operator`
  case integration
  case jwtBearer = "urn:ietf:params:oauth:grant-type:jwt-bearer"
}
