#include <fairvalue/company/reported_eps.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include <fairvalue/core/error.hpp>

namespace reported_eps_test {
using namespace fairvalue;
using namespace std::chrono_literals;

/// A calendar quarter's EPS.
ReportedEps quarter(int year, int number, double eps, Date reported) {
  const Date start{std::chrono::year{year} / (3 * number - 2) / 1};
  return {.eps = {.period = {.year = year,
                             .quarter = number,
                             .start = start,
                             .end = add_days(add_months(start, 3), -1)},
                  .eps = PerShare{eps},
                  .basis = EarningsBasis::gaap,
                  .currency = Currency{"USD"}},
          .reported = reported};
}

const std::vector<ReportedEps> six{quarter(2024, 1, 1, 2024y / 5 / 1),  quarter(2024, 2, 2, 2024y / 8 / 1),
                                   quarter(2024, 3, 4, 2024y / 11 / 1), quarter(2024, 4, 8, 2025y / 2 / 1),
                                   quarter(2025, 1, 16, 2025y / 5 / 1), quarter(2025, 2, -32, 2025y / 8 / 1)};

std::string refusal(const std::vector<ReportedEps>& rows) {
  try {
    trailing_eps_as_known(rows);
  } catch (const DomainError& error) {
    return error.what();
  }
  return "accepted";
}

TEST_SUITE("company/reported_eps") {
  TEST_CASE("twelve months by hand: 1+2+4+8 then 2+4+8+16 then 4+8+16-32") {
    const auto known = trailing_eps_as_known(six);
    REQUIRE(known.size() == 3);
    CHECK(known[0].date == 2025y / 2 / 1);
    CHECK(known[0].value.eps == PerShare{15});
    CHECK(known[0].value.window == EarningsWindow::trailing_twelve_months);
    CHECK(known[0].value.period.end == 2024y / 12 / 31);
    CHECK(known[1].value.eps == PerShare{30});
    CHECK(known[2].date == 2025y / 8 / 1);
    CHECK(known[2].value.eps == PerShare{-4});
  }
  TEST_CASE("the order of the rows does not matter") {
    auto rows = six;
    std::reverse(rows.begin(), rows.end());
    std::swap(rows[1], rows[4]);
    CHECK(trailing_eps_as_known(rows)[1].value.eps == PerShare{30});
  }
  TEST_CASE("a restatement counts from its own day and not before") {
    auto rows = six;
    rows.push_back(quarter(2024, 3, 5, 2025y / 3 / 1));
    const auto known = trailing_eps_as_known(rows);
    REQUIRE(known.size() == 4);
    CHECK(known.on(2025y / 2 / 1)->eps == PerShare{15});
    CHECK(known.on(2025y / 3 / 1)->eps == PerShare{16});
    CHECK(known.on(2025y / 5 / 1)->eps == PerShare{31});
  }
  TEST_CASE("two reports of one day make one row and halves make a year of two") {
    auto rows = six;
    rows[4].reported = rows[5].reported;
    CHECK(trailing_eps_as_known(rows).size() == 2);
    auto first = quarter(2024, 1, 1, 2024y / 8 / 1);
    auto second = quarter(2024, 3, 2, 2025y / 2 / 1);
    for (auto* half : {&first, &second}) half->eps.period.quarter = std::nullopt;
    first.eps.period.half = 1;
    first.eps.period.end = 2024y / 6 / 30;
    second.eps.period.half = 2;
    second.eps.period.end = 2024y / 12 / 31;
    const auto known = trailing_eps_as_known(std::vector{first, second});
    REQUIRE(known.size() == 1);
    CHECK(known[0].value.eps == PerShare{3});
  }
  TEST_CASE("fewer than a year's parts have no twelve months") {
    CHECK(trailing_eps_as_known(std::vector(six.begin(), six.begin() + 3)).empty());
    CHECK(trailing_eps_as_known({}).empty());
  }
  TEST_CASE("a gap or mixed bases or two numbers of one day are refused") {
    auto rows = six;
    rows.erase(rows.begin() + 2);
    CHECK(refusal(rows).find("reported by 2025-05-01") == 0);
    rows = six;
    rows[2].eps.basis = EarningsBasis::non_gaap;
    CHECK(refusal(rows).find("reported by 2025-02-01") == 0);
    rows = six;
    rows.push_back(quarter(2024, 2, 3, 2024y / 8 / 1));
    CHECK(refusal(rows) ==
          "reported[6].eps: must be 2 like the other report of FY2024Q2 on 2024-08-01, got 3");
    rows.back().eps.eps = PerShare{2};
    CHECK(refusal(rows) == "accepted");
  }
  TEST_CASE("a bad row is refused by name") {
    auto rows = six;
    rows[1].reported = rows[1].eps.period.end;
    CHECK(refusal(rows) == "reported[1].reported: must be after the period's end 2024-06-30, got 2024-06-30");
    rows = six;
    rows[3].eps.period.quarter = std::nullopt;
    CHECK(refusal(rows) == "reported[3].period: must be a quarter or a half, got FY2024");
  }
  TEST_CASE("a split divides what was reported before it and a basis must be stated") {
    const std::vector<Split> split{{.effective = 2024y / 9 / 1, .ratio = 4}};
    const ShareBasis to{.as_of = 2025y / 8 / 1};
    CHECK_THROWS_AS(on_share_basis(six, split, to), DomainError);  // before or after the split: nothing tells
    auto rows = six;
    for (ReportedEps& row : rows) row.eps.share_basis = ShareBasis{.as_of = row.reported};
    const auto known = trailing_eps_as_known(on_share_basis(rows, split, to));
    CHECK(known[0].value.eps == PerShare{12.75});  // (1 + 2) / 4 + 4 + 8
    CHECK(known[0].value.share_basis == to);
  }
}

}  // namespace reported_eps_test
