careact_test(spec
  spec/bad_input_test.cpp
  spec/borough_figures_test.cpp
  spec/borough_test.cpp
  spec/caseload_test.cpp
  spec/conformance_test.cpp
  spec/fixtures_test.cpp
  spec/layering_test.cpp
  spec/ledger_test.cpp
  spec/measures_test.cpp
  spec/receipts_test.cpp
  spec/rules_test.cpp
  spec/statement_test.cpp
  support/citations.cpp
  support/files.cpp
  support/outcomes.cpp
)
target_link_libraries(careact_spec_tests PRIVATE careact_caseload)
