#include "CDefaults.h"

// #embed is C23; clang takes it in every mode, with a warning.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char fixtures[] = {
#embed "../../fixtures/default.json"
};

const unsigned char *cdefaults_fixtures(void) { return fixtures; }

size_t cdefaults_fixtures_length(void) { return sizeof fixtures; }
