careact_test(careact_spec_tests
  spec/fixtures_test.cpp
  spec/layering_test.cpp
  spec/ledger_test.cpp
  spec/rules_test.cpp
  support/files.cpp
  support/outcomes.cpp
)
