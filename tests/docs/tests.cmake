careact_test(docs docs/console_test.cpp docs/language_test.cpp)
