#ifndef CDEFAULTS_H
#define CDEFAULTS_H

#include <stddef.h>

/// The default fixtures, fixtures/default.json as it was when this was compiled: UTF-8 without a terminating zero, in
/// read-only memory for the life of the process. Functions, because Swift does not import an array without a length.
const unsigned char *cdefaults_fixtures(void);

/// The length of the default fixtures, in bytes.
size_t cdefaults_fixtures_length(void);

/// The OpenAPI document of the control plane and of every version, openapi/openapi.json, in the same way.
const unsigned char *cdefaults_openapi(void);

/// The length of that document, in bytes.
size_t cdefaults_openapi_length(void);

/// The OpenAPI document of one version of the vendor's API, openapi/v6.json for 6, in the same way; NULL for a version
/// that has none.
const unsigned char *cdefaults_openapi_of(int version);

/// The length of the document of a version, in bytes; zero for a version that has none.
size_t cdefaults_openapi_of_length(int version);

/// The calls of the vendor's API, openapi/operations.txt, in the same way.
const unsigned char *cdefaults_operations(void);

/// The length of the list of calls, in bytes.
size_t cdefaults_operations_length(void);

/// The commit that the build was told (VB365_COMMIT), or an empty string: it ends with a zero.
const char *cdefaults_commit(void);

#endif
