#include <doctest/doctest.h>

#include <cmath>
#include <map>

#include "../random_claims.hpp"
#include "pricing/sampling/vested_table.hpp"

namespace vested_table_test {
using fairvalue::detail::VestedTable;

double weight_of(const VestedTable& table) {
  double sum = 0.0;
  for (const auto& entry : table.entries()) sum += entry.weights;
  return sum;
}

TEST_SUITE("pricing/sampling/vested_table") {
  TEST_CASE("weights and their squares are summed by number in ascending order") {
    VestedTable table{300};
    table.add(300, 2);
    table.add(0, 0.5);
    table.add(300, 3);
    const auto entries = table.entries();
    REQUIRE(entries.size() == 2);
    CHECK(entries[0].shares == 0);
    CHECK(entries[0].weights == 0.5);
    CHECK(entries[0].squares == 0.25);
    CHECK(entries[1].shares == 300);
    CHECK(entries[1].weights == 5);
    CHECK(entries[1].squares == 13);  // 4 + 9
  }

  TEST_CASE("parts merged are the table of all as a map has it") {
    random_claims::Draw draw{7};
    VestedTable whole{4000};
    std::map<double, double> expected;
    for (int part = 0; part < 5; ++part) {
      VestedTable block{4000};
      for (int i = 0; i < 4000; ++i) {
        const double shares = std::floor(draw.uniform(0, 4000));
        block.add(shares, 1);
        expected[shares] += 1;
      }
      whole.merge(block);
    }
    const auto entries = whole.entries();
    REQUIRE(entries.size() == expected.size());
    auto row = expected.begin();
    for (const auto& entry : entries) {
      CHECK(entry.shares == row->first);
      CHECK(entry.weights == row->second);
      ++row;
    }
  }

  TEST_CASE("more than 4096 numbers are rounded to thousandths of all and nothing is lost") {
    VestedTable whole{1e6};
    for (int part = 0; part < 3; ++part) {
      VestedTable block{1e6};
      for (int i = 0; i < 4000; ++i) block.add(83 * (3 * i + part), 1);
      whole.merge(block);
      CHECK(whole.entries().size() <= VestedTable::max_entries);
    }
    const auto entries = whole.entries();
    CHECK(entries.size() <= 1025);
    CHECK(weight_of(whole) == 12'000);
    for (const auto& entry : entries) {
      const double part = 1024 * entry.shares / 1e6;
      CHECK(std::abs(part - std::round(part)) < 1e-9);
    }
    CHECK(entries.front().shares == 0);
    CHECK(entries.back().shares == doctest::Approx(1e6 * 1020 / 1024));  // 83 x 11,999 = 995,917
  }

  TEST_CASE("nothing at all is no entry") { CHECK(VestedTable{0}.entries().empty()); }
}

}  // namespace vested_table_test
