#pragma once

#include <linear.h>

// The library prints its progress unless it is given something else to print with.
static inline void fer_linear_ignore(const char *text) { (void)text; }

static inline void fer_linear_be_quiet(void) {
    set_print_string_function(fer_linear_ignore);
}
