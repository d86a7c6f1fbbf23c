#pragma once

#include <sqlite3.h>

/// Binds a copy of the text; `SQLITE_TRANSIENT` is a cast that Swift cannot say.
static inline int fer_sqlite_bind_text(sqlite3_stmt *statement, int index, const char *text, int bytes) {
    return sqlite3_bind_text(statement, index, text, bytes, SQLITE_TRANSIENT);
}

/// Binds a copy of the bytes. An empty blob is bound as such, not as NULL.
static inline int fer_sqlite_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, int count) {
    return count == 0 ? sqlite3_bind_zeroblob(statement, index, 0)
                      : sqlite3_bind_blob(statement, index, bytes, count, SQLITE_TRANSIENT);
}
