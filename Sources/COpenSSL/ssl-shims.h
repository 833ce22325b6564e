#ifndef COPENSSL_SSL_SHIMS_H
#define COPENSSL_SSL_SHIMS_H

#include <openssl/ssl.h>

#endif
