#include <fairvalue/equity/attribution.hpp>

#include <limits>
#include <string>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/split.hpp>

namespace attribution_test {
using namespace fairvalue;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

/// A few roundings of doubles of the size of the numbers shown.
doctest::Approx near(double x) { return doctest::Approx(x).epsilon(1e-12); }

Valuation valued(double multiple, double eps) { return {Multiple{multiple}, PerShare{eps}}; }

DilutedValuation valued(double multiple, double income, double shares) {
  return {Multiple{multiple}, Money{income}, Shares{shares}};
}

const Valuation today = valued(22, 5.79);
const Valuation bofa = valued(23, 130.0 / 23);
const Valuation author = valued(30, 5.79);

// EPS 4 to 6 and price 40 to 72; at the old 100 shares the new income would be 6.6 a share.
const DilutedValuation before = valued(10, 400, 100);
const DilutedValuation after = valued(12, 660, 110);

const Valuation many[] = {valued(22, 5.79),  valued(23, 130.0 / 23), valued(30, 5.79),
                          valued(0.5, 1000), valued(400, 0.01),      valued(1, 1)};

TEST_SUITE("equity/attribution") {
  TEST_CASE("BofA's upside of 2.06 % is 4.55 % multiple and -2.38 % EPS (article 000)") {
    const auto split = split_upside(today, bofa);
    CHECK(split.multiple == near(0.04545454545454541));
    CHECK(split.earnings == near(-0.023804160096117744));
    CHECK(split.total == near(0.020568378081331495));
  }

  TEST_CASE("the author's upside of 36.36 % is all multiple") {
    const auto split = split_upside(today, author);
    CHECK(split.multiple == near(0.3636363636363635));
    CHECK(split.earnings == 0);
    CHECK(split.total == near(0.3636363636363635));
    const auto sum = attribution(today, author);
    CHECK(sum.earnings.value == 0);
    CHECK(sum.interaction.value == 0);
    CHECK(sum.multiple.value == near(8 * 5.79));
    CHECK(sum.total.value == near(173.70 - 127.38));
    CHECK(log_attribution(today, author).earnings == 0);
    CHECK(log_attribution(today, author).multiple == near(0.31015492830383945));  // ln(30 / 22)
  }

  TEST_CASE("from 10 x 4 to 12 x 5 the 20 are 10 earnings and 8 multiple and 2 both") {
    const auto sum = attribution(valued(10, 4), valued(12, 5));
    CHECK(sum.earnings.value == 10);
    CHECK(sum.multiple.value == 8);
    CHECK(sum.interaction.value == 2);
    CHECK(sum.total.value == 20);
  }

  TEST_CASE("with more shares the 32 are 26 income and -6 dilution and 8 multiple and 4 both") {
    const auto sum = attribution(before, after);
    CHECK(sum.income.value == near(26));    // 10 (6.6 - 4)
    CHECK(sum.dilution.value == near(-6));  // 10 (6 - 6.6)
    CHECK(sum.multiple.value == near(8));   // 4 x 2
    CHECK(sum.interaction.value == near(4));
    CHECK(sum.total.value == near(32));
  }

  TEST_CASE("in logarithms ln 1.2 + ln 1.65 - ln 1.1 is ln 1.8") {
    const auto parts = log_attribution(before, after);
    CHECK(parts.multiple == near(0.1823215567939546));
    CHECK(parts.income == near(0.5007752879124892));
    CHECK(parts.dilution == near(-0.09531017980432487));
    CHECK(parts.total == near(0.5877866649021191));
  }

  TEST_CASE("the parts make the total whatever the two valuations") {
    for (const auto& from : many) {
      for (const auto& to : many) {
        CAPTURE(from.multiple.value);
        CAPTURE(to.multiple.value);
        const auto split = split_upside(from, to);
        CHECK((1 + split.multiple) * (1 + split.earnings) - 1 == near(split.total));
        const auto sum = attribution(from, to);
        // Parts of up to 400 x 1000 cancel to a total near 1, so the rounding is that of the parts.
        const double parts = (sum.earnings + sum.multiple + sum.interaction).value;
        CHECK(parts == doctest::Approx(sum.total.value).epsilon(1e-12).scale(4e5));
        const auto log = log_attribution(from, to);
        CHECK(log.multiple + log.earnings == near(log.total));
      }
    }
  }

  TEST_CASE("there and back the logarithms cancel and nothing changed is nothing") {
    const auto there = log_attribution(before, after);
    const auto back = log_attribution(after, before);
    CHECK(there.multiple == near(-back.multiple));
    CHECK(there.income == near(-back.income));
    CHECK(there.dilution == near(-back.dilution));
    CHECK(there.total == near(-back.total));
    const auto nothing = attribution(before, before);
    CHECK(nothing.income.value == 0);
    CHECK(nothing.dilution.value == 0);
    CHECK(nothing.multiple.value == 0);
    CHECK(nothing.interaction.value == 0);
    CHECK(nothing.total.value == 0);
  }

  TEST_CASE("without new shares nothing is dilution and a buyback adds") {
    const auto same_count = attribution(before, valued(12, 660, 100));
    const auto two_factors = attribution(valued(10, 4), valued(12, 6.6));
    CHECK(same_count.dilution.value == 0);
    CHECK(same_count.income.value == near(two_factors.earnings.value));
    CHECK(same_count.multiple.value == near(two_factors.multiple.value));
    CHECK(attribution(before, valued(10, 400, 80)).dilution.value == near(10));  // 10 (5 - 4)
    CHECK(log_attribution(before, valued(10, 400, 80)).dilution > 0);
  }

  TEST_CASE("a 4:1 split changes no share of the change") {  // to the bit: a quarter is exact in binary
    const auto split_by_4 = [](const DilutedValuation& v) {
      return DilutedValuation{v.multiple, v.net_income, split_adjusted(v.diluted_shares, 4)};
    };
    const auto old_shares = attribution(before, after);
    const auto new_shares = attribution(split_by_4(before), split_by_4(after));
    CHECK(new_shares.total == split_adjusted(old_shares.total, 4));
    CHECK(new_shares.income / new_shares.total == old_shares.income / old_shares.total);
    CHECK(new_shares.dilution / new_shares.total == old_shares.dilution / old_shares.total);
    CHECK(new_shares.multiple / new_shares.total == old_shares.multiple / old_shares.total);
    CHECK(log_attribution(split_by_4(before), split_by_4(after)).dilution ==
          log_attribution(before, after).dilution);
    const Valuation split_today{today.multiple, split_adjusted(today.eps, 4)};
    const Valuation split_bofa{bofa.multiple, split_adjusted(bofa.eps, 4)};
    CHECK(split_upside(split_today, split_bofa).earnings == split_upside(today, bofa).earnings);
    CHECK(split_upside(split_today, split_bofa).total == split_upside(today, bofa).total);
  }

  TEST_CASE("a bad valuation is refused by name on either side") {
    struct Row {
      const char* message;
      double multiple, eps;
    };
    for (const Row& row :
         {Row{".multiple: must be > 0, got 0", 0, 1}, Row{".multiple: must be > 0, got -3", -3, 1},
          Row{".multiple: must be a finite number, got nan", nan, 1}, Row{".eps: must be > 0, got 0", 1, 0},
          Row{".eps: must be > 0, got -1", 1, -1}, Row{".eps: must be a finite number, got nan", 1, nan},
          Row{".eps: must be a finite number, got inf", 1, infinity},
          Row{".price: must be a finite number, got inf", 1e200, 1e200}}) {
      const Valuation bad = valued(row.multiple, row.eps);
      const std::string from = std::string{"from"} + row.message;
      const std::string to = std::string{"to"} + row.message;
      CHECK_THROWS_WITH_AS(split_upside(bad, today), from.c_str(), DomainError);
      CHECK_THROWS_WITH_AS(split_upside(today, bad), to.c_str(), DomainError);
      CHECK_THROWS_WITH_AS(attribution(bad, today), from.c_str(), DomainError);
      CHECK_THROWS_WITH_AS(attribution(today, bad), to.c_str(), DomainError);
      CHECK_THROWS_WITH_AS(log_attribution(bad, today), from.c_str(), DomainError);
      CHECK_THROWS_WITH_AS(log_attribution(today, bad), to.c_str(), DomainError);
    }
  }

  TEST_CASE("a bad income or share count or multiple is refused by name on either side") {
    struct Row {
      const char* message;
      DilutedValuation bad;
    };
    for (const Row& row : {Row{".multiple: must be > 0, got 0", valued(0, 1, 1)},
                           Row{".multiple: must be a finite number, got nan", valued(nan, 1, 1)},
                           Row{".net_income: must be > 0, got -400", valued(1, -400, 1)},
                           Row{".net_income: must be a finite number, got nan", valued(1, nan, 1)},
                           Row{".diluted_shares: must be > 0, got 0", valued(1, 1, 0)},
                           Row{".diluted_shares: must be a finite number, got inf", valued(1, 1, infinity)},
                           Row{".eps: must be a finite number, got inf", valued(1, 1e300, 1e-300)}}) {
      const std::string from = std::string{"from"} + row.message;
      const std::string to = std::string{"to"} + row.message;
      CHECK_THROWS_WITH_AS(attribution(row.bad, after), from.c_str(), DomainError);
      CHECK_THROWS_WITH_AS(attribution(before, row.bad), to.c_str(), DomainError);
      CHECK_THROWS_WITH_AS(log_attribution(row.bad, after), from.c_str(), DomainError);
      CHECK_THROWS_WITH_AS(log_attribution(before, row.bad), to.c_str(), DomainError);
    }
  }

  TEST_CASE("a part too large for a number is refused though both prices stand") {
    CHECK_THROWS_WITH_AS(split_upside(valued(1e-200, 1), valued(1e200, 1)),
                         "growth: must be a finite number, got inf", DomainError);
    CHECK_THROWS_WITH_AS(split_upside(valued(1, 1e-200), valued(1, 1e200)),
                         "growth: must be a finite number, got inf", DomainError);
    CHECK_THROWS_WITH_AS(attribution(valued(1e300, 1e-10), valued(1e-10, 1e300)),
                         "attribution: must be a finite number, got inf", DomainError);
  }
}

}  // namespace attribution_test
