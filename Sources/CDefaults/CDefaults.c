#include "CDefaults.h"
