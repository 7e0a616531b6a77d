#include <fairvalue/industry/backlog.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <numeric>
#include <vector>

#include <fairvalue/core/error.hpp>

namespace backlog_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double round_off = 1e-14;  // a handful of roundings of doubles

Money bn(double billions) { return Money{billions * 1e9}; }

BacklogFlow flow(double orders, double shipped) { return {.orders = bn(orders), .shipped = bn(shipped)}; }

TEST_SUITE("industry/backlog") {
  // Dell's AI servers, bn USD. Sources: docs/reference/reference-values.md, backlog.
  TEST_CASE("the first quarter of fiscal 2027 closes: 43 + 24.4 - 16.1 = 51.3") {
    CHECK(closing_backlog(bn(43), flow(24.4, 16.1)).value == Approx(51.3e9).epsilon(round_off));
    CHECK(adjustment_to_close(bn(43), flow(24.4, 16.1), bn(51.3)).value ==
          Approx(0).scale(1e9).epsilon(1e-14));
  }
  TEST_CASE("fiscal 2026 closes: 4.1 + 64.1 - 25.2 = 43.0") {
    CHECK(closing_backlog(bn(4.1), flow(64.1, 25.2)).value == Approx(43e9).epsilon(round_off));
  }
  TEST_CASE("fiscal 2024 does not close: 1.6 + 1.82 - 0.8 = 2.62 of 2.9 leaves 0.28 to adjust") {
    // Third quarter: 1.6 - 0.8 + 0.5 = 1.3 of orders; the company's +40 % makes 1.82 in the fourth.
    const Money third = implied_orders({.opening = bn(0.8), .closing = bn(1.6), .shipped = bn(0.5)});
    CHECK(third.value == Approx(1.3e9).epsilon(round_off));
    BacklogFlow fourth{.orders = 1.4 * third, .shipped = bn(0.8)};
    const Money missing = adjustment_to_close(bn(1.6), fourth, bn(2.9));
    CHECK(missing.value == Approx(0.28e9).epsilon(1e-13));
    fourth.adjustment = missing;
    CHECK(closing_backlog(bn(1.6), fourth).value == Approx(2.9e9).epsilon(round_off));
  }
  TEST_CASE("a roll forward is each closing in turn and the flows add up") {
    const std::vector<BacklogFlow> flows{
        flow(2, 1),
        {.orders = bn(3), .shipped = bn(2), .cancelled = bn(0.5), .adjustment = bn(-0.25)},
        flow(0, 4)};
    const auto closings = roll_forward(bn(5), flows);
    REQUIRE(closings.size() == 3);
    CHECK(closings[0] == bn(6));
    CHECK(closings[1] == bn(6.25));
    CHECK(closings[2] == bn(2.25));
    CHECK(roll_forward(bn(5), {}).empty());
  }
  TEST_CASE("orders implied by a change undo the roll forward") {
    const BacklogFlow known{.orders = bn(3), .shipped = bn(2), .cancelled = bn(0.5), .adjustment = bn(0.25)};
    const Money closing = closing_backlog(bn(1), known);
    CHECK(implied_orders({.opening = bn(1),
                          .closing = closing,
                          .shipped = known.shipped,
                          .cancelled = known.cancelled,
                          .adjustment = known.adjustment})
              .value == Approx(3e9).epsilon(round_off));
  }
  TEST_CASE("a backlog may be emptied to rounding and not further") {
    CHECK(closing_backlog(bn(0.3), {.orders = bn(0), .shipped = bn(0.1), .cancelled = bn(0.2)}) == Money{0});
    CHECK(closing_backlog(bn(0), {.orders = bn(0.3), .shipped = bn(0.1), .cancelled = bn(0.2)}) == Money{0});
    CHECK(closing_backlog(bn(1), flow(0, 1)) == Money{0});
    CHECK_THROWS_WITH_AS(closing_backlog(Money{1}, {.orders = Money{2}, .shipped = Money{4}}),
                         "closing: must be >= 0, got -1", DomainError);
    CHECK_THROWS_WITH_AS(implied_orders({.opening = Money{5}, .closing = Money{1}, .shipped = Money{3}}),
                         "implied_orders: must be >= 0, got -1", DomainError);
  }
  TEST_CASE("book-to-bill is all orders over all shipments") {
    const std::vector<BacklogFlow> flows{flow(1.3, 0.5), flow(2.1, 0.8)};
    CHECK(*book_to_bill(flows) == Approx(3.4 / 1.3).epsilon(round_off));
    const std::vector<BacklogFlow> nothing_shipped{flow(1, 0)};
    CHECK_FALSE(book_to_bill(nothing_shipped).has_value());
    CHECK_THROWS_WITH_AS(book_to_bill({}), "flows: must be at least one value, got none", DomainError);
  }
  TEST_CASE("3.371 of orders with the second quarter 40 percent larger: 3.371 / 2.4 and 1.4 times that") {
    // figures_values.csv, A4-29
    const auto parts = split_at_growth(bn(3.371428571428571), 0.4, 2);
    REQUIRE(parts.size() == 2);
    CHECK(parts[0].value == Approx(1.4047619047619047e9).epsilon(round_off));
    CHECK(parts[1].value == Approx(1.9666666666666663e9).epsilon(round_off));
    CHECK(split_at_growth(bn(6), 0.0, 3)[2].value == Approx(2e9).epsilon(round_off));
    CHECK(split_at_growth(bn(6), -0.5, 1) == std::vector<Money>{bn(6)});
  }
  TEST_CASE("the parts of a split add up and grow as asked") {
    const auto parts = split_at_growth(bn(10), 0.17, 5);
    Money sum{0};
    for (std::size_t i = 0; i < parts.size(); ++i) {
      sum += parts[i];
      if (i > 0) CHECK(parts[i] / parts[i - 1] == Approx(1.17).epsilon(round_off));
    }
    CHECK(sum.value == Approx(10e9).epsilon(round_off));
  }
  TEST_CASE("Little's law: 2.9 bn at 0.8 a quarter is 47.125 weeks and at 39 weeks ships 0.9667 a quarter") {
    const Years quarter{13.0 / 52.0};
    const Years lead = backlog_lead_time(bn(2.9), bn(0.8), quarter);
    CHECK(52 * lead.value == Approx(47.125).epsilon(round_off));
    CHECK(shipped_at_lead_time(bn(2.9), Years{39.0 / 52.0}, quarter).value ==
          Approx(2.9e9 / 3).epsilon(round_off));
    CHECK(shipped_at_lead_time(bn(2.9), lead, quarter).value == Approx(0.8e9).epsilon(round_off));
  }
  TEST_CASE("recognition is even over the lead time and then ends") {
    const std::vector<ProductBacklog> products{{"H100", bn(2), Years{0.5}}, {"MI300X", bn(0.9), Years{0.75}}};
    const Table revenue = recognition(products, Years{0.25}, 4);
    CHECK(revenue.row_names() == std::vector<std::string>{"H100", "MI300X"});
    const double expected[2][4] = {{1, 1, 0, 0}, {0.3, 0.3, 0.3, 0}};
    for (std::size_t i = 0; i < 2; ++i) {
      for (std::size_t k = 0; k < 4; ++k) {
        CAPTURE(i);
        CAPTURE(k);
        CHECK(*revenue.at(i, k) == Approx(expected[i][k] * 1e9).epsilon(1e-13).scale(1));
      }
    }
  }
  TEST_CASE("recognition ships all of a backlog and no more, also in a period half used") {
    const std::vector<ProductBacklog> products{{"H200", bn(1), Years{0.625}}};
    const Table revenue = recognition(products, Years{0.25}, 5);
    CHECK(*revenue.at(0, 2) == Approx(0.2e9).epsilon(1e-13));
    double sum = 0;
    for (std::size_t k = 0; k < 5; ++k) sum += *revenue.at(0, k);
    CHECK(sum == Approx(1e9).epsilon(round_off));
  }
  TEST_CASE("what breaks a rule is refused by name") {
    CHECK_THROWS_WITH_AS(closing_backlog(Money{-1}, flow(1, 1)), "opening: must be >= 0, got -1",
                         DomainError);
    CHECK_THROWS_WITH_AS(closing_backlog(Money{1}, {.orders = Money{-2}, .shipped = Money{0}}),
                         "flow.orders: must be >= 0, got -2", DomainError);
    const std::vector<BacklogFlow> bad{flow(1, 0), {.orders = Money{1}, .shipped = Money{nan}}};
    CHECK_THROWS_WITH_AS(roll_forward(Money{1}, bad), "flows[1].shipped: must be a finite number, got nan",
                         DomainError);
    CHECK_THROWS_WITH_AS(
        closing_backlog(Money{1}, {.orders = Money{1}, .shipped = Money{0}, .cancelled = Money{-1}}),
        "flow.cancelled: must be >= 0, got -1", DomainError);
    CHECK_THROWS_WITH_AS(
        closing_backlog(Money{1}, {.orders = Money{1}, .shipped = Money{0}, .adjustment = Money{infinity}}),
        "flow.adjustment: must be a finite number, got inf", DomainError);
    CHECK_THROWS_WITH_AS(adjustment_to_close(Money{1}, flow(1, 1), Money{-1}),
                         "reported: must be >= 0, got -1", DomainError);
    CHECK_THROWS_WITH_AS(split_at_growth(Money{1}, -1.0, 2), "growth: must be > -1 (-100 %), got -1",
                         DomainError);
    CHECK_THROWS_WITH_AS(split_at_growth(Money{1}, 0.1, 0), "periods: must be from 1 to 1000000, got 0",
                         DomainError);
    CHECK_THROWS_AS(split_at_growth(Money{1}, 1e300, 3), DomainError);
    CHECK_THROWS_WITH_AS(backlog_lead_time(Money{1}, Money{0}, Years{1}), "shipped: must be > 0, got 0",
                         DomainError);
    CHECK_THROWS_WITH_AS(shipped_at_lead_time(Money{1}, Years{-1}, Years{1}),
                         "lead_time: must be > 0, got -1", DomainError);
    CHECK_THROWS_WITH_AS(shipped_at_lead_time(Money{1}, Years{1}, Years{0}), "period: must be > 0, got 0",
                         DomainError);
    const std::vector<ProductBacklog> late{{"H100", Money{1}, Years{-0.5}}};
    CHECK_THROWS_WITH_AS(recognition(late, Years{1}, 1), "products[0].lead_time: must be > 0, got -0.5",
                         DomainError);
    CHECK_THROWS_WITH_AS(recognition({}, Years{1}, 1), "products: must be at least one value, got none",
                         DomainError);
  }
}

}  // namespace backlog_test
