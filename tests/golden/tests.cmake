careact_test(golden
  golden/coverage_test.cpp
  golden/golden_test.cpp
  golden/limits_test.cpp
  support/command.cpp
  support/files.cpp
  support/golden.cpp
)
