// The tables of the warrant's accounts against sums over the schedule, worked out apart from the tables.
#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

#include <fairvalue/model/forecast_figures.hpp>

#include "support/openai_accounts.hpp"
#include "value_openai_warrant/tables.hpp"

namespace openai_accounts_test {
using namespace fairvalue;
using doctest::Approx;

const examples::OpenAiAccounts& accounts() {
  static const examples::OpenAiAccounts made = examples::openai_accounts(4096, 7);
  return made;
}

TEST_SUITE("examples/openai_accounts") {
  TEST_CASE("the schedule by year charges every tranche's value once") {
    double value = 0;
    double first_gigawatt = 0;
    for (std::size_t i = 0; i < accounts().award.tranches.size(); ++i) {
      const double tranche = accounts().award.tranches[i].fair_value->value * 160e6 / 6;
      value += tranche;
      first_gigawatt += tranche / static_cast<double>(i + 1);
    }
    const TextTable table = value_openai_warrant::schedule_table(accounts());
    double contra = 0;
    double gigawatts = 0;
    for (const auto& row : table.rows) {
      gigawatts += *row[1].number;
      contra += *row[3].number;
      CHECK(*row[2].number + *row[3].number == Approx(*row[4].number));
      CHECK(*row[5].number - *row[3].number == Approx(*row[6].number));
    }
    CHECK(contra == Approx(value));
    CHECK(gigawatts == Approx(6));
    // FY2026 ends 2026-12-26, 178 of the 364 days from the start to the first gigawatt.
    CHECK(*table.rows[0][1].number == Approx(178 / 364.0));
    CHECK(*table.rows[0][3].number == Approx(first_gigawatt * 178 / 364));
  }

  TEST_CASE("shares in EPS are those of the deal loop and the distribution that of the forecast") {
    const TextTable counts = value_openai_warrant::share_count_table(accounts());
    REQUIRE(counts.rows.size() == 5);
    // One tranche from 2027-06-30 on, five days into the third quarter of FY2027: two of four quarters have
    // it, less what a cent a share buys back, and in the third the average cost not yet booked.
    CHECK(*counts.rows[1][2].number == Approx(160 / 6.0));
    const double a_quarter = 160 / 6.0 * (1 - 0.01 / *counts.rows[1][1].number);
    CHECK(*counts.rows[1][3].number < 2 * a_quarter / 4);
    CHECK(*counts.rows[1][3].number > 0.99 * 2 * a_quarter / 4);
    // FY2029 is pinned at 375: the deal loop lets a part of the third tranche vest, in EPS it counts whole.
    CHECK(*counts.rows[3][2].number < 80);
    CHECK(*counts.rows[3][3].number == Approx(80 * (1 - 0.01 / 375)));
    CHECK(*counts.rows[3][4].number == Approx(1622 + 80 * (1 - 0.01 / 375)));
    CHECK(std::ranges::any_of(counts.notes, [](const std::string& note) {
      return note.find("FY2029: the deal loop is pinned at 375") != std::string::npos;
    }));
    const TextTable table = value_openai_warrant::forecast_table(accounts());
    const auto& issued = accounts().forecast.accounts[4].shares;
    double sum = 0;
    for (const double shares : issued) sum += shares;
    CHECK(*table.rows[4][1].number == Approx(sum / static_cast<double>(issued.size()) / 1e6));
    for (std::size_t column = 3; column <= 6; ++column)
      CHECK(*table.rows[4][column].number >= *table.rows[4][column - 1].number);
  }
}

}  // namespace openai_accounts_test
