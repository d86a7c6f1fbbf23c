#pragma once

#include <stdbool.h>
#include <stddef.h>

/// Leaves the terminal as found when the program dies.
///
/// Signal handlers may call next to nothing, and Swift promises nothing there: hence C. There is one terminal,
/// so there is one guard. Fatal signals write a prepared string and the terminal's old modes, one line that says what
/// happened, what was printed meanwhile into a log, and end the program as they do without a handler.

#pragma clang assume_nonnull begin

/// Has fatal signals say in one line on standard error that the program crashed, and write more into a log, whose
/// folders are made; "" for no log. Paths of 1024 bytes and more count as none.
void crash_report_install(const char *log);

/// Remembers the terminal's modes and the signals' handlers: to be called before curses changes either.
/// False where `terminal` is none.
bool terminal_guard_remember(int terminal);

/// Installs the handlers. `terminal` is what standard output was before it was redirected. `stray_reader` is the
/// end of a pipe that holds what was printed, to be read without waiting; `standard_error` is where it goes if
/// the program dies.
void terminal_guard_arm(int terminal, int stray_reader, int standard_error);

/// The bytes that bring the terminal back, 1024 at most.
void terminal_guard_set_reset(const char *bytes, size_t count);

/// Restores modes and handlers; without effect on what the screen shows.
void terminal_guard_disarm(void);

/// The signal (SIGINT, SIGTERM or SIGHUP) that came since the last call; 0 where none.
int terminal_guard_take_interrupt(void);

/// Whether Ctrl-Z (SIGTSTP) was pressed since the last call.
bool terminal_guard_take_stop(void);

/// Whether the program went on (SIGCONT) since the last call.
bool terminal_guard_take_continue(void);

/// Stops the program as Ctrl-Z does, returns when it goes on.
void terminal_guard_stop(void);

#pragma clang assume_nonnull end
