#include "casebook/errors.hpp"

#include <sqlite3.h>
#include <unistd.h>

#include <filesystem>

namespace careact::casebook {

namespace {

/// SQLite has files of its own beside a casebook in use. If it is one of them that may not be written, that is the one to name.
std::string what_can_only_be_read(const std::string& path) {
    if (access(path.c_str(), W_OK) != 0) return path;
    for (const char* ending : {"-wal", "-shm"}) {
        const auto beside = path + ending;
        if (access(beside.c_str(), F_OK) == 0 && access(beside.c_str(), W_OK) != 0) return beside;
    }
    return path;
}

}  // namespace

CasebookError told(const std::string& path, const SQLite::Exception& error) {
    const auto name = "`" + path + "`";
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) return CasebookError(name + " is a folder, and a casebook is a file");
    switch (error.getErrorCode()) {
        case SQLITE_FULL: return CasebookError(name + " cannot grow: the disk is full; what was kept before is whole, so make room and do the same again");
        case SQLITE_READONLY: return CasebookError("`" + what_can_only_be_read(path) + "` can only be read: nothing was changed");
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
