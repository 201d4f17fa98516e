careact_test(casebook
  casebook/audit_report_test.cpp
  casebook/audit_test.cpp
  casebook/crash_test.cpp
  casebook/decisions_test.cpp
  casebook/files_test.cpp
  casebook/records_test.cpp
  casebook/sample_test.cpp
  casebook/steps_test.cpp
  casebook/storage_test.cpp
  casebook/verify_test.cpp
  support/command.cpp
  support/files.cpp
  support/golden.cpp
  support/rules.cpp
)
target_link_libraries(careact_casebook_tests PRIVATE SQLiteCpp)
