import COpenSSL

extension Certificate {
  /// When it holds; a certificate without readable times holds never.
  package var validity: Validity {
    let notBefore = unsafe ASN1.seconds(of: X509_get0_notBefore(x509.pointer))
    let notAfter = unsafe ASN1.seconds(of: X509_get0_notAfter(x509.pointer))
    return Validity(notBefore: notBefore ?? .max, notAfter: notAfter ?? .min)
  }

  /// The DNS names and addresses of its subjectAltName; names of other kinds are left out.
  package var names: [HostName] {
    let names = unsafe extensionValue(NID_subject_alt_name) { unsafe GENERAL_NAMES_free($0) }
    guard let names else { return [] }
    return unsafe OpenSSL.elements(of: names.pointer).compactMap { element in
      unsafe HostName(element.bound(to: GENERAL_NAME.self))
    }
  }

  /// The names a CA may issue for, each domain with all below it; nil when it is not name-constrained.
  ///
  /// Read are constraints as the emulator writes them: a range of addresses is left out.
  package var permittedNames: [HostName]? {
    let constraints = unsafe extensionValue(NID_name_constraints) {
      unsafe NAME_CONSTRAINTS_free(UnsafeMutablePointer($0))
    }
    guard let constraints else { return nil }
    let subtrees = unsafe UnsafePointer<NAME_CONSTRAINTS>(constraints.pointer).pointee.permittedSubtrees
    return unsafe OpenSSL.elements(of: subtrees).compactMap { element in
      let base = unsafe element.bound(to: GENERAL_SUBTREE.self).pointee.base
      return unsafe base.flatMap { unsafe HostName(permittedSubtree: $0) }
    }
  }

  /// Whether a CA's name constraints let it issue for `name`.
  package func permits(_ name: HostName) -> Bool {
    permittedNames?.contains { $0.covers(name) } ?? true
  }

  /// Whether the emulator wrote it, told by the organization in its issuer's name.
  package var isOfEmulator: Bool {
    let issuer = unsafe X509_get_issuer_name(x509.pointer)
    let index = unsafe X509_NAME_get_index_by_NID(issuer, NID_organizationName, -1)
    guard index >= 0 else { return false }
    let entry = unsafe X509_NAME_get_entry(issuer, index)
    let organization = unsafe ASN1.bytes(of: X509_NAME_ENTRY_get_data(entry))
    return organization.elementsEqual(CertificateAuthority.organization.utf8)
  }

  /// Whether `key` is the private half of its public key.
  package func matches(_ key: borrowing PrivateKey) -> Bool {
    OpenSSL.clearErrors()
    return unsafe X509_check_private_key(x509.pointer, key.pkey.pointer) == 1
  }

  /// Whether `issuer` signed it.
  package func isSigned(by issuer: borrowing Certificate) -> Bool {
    OpenSSL.clearErrors()
    guard unsafe X509_check_issued(issuer.x509.pointer, x509.pointer) == X509_V_OK else { return false }
    return unsafe X509_verify(x509.pointer, X509_get0_pubkey(issuer.x509.pointer)) == 1
  }

  /// The decoded value of the extension `nid`; nil when it is absent, unreadable or there twice.
  private func extensionValue(_ nid: Int32, freedBy free: @escaping (OpaquePointer?) -> Void) -> Owned? {
    OpenSSL.clearErrors()
    let value = unsafe X509_get_ext_d2i(x509.pointer, nid, nil, nil)
    return unsafe Owned(adopting: value.map { OpaquePointer($0) }, freedBy: free)
  }
}
