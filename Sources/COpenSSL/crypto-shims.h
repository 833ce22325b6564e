#ifndef COPENSSL_CRYPTO_SHIMS_H
#define COPENSSL_CRYPTO_SHIMS_H

#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/crypto.h>
#include <openssl/decoder.h>
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

/// The first private key of a PEM text, as PEM_read_bio_PrivateKey reads it.
///
/// That one has decoders made for every kind of key there is. Asked first for what the emulator mints, an EC key in
/// PKCS#8, OpenSSL is done with a quarter of the instructions.
static inline EVP_PKEY *COpenSSL_read_PEM_PrivateKey(
    const void *text, int length, pem_password_cb *password, void *argument) {
  EVP_PKEY *key = NULL;
  BIO *bio = BIO_new_mem_buf(length > 0 ? text : "", length);
  if (bio == NULL) return NULL;
  ERR_set_mark();
  OSSL_DECODER_CTX *decoder =
      OSSL_DECODER_CTX_new_for_pkey(&key, "PEM", "PrivateKeyInfo", "EC", EVP_PKEY_KEYPAIR, NULL, NULL);
  if (decoder != NULL) OSSL_DECODER_from_bio(decoder, bio);
  OSSL_DECODER_CTX_free(decoder);
  ERR_pop_to_mark();
  if (key == NULL && BIO_reset(bio) == 1) key = PEM_read_bio_PrivateKey(bio, NULL, password, argument);
  BIO_free(bio);
  return key;
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
