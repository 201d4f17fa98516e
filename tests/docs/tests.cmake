careact_test(docs
  docs/console_test.cpp
  docs/language_test.cpp
  docs/schema_test.cpp
  support/command.cpp
  support/files.cpp
  support/reports.cpp
)
