careact_test(careact_docs_tests docs/console_test.cpp docs/language_test.cpp)
target_compile_definitions(careact_docs_tests PRIVATE CAREACT_COMMAND="$<TARGET_FILE:careact_cli>")
add_dependencies(careact_docs_tests careact_cli)
