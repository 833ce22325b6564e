#ifndef COPENSSL_SHIM_H
#define COPENSSL_SHIM_H

#include "crypto-shims.h"
#include "ssl-shims.h"

#endif
