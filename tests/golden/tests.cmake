careact_test(careact_golden_tests
  golden/coverage_test.cpp
  golden/golden_test.cpp
  golden/limits_test.cpp
  support/command.cpp
  support/files.cpp
  support/golden.cpp
)
target_compile_definitions(careact_golden_tests PRIVATE CAREACT_CLI="$<TARGET_FILE:careact_cli>")
add_dependencies(careact_golden_tests careact_cli)
