#include <fairvalue/core/nearest_name.hpp>

#include <doctest/doctest.h>

#include <vector>

#include <fairvalue/core/error.hpp>

namespace nearest_name_test {
using namespace fairvalue;

TEST_SUITE("core/nearest_name") {
  TEST_CASE("the textbook distances: kitten to sitting is 3 and Saturday to Sunday is 3") {
    CHECK(edit_distance("kitten", "sitting") == 3);
    CHECK(edit_distance("Saturday", "Sunday") == 3);
    CHECK(edit_distance("", "abc") == 3);
    CHECK(edit_distance("abc", "") == 3);
    CHECK(edit_distance("same", "same") == 0);
    CHECK(edit_distance("multple", "multiple") == 1);
  }
  TEST_CASE("distance is the same both ways") {
    for (const char* word : {"", "x", "volatility", "delay_months", "delays"}) {
      CHECK(edit_distance(word, "delay") == edit_distance("delay", word));
    }
  }
  TEST_CASE("the name meant is found and the first wins among equals") {
    const std::vector<std::string> names{"multiple", "eps", "growth", "growths"};
    CHECK(nearest_name("multple", names) == "multiple");
    CHECK(nearest_name("EPS", names) == "eps");
    CHECK(nearest_name("growthx", names) == "growth");
  }
  TEST_CASE("among no names there is none") {
    CHECK_THROWS_WITH_AS(nearest_name("eps", {}), "names: must be at least one value, got none", DomainError);
  }
}

}  // namespace nearest_name_test
