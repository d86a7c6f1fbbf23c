#pragma once

#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#include <langinfo.h>
#include <locale.h>
#include <ncurses.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <term.h>
#include <wchar.h>

// What Swift cannot import: macros, variadics, global state that it would call unsafe. One function for each.

#pragma clang assume_nonnull begin

// Screen

/// Starts curses on a terminal. NULL where terminfo does not know it.
static inline SCREEN *_Nullable curses_open(const char *type, FILE *output, FILE *input) {
    return newterm(type, output, input);
}
static inline WINDOW *_Nullable curses_screen(void) { return stdscr; }
static inline int curses_rows(void) { return stdscr ? getmaxy(stdscr) : 0; }
static inline int curses_columns(void) { return stdscr ? getmaxx(stdscr) : 0; }

/// Keys one by one and unechoed, keypad decoded, an escape known after `escape_ms`.
static inline void curses_configure(int escape_ms) {
    cbreak();
    noecho();
    nonl();
    curs_set(0);
    set_escdelay(escape_ms);
    intrflush(stdscr, FALSE);
    keypad(stdscr, TRUE);
    leaveok(stdscr, TRUE);
}
/// How long a lone escape waits to be told from the start of a sequence, in milliseconds.
static inline int curses_escape_delay(void) { return get_escdelay(); }
/// Draws everything anew at the next update, whatever the terminal was thought to show.
static inline void curses_forget_screen(void) { clearok(curscr, TRUE); }
static inline void curses_erase(void) { werase(stdscr); }
static inline void curses_update(void) {
    wnoutrefresh(stdscr);
    doupdate();
}

// Color

/// Switches colors on, with -1 as the terminal's own. How many there are; 0 without.
static inline int curses_start_colors(void) {
    if (!has_colors() || start_color() == ERR || use_default_colors() == ERR) return 0;
    return COLORS;
}
/// The pair of two colors. Must not be called without colors.
static inline int curses_pair(int foreground, int background) {
    int pair = alloc_pair(foreground, background);
    return pair < 0 ? 0 : pair;
}

/// How many pairs there are.
static inline int curses_pair_limit(void) { return COLOR_PAIRS; }
/// Frees all pairs. Cells drawn with them must be drawn again.
static inline void curses_reset_pairs(void) { reset_color_pairs(); }

// Cells

/// The columns of a character: 0 for combining marks, -1 where the locale cannot show it.
static inline int curses_width(wchar_t character) { return wcwidth(character); }

static inline attr_t curses_bold(void) { return A_BOLD; }
static inline attr_t curses_dim(void) { return A_DIM; }
static inline attr_t curses_underline(void) { return A_UNDERLINE; }
static inline attr_t curses_reverse(void) { return A_REVERSE; }

/// A cell of a zero-terminated character with its combining marks. Pairs may exceed the 8 bits of COLOR_PAIR.
static inline cchar_t curses_cell(const wchar_t *text, attr_t attributes, int pair) {
    cchar_t cell;
    memset(&cell, 0, sizeof cell);
    setcchar(&cell, text, attributes, (short)0, &pair);
    return cell;
}
/// A cell of one character.
static inline cchar_t curses_plain_cell(wchar_t character, attr_t attributes, int pair) {
    const wchar_t text[2] = {character, 0};
    return curses_cell(text, attributes, pair);
}
static inline void curses_put_row(int row, const cchar_t *cells, int count) {
    mvwadd_wchnstr(stdscr, row, 0, cells, count);
}

// Input

enum curses_input_kind { CURSES_NOTHING, CURSES_CHARACTER, CURSES_KEY };

/// Waits for a character or a key, no longer than `wait_ms`.
static inline enum curses_input_kind curses_read(wint_t *code, int wait_ms) {
    wtimeout(stdscr, wait_ms);
    int result = wget_wch(stdscr, code);
    return result == OK ? CURSES_CHARACTER : result == KEY_CODE_YES ? CURSES_KEY : CURSES_NOTHING;
}
static inline int curses_function_key(int number) { return KEY_F(number); }
/// Takes a sequence for a key, where the terminal's description knows none that begins so.
static inline void curses_define_key(const char *sequence, int key) {
    if (key_defined(sequence) == 0) define_key(sequence, key);
}

// Mouse

enum curses_mouse_kind { CURSES_MOUSE_OTHER, CURSES_MOUSE_PRESS, CURSES_MOUSE_UP, CURSES_MOUSE_DOWN };

/// Reports presses of the first button and the wheel, at once. Whether the terminal has a mouse.
static inline bool curses_enable_mouse(void) {
    mouseinterval(0);
    return mousemask(BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL) != 0;
}
static inline void curses_disable_mouse(void) { mousemask(0, NULL); }
static inline enum curses_mouse_kind curses_read_mouse(int *column, int *row) {
    MEVENT event;
    if (getmouse(&event) == ERR) return CURSES_MOUSE_OTHER;
    *column = event.x;
    *row = event.y;
    if (event.bstate & BUTTON1_PRESSED) return CURSES_MOUSE_PRESS;
    if (event.bstate & BUTTON4_PRESSED) return CURSES_MOUSE_UP;
    if (event.bstate & BUTTON5_PRESSED) return CURSES_MOUSE_DOWN;
    return CURSES_MOUSE_OTHER;
}

// Terminfo and locale

/// Looks a terminal up without touching it: 1 found, 0 unknown or no screen, -1 no database.
static inline int curses_look_up(const char *type, int file) {
    int result = 0;
    if (setupterm(type, file, &result) == OK && tigetstr("cup") == NULL) result = 0;
    return result;
}
/// Lets go of the terminal looked up last.
static inline void curses_end_look_up(void) {
    if (cur_term) del_curterm(cur_term);
}
static inline int curses_number(const char *name) { return tigetnum(name); }
static inline bool curses_flag(const char *name) { return tigetflag(name) > 0; }
/// A terminal's string; NULL where it has none.
static inline const char *_Nullable curses_string(const char *name) {
    char *text = tigetstr(name);
    return text == (char *)-1 ? NULL : text;
}
/// The string that moves the cursor; NULL where there is none. Valid until the next call.
static inline const char *_Nullable curses_move_string(int row, int column) {
    char *format = tigetstr("cup");
    return format && format != (char *)-1 ? tiparm(format, row, column) : NULL;
}
/// Takes characters (alone) from a locale; "" is the one that the environment names. False where there is none such.
static inline bool curses_use_locale(const char *name) { return setlocale(LC_CTYPE, name) != NULL; }
/// Whether the characters of the locale are Unicode.
static inline bool curses_locale_is_unicode(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

#pragma clang assume_nonnull end
