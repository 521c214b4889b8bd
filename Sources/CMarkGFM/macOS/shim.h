// The whole of cmark-gfm that Haven uses: the core tree and renderer, the extension registry, and
// the accessors of the built-in extensions (tables, task lists), which come in a package of their own.
#include <cmark-gfm.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm-core-extensions.h>
