# careact_test(careact_golden_tests ...)
