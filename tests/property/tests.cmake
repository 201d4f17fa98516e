careact_test(property
  property/charging_test.cpp
  property/less_said_test.cpp
  property/same_outcome.cpp
  property/same_test.cpp
  property/search_test.cpp
  support/files.cpp
  support/means.cpp
  support/outcomes.cpp
  support/records.cpp
)

# Minutes of made-up records: in two halves that run beside each other, and are begun before all else.
add_test(NAME property-other-half COMMAND careact_property_tests --gtest_brief=1 WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
set_tests_properties(property property-other-half PROPERTIES TIMEOUT 1200 COST 100 ENVIRONMENT "GTEST_TOTAL_SHARDS=2;GTEST_SHARD_INDEX=0")
set_property(TEST property-other-half PROPERTY ENVIRONMENT "GTEST_TOTAL_SHARDS=2;GTEST_SHARD_INDEX=1")
