# careact_test(careact_property_tests ...)
