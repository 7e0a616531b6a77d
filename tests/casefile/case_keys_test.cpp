#include <fairvalue/casefile/case_keys.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include <fairvalue/casefile/case_file.hpp>

#include "pricing/agreements.hpp"

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

  TEST_CASE("the agreement of the how-to in TOML is that in C++") {
    const std::string page = file_text(FAIRVALUE_TEST_DATA "/../../docs/how-to/write-down-an-agreement.md");
    const std::string fence = "```toml\n";
    const std::size_t begin = page.find(fence);
    REQUIRE(begin != std::string::npos);
    const std::size_t at = begin + fence.size();
    const std::string award = page.substr(at, page.find("```", at) - at);
    const CaseFile file = read_case_text(
        "schema = 1\n[company]\nname = \"Cerebras Systems\"\ncurrency = \"USD\"\n" + award, "agreement.toml");
    REQUIRE(file.awards.size() == 1);
    CHECK(file.awards[0].warrant.value == agreements::cerebras_openai());
  }

  TEST_CASE("the last column of the how-to names keys of a case file alone") {
    std::set<std::string> known;
    for (const CaseKey& key : case_keys()) known.insert(key.path.substr(key.path.rfind('.') + 1));
    std::istringstream page{file_text(FAIRVALUE_TEST_DATA "/../../docs/how-to/write-down-an-agreement.md")};
    int named = 0;
    for (std::string line; std::getline(page, line);) {
      if (!line.starts_with("| ") || line.starts_with("| it says")) continue;
      const std::string cell = line.substr(line.rfind(" | "));
      for (std::size_t open = cell.find('`'); open != std::string::npos; ++named) {
        const std::size_t end = cell.find('`', open + 1);
        const std::string key = cell.substr(open + 1, end - open - 1);
        CAPTURE(key);
        CHECK(known.contains(key));
        open = cell.find('`', end + 1);
      }
    }
    CHECK(named >= 11);  // each row has one at least
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
    CHECK(with_case_keys("warrant.tranches[2].gates[1].hurdle: 9 is not above the price of 10") ==
          "warrant.tranche[2].price_hurdle: 9 is not above the price of 10");
    CHECK(with_case_keys("warrant.tranches[2].own.exercise_gates[1].hurdle: 9 is") ==
          "warrant.tranche[2].exercise_gate[1].price_hurdle: 9 is");
    CHECK(with_case_keys("warrant.tranches[0].linear: must be with warrant.tranches[1]") ==
          "warrant.tranche[0].linear: must be with warrant.tranches[1]");
    CHECK(with_case_keys("warrant.tranches[0].gates[3]: must be") == "warrant.tranche[0].gate[3]: must be");
    CHECK(with_case_keys("strike: 9 is warrant.tranches[1]") == "strike: 9 is warrant.tranches[1]");
  }
}

}  // namespace case_keys_test
