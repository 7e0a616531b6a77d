#include <fairvalue/industry/rental_contract.hpp>

#include <doctest/doctest.h>

#include <limits>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/interval.hpp>

namespace rental_contract_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double round_off = 1e-14;  // a handful of roundings of doubles

const RentalContract at_four{.price = Money{4}, .term = Years{4}, .prepaid = 0.25};

TEST_SUITE("industry/rental_contract") {
  TEST_CASE("4 an hour over four years is 140160 and a quarter of it 35040") {
    CHECK(contract_value(at_four) == Money{140160});
    CHECK(prepayment(at_four) == Money{35040});
    CHECK(prepaid_time(at_four) == Years{1});
  }
  TEST_CASE("half the price is half of each and the same time") {
    const RentalContract at_two{.price = Money{2}, .term = Years{4}, .prepaid = 0.25};
    CHECK(contract_value(at_two) == Money{70080});
    CHECK(prepayment(at_two) == Money{17520});
    CHECK(prepaid_time(at_two) == prepaid_time(at_four));
  }
  TEST_CASE("the first customer pays 87.6 to 116.8 percent of a chip of 40000 to 30000") {
    const auto share = at_corners([](Money chip) { return customer_financed_share(at_four, chip); },
                                  Interval{Money{30000}, Money{40000}});
    CHECK(share.low == Approx(0.876).epsilon(round_off));
    CHECK(share.high == Approx(1.168).epsilon(round_off));
  }
  TEST_CASE("without a prepayment nothing is paid at signing") {
    const RentalContract quarter{.price = Money{2}, .term = Years{0.25}};
    CHECK(prepayment(quarter) == Money{0});
    CHECK(prepaid_time(quarter) == Years{0});
    CHECK(contract_value(quarter) == Money{4380});
  }
  TEST_CASE("all in advance is the whole value") {
    const RentalContract all{.price = Money{2}, .term = Years{3}, .prepaid = 1};
    CHECK(prepayment(all) == contract_value(all));
    CHECK(prepaid_time(all) == Years{3});
  }
  TEST_CASE("a leap year's hours are the most and none is refused") {
    CHECK(contract_value({.price = Money{1}, .term = Years{1}, .hours_a_year = 8784}) == Money{8784});
    CHECK_THROWS_WITH_AS(contract_value({.price = Money{1}, .term = Years{1}, .hours_a_year = 0}),
                         "contract.hours_a_year: must be above 0 and at most 8784 (a leap year), got 0",
                         DomainError);
  }
  TEST_CASE("what breaks a rule is refused by name") {
    CHECK_THROWS_WITH_AS(contract_value({.price = Money{0}, .term = Years{4}}),
                         "contract.price: must be > 0, got 0", DomainError);
    CHECK_THROWS_WITH_AS(contract_value({.price = Money{4}, .term = Years{-1}}),
                         "contract.term: must be > 0, got -1", DomainError);
    CHECK_THROWS_WITH_AS(prepayment({.price = Money{4}, .term = Years{4}, .prepaid = 25}),
                         "contract.prepaid: must be between 0 and 1, got 25", DomainError);
    CHECK_THROWS_WITH_AS(prepaid_time({.price = Money{4}, .term = Years{nan}, .prepaid = 0.25}),
                         "contract.term: must be a finite number, got nan", DomainError);
    CHECK_THROWS_AS(prepaid_time({.price = Money{4}, .term = Years{4}, .prepaid = -0.1}), DomainError);
    CHECK_THROWS_WITH_AS(customer_financed_share(at_four, Money{0}), "chip_price: must be > 0, got 0",
                         DomainError);
    CHECK_THROWS_WITH_AS(contract_value({.price = Money{4}, .term = Years{4}, .hours_a_year = 9000}),
                         "contract.hours_a_year: must be above 0 and at most 8784 (a leap year), got 9000",
                         DomainError);
    CHECK_THROWS_AS(contract_value({.price = Money{infinity}, .term = Years{4}}), DomainError);
    CHECK_THROWS_AS(contract_value({.price = Money{1e308}, .term = Years{4}}), DomainError);
  }
}

}  // namespace rental_contract_test
