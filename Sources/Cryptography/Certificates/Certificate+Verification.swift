import COpenSSL

extension Certificate {
  /// Why a client that trusts `root` alone and keeps strictly to RFC 5280 would not accept this certificate from the
  /// server `name` at `now` (Unix seconds), in OpenSSL's words; nil when it would.
  package func rejection(
    trusting root: borrowing Certificate, as name: HostName, at now: Int64
  ) throws(CryptographyError) -> String? {
    let store = try unsafe OpenSSL.adopt("making a trust store", freedBy: { unsafe X509_STORE_free($0) }) {
      unsafe X509_STORE_new()
    }
    try OpenSSL.require("trusting a certificate") { unsafe X509_STORE_add_cert(store.pointer, root.x509.pointer) }
    let context = try unsafe OpenSSL.adopt("preparing to verify", freedBy: { unsafe X509_STORE_CTX_free($0) }) {
      unsafe X509_STORE_CTX_new()
    }
    try OpenSSL.require("preparing to verify") {
      unsafe X509_STORE_CTX_init(context.pointer, store.pointer, x509.pointer, nil)
    }
    let parameters = unsafe X509_STORE_CTX_get0_param(context.pointer)
    unsafe X509_VERIFY_PARAM_set_time(parameters, Int(clamping: now))
    try OpenSSL.require("asking for strictness") {
      unsafe X509_VERIFY_PARAM_set_flags(parameters, UInt(X509_V_FLAG_X509_STRICT))
    }
    try OpenSSL.require("asking for a server") {
      unsafe X509_VERIFY_PARAM_set_purpose(parameters, X509_PURPOSE_SSL_SERVER)
    }
    try OpenSSL.require("asking for a name") {
      switch name.form {
      case .dns(let name): unsafe X509_VERIFY_PARAM_set1_host(parameters, name, name.utf8.count)
      case .ip(let address): unsafe X509_VERIFY_PARAM_set1_ip(parameters, address, address.count)
      }
    }
    OpenSSL.clearErrors()
    guard unsafe X509_verify_cert(context.pointer) != 1 else { return nil }
    let error = unsafe X509_STORE_CTX_get_error(context.pointer)
    return unsafe X509_verify_cert_error_string(Int(error)).map { unsafe String(cString: $0) } ?? "error \(error)"
  }
}
