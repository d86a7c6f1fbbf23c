#include "CTerminalGuard.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { reset_limit = 1024, stray_limit = 1 << 20, stack_size = 64 * 1024 };

static const int fatal_signals[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGSYS, SIGQUIT};
static const int polite_signals[] = {SIGINT, SIGTERM, SIGHUP};
/// Signals that curses may put its hands on besides.
static const int other_signals[] = {SIGTSTP, SIGCONT, SIGWINCH, SIGPIPE};

static struct sigaction earlier[NSIG];
static struct termios found_modes;
static int guarded_terminal = -1;
static int stray_end = -1;
static int real_error = -1;
static char reset_bytes[reset_limit];
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

/// Copies what was printed while the screen was up, the crash's own message among it.
static void hand_out_strays(void) {
    char buffer[4096];
    for (size_t copied = 0; copied < stray_limit;) {
        ssize_t count = read(stray_end, buffer, sizeof buffer);
        if (count <= 0) return;
        write_all(real_error, buffer, (size_t)count);
        copied += (size_t)count;
    }
}

/// The first caller restores the terminal, all later ones find it done. Safe in a signal handler.
static void restore_terminal(void) {
    if (!atomic_exchange(&is_armed, false)) return;
    write_all(guarded_terminal, reset_bytes, atomic_load(&reset_count));
    tcsetattr(guarded_terminal, TCSANOW, &found_modes);
    hand_out_strays();
    // What reports the crash, a backtrace say, writes to the standard streams.
    dup2(guarded_terminal, STDOUT_FILENO);
    dup2(real_error, STDERR_FILENO);
}

static void die_of(int signal_number) {
    restore_terminal();
    sigaction(signal_number, &earlier[signal_number], NULL);
    raise(signal_number);
}

static void on_fatal(int signal_number) { die_of(signal_number); }

/// The first asks politely, by the next event; a second finds nobody listening.
static void on_polite(int signal_number) {
    int saved_errno = errno;
    int none = 0;
    if (!atomic_compare_exchange_strong(&pending_interrupt, &none, signal_number)) die_of(signal_number);
    errno = saved_errno;
}

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
