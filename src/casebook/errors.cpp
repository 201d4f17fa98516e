#include "casebook/errors.hpp"

#include <sqlite3.h>

namespace careact::casebook {

CasebookError told(const std::string& path, const SQLite::Exception& error) {
    const auto name = "`" + path + "`";
    switch (error.getErrorCode()) {
        case SQLITE_FULL: return CasebookError(name + " cannot grow: the disk is full; what was kept before is whole, so make room and do the same again");
        case SQLITE_READONLY: return CasebookError(name + " can only be read: nothing was changed");
        case SQLITE_BUSY:
        case SQLITE_LOCKED: return CasebookError(name + " is being written by another program; nothing was changed, so try again when that is done");
        case SQLITE_NOTADB: return CasebookError(name + " is not a casebook");
        case SQLITE_CORRUPT:
            return CasebookError(name + " is damaged (" + error.what() + "); `careact casebook verify` says what can still be read, and a backup has the rest");
        case SQLITE_CANTOPEN: return CasebookError(name + " cannot be opened: it is not there, or this user may not read it or write beside it");
        case SQLITE_PERM: return CasebookError(name + " cannot be opened: this user may not");
        case SQLITE_IOERR: return CasebookError(name + ": the disk cannot be read or written (" + error.what() + "); what was kept before is whole");
        case SQLITE_NOMEM: return CasebookError(name + ": there is not enough memory; what was kept before is whole");
        default: return CasebookError(name + ": " + error.what());
    }
}

}  // namespace careact::casebook
