careact_test(casebook
  casebook/crash_test.cpp
  casebook/files_test.cpp
  support/command.cpp
  support/files.cpp
)
