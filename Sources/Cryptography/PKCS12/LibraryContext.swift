import COpenSSL

/// A world of OpenSSL algorithms of its own: old PFX files need the legacy provider, and loading it into the
/// process's context would hand RC2 and 40-bit keys to everything else, TLS included.
///
/// Own contexts read no `openssl.cnf`, so a check answers the same on every machine that has the provider.
@safe struct LibraryContext: ~Copyable, @unchecked Sendable {
  /// Loaded by the first check that needs it, then kept for the life of the process.
  static let shared = LibraryContext(loadingLegacy: true)

  /// For OpenSSL's calls; nil means the process's default context.
  let pointer: OpaquePointer?
  private let providers: [OpaquePointer]

  /// Without its legacy provider, or without memory for a context at all, algorithms are missing and nothing else.
  init(loadingLegacy: Bool) {
    OpenSSL.clearErrors()
    unsafe pointer = unsafe OSSL_LIB_CTX_new()
    var providers: [OpaquePointer] = unsafe []
    if let context = unsafe pointer {
      // The default provider comes by itself only as long as no other one is loaded.
      for name in loadingLegacy ? ["default", "legacy"] : ["default"] {
        if let provider = unsafe OSSL_PROVIDER_load(context, name) { unsafe providers.append(provider) }
      }
    }
    unsafe self.providers = unsafe providers
    OpenSSL.clearErrors()
  }

  deinit {
    // A provider that was loaded is ours until it is unloaded: the context alone does not free it.
    unsafe providers.forEach { _ = unsafe OSSL_PROVIDER_unload($0) }
    unsafe OSSL_LIB_CTX_free(pointer)
  }
}
