#include "CArguments.h"

static int count;
static char **values;

/* The C library calls this before main, with the arguments of main. */
__attribute__((constructor)) static void keep(int argc, char **argv) {
    count = argc;
    values = argv;
}

int haven_argument_count(void) { return count; }

const char *haven_argument(int index) { return values[index]; }
