#include "CDefaults.h"

// #embed is C23; clang takes it in every mode, with a warning.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char fixtures[] = {
#embed "../../fixtures/default.json"
};

static const unsigned char openapi[] = {
#embed "../../openapi/openapi.json"
};

static const unsigned char openapi_v5[] = {
#embed "../../openapi/v5.json"
};

static const unsigned char openapi_v6[] = {
#embed "../../openapi/v6.json"
};

static const unsigned char openapi_v7[] = {
#embed "../../openapi/v7.json"
};

static const unsigned char openapi_v8[] = {
#embed "../../openapi/v8.json"
};

// The first is of version 5.
static const struct {
  const unsigned char *text;
  size_t length;
} versions[] = {
    {openapi_v5, sizeof openapi_v5},
    {openapi_v6, sizeof openapi_v6},
    {openapi_v7, sizeof openapi_v7},
    {openapi_v8, sizeof openapi_v8},
};

static int has_document(int version) {
  return version >= 5 && (size_t)(version - 5) < sizeof versions / sizeof versions[0];
}

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

const unsigned char *cdefaults_openapi_of(int version) {
  return has_document(version) ? versions[version - 5].text : NULL;
}

size_t cdefaults_openapi_of_length(int version) { return has_document(version) ? versions[version - 5].length : 0; }

const unsigned char *cdefaults_operations(void) { return operations; }

size_t cdefaults_operations_length(void) { return sizeof operations; }

const char *cdefaults_commit(void) { return VB365_COMMIT; }
