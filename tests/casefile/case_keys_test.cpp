#include <fairvalue/casefile/case_keys.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include <fairvalue/casefile/case_file.hpp>

namespace case_keys_test {
using namespace fairvalue;

std::string file_text(const std::string& path) {
  std::ifstream file{path};
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST_SUITE("casefile/case_keys") {
  TEST_CASE("paths are unique and in the order of the tables") {
    std::set<std::string> seen;
    for (const CaseKey& key : case_keys()) {
      CAPTURE(key.path);
      CHECK(seen.insert(key.path).second);
      const std::size_t dot = key.path.rfind('.');
      if (dot != std::string::npos) CHECK(seen.count(key.path.substr(0, dot)) == 1);
    }
    CHECK(seen.count("deal.warrant.tranche.price_hurdle") == 1);
    CHECK(case_keys().front().path == "schema");
  }

  TEST_CASE("a new case passes the check and is equal when written and read again") {
    for (const bool with_deal : {true, false}) {
      const std::string text =
          new_case_text({.name = "A \"B\" C", .ticker = "ABC", .currency = "EUR", .with_deal = with_deal});
      const CaseFile file = read_case_text(text, "new.toml");
      CHECK(file.warnings.empty());
      CHECK(file.company.name == "A \"B\" C");
      CHECK(file.company.currency == Currency{"EUR"});
      CHECK(file.deals.size() == (with_deal ? 1 : 0));
      CHECK(read_case_text(case_text(file), "again.toml") == file);
    }
  }

  TEST_CASE("the keys of a new case are explained") {
    const std::string text = new_case_text();
    for (const char* line : {"# What the customer pays for a gigawatt.\nrevenue_per_gigawatt",
                             "# Of non-GAAP EPS", "# The share price to reach"}) {
      CAPTURE(line);
      CHECK(text.find(line) != std::string::npos);
    }
  }

  TEST_CASE("the page in docs is made from the keys") {
    const std::string page = file_text(FAIRVALUE_TEST_DATA "/../../docs/reference/case-file.md");
    const std::string made = case_key_page();
    REQUIRE(page.size() > made.size());
    CHECK(page.substr(page.size() - made.size()) == made);
  }

  TEST_CASE("the schema requires what the reader requires") {
    const std::string schema = case_schema();
    CHECK(schema.find("\"additionalProperties\": false") != std::string::npos);
    CHECK(schema.find("\"price_hurdle\"") != std::string::npos);
    CHECK(std::count(schema.begin(), schema.end(), '{') == std::count(schema.begin(), schema.end(), '}'));
  }

  TEST_CASE("a member of the library is named by its key") {
    CHECK(with_case_keys("model.market.volatility: must be within 100, got 150") ==
          "market.volatility: must be within 100, got 150");
    CHECK(with_case_keys("model.market.spot.as_of: must be a date") == "market.as_of: must be a date");
    CHECK(with_case_keys("market.spot.price: must be > 0, got 0") == "market.price: must be > 0, got 0");
    CHECK(with_case_keys("positions[0].warrant.granted: must be") == "warrant.granted: must be");
    CHECK(with_case_keys("deal.plan: must be") == "deal.plan: must be");
  }
}

}  // namespace case_keys_test
