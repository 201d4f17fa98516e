# careact_test(careact_unit_tests ...)
