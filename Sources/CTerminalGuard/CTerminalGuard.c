#include "CTerminalGuard.h"

#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

enum { reset_limit = 1024, stray_limit = 1 << 20, stack_size = 128 * 1024, path_limit = 1024, line_limit = 400 };

static const int fatal_signals[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGSYS};
static const int polite_signals[] = {SIGINT, SIGTERM, SIGHUP};
/// Signals that curses may put its hands on besides.
static const int other_signals[] = {SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH, SIGPIPE};

static struct sigaction earlier[NSIG];
static struct termios found_modes;
static int guarded_terminal = -1;
static int stray_end = -1;
static int real_error = -1;
static char reset_bytes[reset_limit];
static char crash_log[path_limit];
static atomic_size_t reset_count;
static atomic_bool is_armed;
static atomic_int pending_interrupt;
static atomic_bool pending_stop;
static atomic_bool pending_continue;
static char alternate_stack[stack_size];

#define count_of(list) (sizeof list / sizeof *list)

static void write_all(int file, const char *bytes, size_t count) {
    while (count > 0) {
        ssize_t written = write(file, bytes, count);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return;
        bytes += written;
        count -= (size_t)written;
    }
}

/// Copies what was printed while the screen was up to a file, and keeps the start of the line that says why the program
/// crashed: the last one, or Swift's own message, which a backtrace may follow.
static void hand_out_strays(int file, char *line) {
    char buffer[4096];
    size_t length = 0;
    bool is_over = false;
    bool is_reason = false;
    for (size_t copied = 0; copied < stray_limit;) {
        ssize_t count = read(stray_end, buffer, sizeof buffer);
        if (count <= 0) break;
        write_all(file, buffer, (size_t)count);
        copied += (size_t)count;
        for (ssize_t i = 0; i < count; i++) {
            if (is_reason) break;
            if (buffer[i] == '\n') {
                is_over = true;
                line[length] = 0;
                is_reason = strstr(line, "Fatal error") != NULL;
                continue;
            }
            if (is_over) length = 0;
            is_over = false;
            // Control characters of what crashed are not the terminal's business.
            if (length + 1 < line_limit) line[length++] = (unsigned char)buffer[i] < ' ' || buffer[i] == 127 ? '?' : buffer[i];
        }
    }
    line[length] = 0;
}

/// The first caller restores the terminal, all later ones find it done. Safe in a signal handler.
///
/// Returns whether the screen was up.
static bool restore_screen(void) {
    if (!atomic_exchange(&is_armed, false)) return false;
    write_all(guarded_terminal, reset_bytes, atomic_load(&reset_count));
    tcsetattr(guarded_terminal, TCSANOW, &found_modes);
    return true;
}

static void restore_terminal(void) {
    if (!restore_screen()) return;
    char line[line_limit];
    hand_out_strays(real_error, line);
    // What is printed from now on goes to the standard streams.
    dup2(guarded_terminal, STDOUT_FILENO);
    dup2(real_error, STDERR_FILENO);
}

static const char *name_of(int signal_number) {
    switch (signal_number) {
    case SIGSEGV: return "SIGSEGV";
    case SIGBUS: return "SIGBUS";
    case SIGILL: return "SIGILL";
    case SIGTRAP: return "SIGTRAP";
    case SIGABRT: return "SIGABRT";
    case SIGFPE: return "SIGFPE";
    case SIGSYS: return "SIGSYS";
    default: return "a signal";
    }
}

static void write_text(int file, const char *text) { write_all(file, text, strlen(text)); }

/// Says in one line that the program crashed, and writes what is known of it into the log.
static void report_crash(int signal_number) {
    bool had_screen = restore_screen();
    int log = crash_log[0] ? open(crash_log, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600) : -1;
    int terminal = had_screen ? real_error : STDERR_FILENO;
    char line[line_limit] = "";
    if (log >= 0) {
        write_text(log, "fer-tui crashed: ");
        write_text(log, name_of(signal_number));
        write_text(log, "\n");
    }
    if (had_screen) hand_out_strays(log >= 0 ? log : real_error, line);
    write_text(terminal, "fer-tui: crashed by ");
    write_text(terminal, name_of(signal_number));
    if (line[0]) {
        write_text(terminal, ": ");
        write_text(terminal, line);
    }
    if (log >= 0) {
        write_text(terminal, " (details in ");
        write_text(terminal, crash_log);
        write_text(terminal, ")");
    }
    write_text(terminal, had_screen ? "; an engine that trains goes on\n" : "\n");
    if (log < 0) return;
    void *frames[64];
    backtrace_symbols_fd(frames, backtrace(frames, 64), log);
    close(log);
}

