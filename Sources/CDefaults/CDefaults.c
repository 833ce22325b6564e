#include "CDefaults.h"

// #embed is C23; clang takes it in every mode, with a warning.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char fixtures[] = {
#embed "../../fixtures/default.json"
};

static const unsigned char openapi[] = {
#embed "../../openapi/openapi.json"
};

static const unsigned char operations[] = {
#embed "../../openapi/operations.txt"
};

#ifndef VB365_COMMIT
#define VB365_COMMIT ""
#endif

const unsigned char *cdefaults_fixtures(void) { return fixtures; }

size_t cdefaults_fixtures_length(void) { return sizeof fixtures; }

const unsigned char *cdefaults_openapi(void) { return openapi; }

size_t cdefaults_openapi_length(void) { return sizeof openapi; }

const unsigned char *cdefaults_operations(void) { return operations; }

size_t cdefaults_operations_length(void) { return sizeof operations; }

const char *cdefaults_commit(void) { return VB365_COMMIT; }
