#include <fairvalue/casefile/case_needs.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstdio>
#include <fstream>

#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/casefile/case_keys.hpp>

namespace case_needs_test {
using namespace fairvalue;

const std::string head = "schema = 1\n[company]\nname = \"AMD\"\ncurrency = \"USD\"\n";

TEST_SUITE("casefile/case_needs") {
  TEST_CASE("the parts of a file make the model's case") {
    const CaseFile file = read_case_text(new_case_text(), "a.toml");
    const Case whole = model_case(file);
    CHECK(whole.name == "Example Corporation");
    CHECK(whole.deals.size() == 1);
    CHECK(whole.scenarios.size() == 3);
    CHECK(whole.multiple.value.value.value == 20.0);
    CHECK_NOTHROW(require_case(whole));
  }

  TEST_CASE("what is missing is named with who needs it") {
    const CaseFile file = read_case_text(head, "a.toml");
    CHECK_THROWS_WITH_AS(model_case(file), "AMD: table market is missing; a valuation needs it", Error);
    CHECK_THROWS_WITH_AS(equity_market(file, Years{5}),
                         "AMD: table market is missing; a warrant's value needs it", Error);
    const CaseFile market =
        read_case_text(head + "[market]\nprice = 100\nas_of = 2026-06-30\nvolatility = 0.4\n", "a.toml");
    CHECK_THROWS_WITH_AS(model_case(market), "AMD: table operating_model is missing; a valuation needs it",
                         Error);
    CHECK_THROWS_AS(equity_market(market, Years{5}), Error);
    CHECK_THROWS_WITH_AS(grant_market(read_case_text(new_case_text(), "a.toml"), {}, Years{5}),
                         "Example Corporation: table grant is missing; a grant-date value needs it", Error);
  }

  TEST_CASE("weights off 1 stop a valuation at their line") {
    std::string text = new_case_text();
    text.replace(text.rfind("weight = \"25 %\""), 15, "weight = \"20 %\"");
    try {
      model_case(read_case_text(text, "a.toml"));
      FAIL("not refused");
    } catch (const CaseFileErrors& errors) {
      REQUIRE(errors.findings().size() == 1);
      CHECK(errors.findings()[0].kind == FindingKind::error);
      CHECK(errors.findings()[0].message == "weights should sum to 1, got 0.95");
      CHECK(errors.findings()[0].line == "weight = \"20 %\"");
    }
  }

  TEST_CASE("the volatility of a case that states none is that of its prices") {
    // Log returns +ln 1.1 -ln 1.1 +ln 1.1: mean ln(1.1)/3, deviation of three sqrt(4/3) x ln 1.1.
    const std::string prices = "prices_of_case_needs_test.csv";
    std::ofstream{prices} << "date,close\n2026-06-25,100\n2026-06-26,110\n2026-06-29,100\n2026-06-30,110\n"
                             "2026-07-01,300\n";
    const CaseFile file = read_case_text(head +
                                             "[market]\nprice = 110\nas_of = 2026-06-30\nrisk_free_rate = "
                                             "0.04\n[data]\nprices = \"" +
                                             prices + "\"\n",
                                         "a.toml");
    const EquityMarket market = equity_market(file, Years{5});
    CHECK(market.volatility.value ==
          doctest::Approx(std::sqrt(252.0 * 4.0 / 3.0) * std::log(1.1)).epsilon(1e-12));
    CHECK(market.volatility_source == "daily closes of 2026-06-25 to 2026-06-30, 3 returns");
    std::remove(prices.c_str());
  }

  TEST_CASE("a curve gives the rate to the term") {
    const CaseFile file = read_case_text(head +
                                             "[market]\nprice = 100\nas_of = 2026-06-30\nvolatility = "
                                             "0.4\ncurve = { as_of = 2026-06-30, node = [{ term = 2, "
                                             "rate = 0.03 }, { term = 4, rate = 0.05 }] }\n",
                                         "a.toml");
    CHECK(equity_market(file, Years{3}).risk_free_rate.value.value == doctest::Approx(0.04).epsilon(1e-12));
    CHECK(equity_market(file, Years{2}).risk_free_rate.value.value == doctest::Approx(0.03).epsilon(1e-12));
  }

  TEST_CASE("the market of a grant has its own levels and else those of the market") {
    const auto market_at = [](const std::string& levels) {
      const CaseFile file = read_case_text(
          head +
              "[market]\nprice = 100\nas_of = 2026-06-30\nvolatility = 0.4\nrisk_free_rate = 0.04\n"
              "dividend_yield = 0.01\n[award]\nname = \"w\"\n[award.warrant]\nholder = \"x\"\nstrike = 90\n"
              "granted = 2025-01-01\nexpiry = 2030-01-01\ntranche = { name = \"a\", shares = 1, "
              "vested_at_issue = true }\n"
              "[award.grant]\nprice = 90\nas_of = 2024-12-31\n" +
              levels,
          "a.toml");
      return grant_market(file, file.awards[0].facts, Years{5});
    };
    const EquityMarket as_today = market_at("");
    CHECK(as_today.spot.price == PerShare{90});
    CHECK(as_today.volatility.value == 0.4);
    CHECK(as_today.risk_free_rate.value == Rate{0.04});
    CHECK(as_today.dividend_yield.value == Rate{0.01});
    const EquityMarket own = market_at(
        "volatility = { value = \"75 %\", source = \"10-K\" }\nrisk_free_rate = \"3 %\"\ndividend_yield = "
        "0\n");
    CHECK(own.spot == as_today.spot);
    CHECK(own.volatility.value == 0.75);
    CHECK(own.volatility_source == "10-K");
    CHECK(own.risk_free_rate.value == Rate{0.03});
    CHECK(own.dividend_yield.value == Rate{0.0});
    CHECK_THROWS_WITH_AS(market_at("volatility = 530\n"),
                         doctest::Contains("award.grant.volatility: must be at most"), CaseFileErrors);
  }

  TEST_CASE("gates that are taken as met leave the positions and stay in the terms") {
    const CaseFile file = read_case_text(
        head +
            "[[award]]\nname = \"w\"\ntaken_as_met = [\"hidden\"]\n[award.warrant]\nholder = \"x\"\nstrike = "
            "0\ngranted = "
            "2025-01-01\nexpiry = 2030-01-01\n[[award.warrant.tranche]]\nname = \"a\"\nshares = "
            "1\nprice_hurdle = 600\nmonitoring = "
            "\"close\"\nbenchmark = \"hidden\"\n[award.grant]\nprice = 90\nas_of = 2024-12-31\n",
        "a.toml");
    CHECK(file.awards[0].warrant.value.tranches[0].gates.size() == 2);
    const auto positions = warrant_positions(file);
    REQUIRE(positions.size() == 1);
    CHECK(positions[0].name == "w");
    CHECK(positions[0].warrant.tranches[0].gates.size() == 1);
  }
}

}  // namespace case_needs_test