/// Ends the program as the signal does without a handler, so that whoever started it sees which it was.
static void end_by_default(int signal_number) {
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

/// Ends the program as it would have been without a guard.
static void die_of(int signal_number) {
    restore_terminal();
    sigaction(signal_number, &earlier[signal_number], NULL);
    raise(signal_number);
}

static void on_fatal(int signal_number) {
    static atomic_bool is_reporting;
    if (!atomic_exchange(&is_reporting, true)) report_crash(signal_number);
    end_by_default(signal_number);
}

/// The first asks politely, by the next event; a second finds nobody listening.
static void on_polite(int signal_number) {
    int saved_errno = errno;
    int none = 0;
    if (!atomic_compare_exchange_strong(&pending_interrupt, &none, signal_number)) die_of(signal_number);
    errno = saved_errno;
}

/// Ctrl-\\: the user ends the program at once.
static void on_quit(int signal_number) { die_of(signal_number); }

static void on_stop(int signal_number) {
    (void)signal_number;
    atomic_store(&pending_stop, true);
}

static void on_continue(int signal_number) {
    (void)signal_number;
    atomic_store(&pending_continue, true);
}

static void remember(const int *signals, size_t count) {
    for (size_t i = 0; i < count; i++) sigaction(signals[i], NULL, &earlier[signals[i]]);
}

static void give_back(const int *signals, size_t count) {
    for (size_t i = 0; i < count; i++) sigaction(signals[i], &earlier[signals[i]], NULL);
}

static void install(int signal_number, void (*handler)(int), int flags) {
    if (earlier[signal_number].sa_handler == SIG_IGN && handler != on_fatal) return;
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = handler;
    action.sa_flags = flags;
    sigemptyset(&action.sa_mask);
    sigaction(signal_number, &action, NULL);
}

static void install_all(const int *signals, size_t count, void (*handler)(int)) {
    for (size_t i = 0; i < count; i++) install(signals[i], handler, SA_ONSTACK | SA_NODEFER);
}

bool terminal_guard_remember(int terminal) {
    if (tcgetattr(terminal, &found_modes) != 0) return false;
    remember(fatal_signals, count_of(fatal_signals));
    remember(polite_signals, count_of(polite_signals));
    remember(other_signals, count_of(other_signals));
    return true;
}

/// Makes the folders of a file's path.
static void make_folders(const char *file) {
    char path[path_limit];
    strncpy(path, file, sizeof path - 1);
    path[sizeof path - 1] = 0;
    for (char *end = path + 1; (end = strchr(end, '/')); end++) {
        *end = 0;
        mkdir(path, 0700);
        *end = '/';
    }
}

void crash_report_install(const char *log) {
    if (strlen(log) < sizeof crash_log) {
        make_folders(log);
        strncpy(crash_log, log, sizeof crash_log - 1);
    }
    // The first call loads a library, which no signal handler may do.
    void *frame;
    backtrace(&frame, 1);
    stack_t stack = {.ss_sp = alternate_stack, .ss_size = sizeof alternate_stack};
    sigaltstack(&stack, NULL);
    install_all(fatal_signals, count_of(fatal_signals), on_fatal);
}

void terminal_guard_arm(int terminal, int stray_reader, int standard_error) {
    static atomic_bool is_registered;
    guarded_terminal = terminal;
    stray_end = stray_reader;
    real_error = standard_error;
    atomic_store(&pending_interrupt, 0);
    if (!atomic_exchange(&is_registered, true)) atexit(restore_terminal);
    stack_t stack = {.ss_sp = alternate_stack, .ss_size = sizeof alternate_stack};
    sigaltstack(&stack, NULL);
    atomic_store(&is_armed, true);
    install_all(fatal_signals, count_of(fatal_signals), on_fatal);
    install_all(polite_signals, count_of(polite_signals), on_polite);
    install(SIGQUIT, on_quit, 0);
    install(SIGTSTP, on_stop, 0);
    install(SIGCONT, on_continue, 0);
}

void terminal_guard_set_reset(const char *bytes, size_t count) {
    atomic_store(&reset_count, 0);
    size_t kept = count < reset_limit ? count : reset_limit;
    memcpy(reset_bytes, bytes, kept);
    atomic_store(&reset_count, kept);
}

void terminal_guard_disarm(void) {
    if (!atomic_exchange(&is_armed, false)) return;
    tcsetattr(guarded_terminal, TCSADRAIN, &found_modes);
    give_back(fatal_signals, count_of(fatal_signals));
    give_back(polite_signals, count_of(polite_signals));
    give_back(other_signals, count_of(other_signals));
}

int terminal_guard_take_interrupt(void) { return atomic_exchange(&pending_interrupt, 0); }

bool terminal_guard_take_stop(void) { return atomic_exchange(&pending_stop, false); }

bool terminal_guard_take_continue(void) { return atomic_exchange(&pending_continue, false); }

void terminal_guard_stop(void) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = SIG_DFL;
    sigemptyset(&action.sa_mask);
    sigaction(SIGTSTP, &action, NULL);
    // After an await, the caller runs on a thread of libdispatch, which blocks this signal: it would wait for ever.
    sigset_t stop, before;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTSTP);
    pthread_sigmask(SIG_UNBLOCK, &stop, &before);
    raise(SIGTSTP);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    install(SIGTSTP, on_stop, 0);
}
