#include "casefile/read/table_reader.hpp"

#include <doctest/doctest.h>

#include <fairvalue/casefile/case_file.hpp>

namespace table_reader_test {
using namespace fairvalue;

const std::string head = "schema = 1\n[company]\nname = \"AMD\"\ncurrency = \"USD\"\n";

/// What the text is refused for, without the place.
std::vector<std::string> refused(const std::string& text) {
  try {
    read_case_text(head + text, "a.toml");
  } catch (const CaseFileErrors& errors) {
    std::vector<std::string> found;
    for (const CaseFileFinding& one : errors.findings()) found.push_back(one.key + ": " + one.message);
    return found;
  }
  return {};
}

TEST_SUITE("casefile/read/table_reader") {
  TEST_CASE("a bare number has the standing and source of the nearest table that gives one") {
    const CaseFile file =
        read_case_text(head +
                           "[market]\nsource = \"tape\"\nprice = 100\nas_of = 2026-06-30\n"
                           "volatility = { value = 0.4, standing = \"assumed\" }\n"
                           "risk_free_rate = { value = 0.04, source = \"Treasury\", quote = \"4.00\" }\n",
                       "a.toml");
    CHECK(file.market->spot.standing == Standing::stated);
    CHECK(file.market->spot.source == "tape");
    CHECK(file.market->volatility->standing == Standing::assumed);
    CHECK(file.market->volatility->source == "tape");
    CHECK(file.market->risk_free_rate->standing == Standing::stated);
    CHECK(file.market->risk_free_rate->quote == "4.00");
    CHECK(file.warnings.empty());
  }

  TEST_CASE("without any source it is assumed by the case file and a warning asks for one") {
    const CaseFile file = read_case_text(head + "[market]\nprice = 100\nas_of = 2026-06-30\n", "a.toml");
    CHECK(file.market->spot.standing == Standing::assumed);
    CHECK(file.market->spot.source == "case file");
    REQUIRE(file.warnings.size() == 1);
    CHECK(file.warnings[0].position == FilePosition{"a.toml", 6, 9});
    CHECK(file.warnings[0].message == "should have a source, got none");
  }

  TEST_CASE("a comma in a number and the sign of a currency and blanks that look ordinary are named") {
    const auto advice = [](const std::string& price) {
      try {
        read_case_text(head + "[market]\nprice = \"" + price + "\"\nas_of = 2026-06-30\n", "a.toml");
      } catch (const CaseFileErrors& errors) {
        return errors.findings().at(0).advice;
      }
      return std::string{"none"};
    };
    const std::string form = "Write price as an amount a share such as \"203.71 USD\". ";
    for (const char* price : {"1,000.50 USD", "10,5", "1,000"}) {
      CAPTURE(price);
      CHECK(
          advice(price).starts_with("Leave commas out of numbers and write decimals with a point. " + form));
    }
    for (const char* price : {"$10", "€ 10", "10£", "¥1000"}) {
      CAPTURE(price);
      CHECK(advice(price).starts_with(
          "Write the currency's three-letter code after the number, not its symbol. " + form));
    }
    for (const char* price : {"10\u00a0USD", "10\u202fUSD", "1\u2009000 USD", "10\u3000USD", "10\u2007USD"}) {
      CAPTURE(price);
      CHECK(advice(price).starts_with(
          "The space in it is a no-break, thin or wide one: write an ordinary space. " + form));
    }
    CHECK(advice("ten").starts_with(form));
    CHECK(advice("10 USD") == "none");
  }

  TEST_CASE("an unknown key is refused with the nearest and does not hide the others") {
    const auto found = refused("[market]\nprise = 100\nprice = 0\nas_of = 2026-06-30\n");
    REQUIRE(found.size() == 2);
    CHECK(found[0] == "market.prise: must be a key of this table (nearest 'price'), got 'prise'");
    CHECK(found[1] == "market.price: must be > 0, got 0");
  }

  TEST_CASE("an unknown key that is like none is not led astray") {
    const auto findings = [](const std::string& text) {
      std::vector<CaseFileFinding> found;
      try {
        read_case_text(head + text, "a.toml");
      } catch (const CaseFileErrors& errors) {
        found = errors.findings();
      }
      REQUIRE(found.size() == 1);
      return found.front();
    };
    const CaseFileFinding moved = findings("[market]\nprice = 100\nas_of = 2026-06-30\ntranches = []\n");
    CHECK(moved.message ==
          "must be a key of this table (one of price, as_of, currency, volatility, "
          "risk_free_rate, curve, dividend_yield, standing, source and quote), got 'tranches'");
    CHECK(moved.advice == "Leave the key out, or move it: deal.warrant.tranche has that name.");
    const CaseFileFinding none = findings("[market]\nprice = 100\nas_of = 2026-06-30\nzz9 = 1\n");
    CHECK(none.advice == "Write one of the keys of the table, or leave the key out.");
    const CaseFileFinding part = findings("[market]\nprice = 100\nas_of = 2026-06-30\nyield = 1\n");
    CHECK(part.advice == "Write dividend_yield, or leave the key out.");
  }

  TEST_CASE("what a check of the library refuses stands at the key it names") {
    const auto found = refused(
        "[[award]]\nname = \"w\"\n[award.warrant]\nholder = \"x\"\nstrike = 0\ngranted = 2025-01-01\n"
        "expiry = 2030-01-01\n[[award.warrant.tranche]]\nname = \"a\"\nshares = 1\nrank = { peers = [\"A\"], "
        "period = "
        "{ start = 2026-01-01, end = 2025-01-01 }, curve = { point = [{ percentile = 0.5, payout = 1 }] } "
        "}\n");
    REQUIRE(found.size() == 1);
    CHECK(found[0] ==
          "award[0].warrant.tranche[0].rank.period.end: must be after the start 2026-01-01, got 2025-01-01");
  }
}

}  // namespace table_reader_test
