// The main function of the unit tests. Nothing else belongs here: this file is what makes doctest
// slow to compile.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
