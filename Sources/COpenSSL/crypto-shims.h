#ifndef COPENSSL_CRYPTO_SHIMS_H
#define COPENSSL_CRYPTO_SHIMS_H

#include <openssl/err.h>

#endif
