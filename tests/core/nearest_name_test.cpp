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
  TEST_CASE("a name is offered only where at most half of the letters are wrong") {
    const std::vector<std::string> names{"year", "consensus_eps", "eps_growth", "shares"};
    using Names = std::vector<std::string>;
    CHECK(likely_names("yaer", names) == Names{"year"});   // 2 of 4 changed
    CHECK(likely_names("YEARS", names) == Names{"year"});  // capitals are no difference
    CHECK(likely_names("tranches", names).empty());        // 5 of 8 from shares
    CHECK(likely_names("eps", names) == Names{"consensus_eps", "eps_growth"});
    CHECK(likely_names("", names).empty());
    CHECK(likely_names("year", {}).empty());
  }
  TEST_CASE("a word alone finds the names that end in it and no more than three of them") {
    const std::vector<std::string> names{"multiple",      "deal.A 1.5 GW.margin", "deal.B.margin",
                                         "deal.C.margin", "deal.D.margin",        "deal.A 1.5 GW.haircut"};
    CHECK(name_hint("margin", names) == "nearest 'deal.A 1.5 GW.margin', 'deal.B.margin' or 'deal.C.margin'");
    CHECK(name_hint("multple", names) == "nearest 'multiple'");
  }
  TEST_CASE("where no name is like the word the names are listed up to twelve") {
    const std::vector<std::string> three{"eps", "growth", "multiple"};
    CHECK(name_hint("zzzz", three) == "one of eps, growth and multiple");
    CHECK(name_hint("zzzz", std::vector<std::string>{"eps"}) == "one of eps");
    CHECK(name_hint("zzzz", {}) == "there are none");
    std::vector<std::string> many;
    for (int i = 10; i < 25; ++i) many.push_back("n" + std::to_string(i));
    CHECK(name_hint("zzzz", many) ==
          "one of n10, n11, n12, n13, n14, n15, n16, n17, n18, n19, n20, n21 and 3 more");
  }
  TEST_CASE("among no names there is none") {
    CHECK_THROWS_WITH_AS(nearest_name("eps", {}), "names: must be at least one value, got none", DomainError);
  }
}

}  // namespace nearest_name_test
