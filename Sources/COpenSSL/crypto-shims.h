#ifndef COPENSSL_CRYPTO_SHIMS_H
#define COPENSSL_CRYPTO_SHIMS_H

#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/provider.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <stddef.h>
#include <stdint.h>

/// A new P-256 key, because the generator is variadic and Swift cannot call it.
static inline EVP_PKEY *COpenSSL_EVP_PKEY_generate_P256(void) {
  return EVP_PKEY_Q_keygen(NULL, NULL, "EC", "P-256");
}

/// What a memory BIO holds, because `BIO_get_mem_data` is a macro with a cast.
static inline size_t COpenSSL_BIO_get_mem_data(BIO *bio, const uint8_t **bytes) {
  char *start = NULL;
  long count = BIO_get_mem_data(bio, &start);
  *bytes = (const uint8_t *)start;
  return count > 0 ? (size_t)count : 0;
}

/// "This OpenSSL lacks it", the reason shared by all its libraries, because the macro is an expression.
static const int COpenSSL_ERR_R_UNSUPPORTED = ERR_R_UNSUPPORTED;

#endif
