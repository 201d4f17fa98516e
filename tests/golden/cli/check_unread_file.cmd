check tests/golden/cli/files/unread
