#ifndef HAVEN_CARGUMENTS_H
#define HAVEN_CARGUMENTS_H

/// How many arguments the process was started with, its own name included.
int haven_argument_count(void);

/// The argument at `index`, which is at least 0 and less than the count; lives as long as the process.
const char *haven_argument(int index);

#endif
