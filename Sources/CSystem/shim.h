#include <unistd.h>

#ifdef __linux__
// glibc declares it under _GNU_SOURCE only, which Swift's own module for glibc does not set.
int syncfs(int descriptor);
#endif
