#include "math/detail/column_fit.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <random>
#include <vector>

namespace column_fit_test {
using namespace fairvalue::detail;

using Column = std::vector<double>;

Column numbers(std::mt19937_64& words, std::size_t count) {
  Column values(count);
  for (double& value : values) value = -1 + 0x1p-63 * static_cast<double>(words());
  return values;
}

TEST_SUITE("math/detail/column_fit") {
  TEST_CASE("one column by hand: slope 6 over 6 leaves 14 - 6 of three") {
    const Column x{1, 2, 6};
    const Column y{0, 3, 3};
    const ColumnFit fit = fit_columns(x, {&y});
    CHECK(fit.coefficients == Column{1});
    CHECK(fit.variance == doctest::Approx(8.0 / 3));
    CHECK(fit_columns(x, {}).variance == doctest::Approx(14.0 / 3));
  }

  TEST_CASE("an exact combination of three columns is found and nothing is left") {
    std::mt19937_64 words{5};
    const Column a = numbers(words, 200);
    const Column b = numbers(words, 200);
    const Column c = numbers(words, 200);
    Column x(200);
    for (std::size_t i = 0; i < 200; ++i) x[i] = 4 + 2 * a[i] - 3 * b[i] + 0.5 * c[i];
    const ColumnFit fit = fit_columns(x, {&a, &b, &c});
    CHECK(fit.coefficients[0] == doctest::Approx(2));
    CHECK(fit.coefficients[1] == doctest::Approx(-3));
    CHECK(fit.coefficients[2] == doctest::Approx(0.5));
    CHECK(fit.variance < 1e-25);
  }

  TEST_CASE("what is left has nothing in common with any column") {
    std::mt19937_64 words{6};
    const Column x = numbers(words, 500);
    const Column a = numbers(words, 500);
    Column b = numbers(words, 500);
    for (std::size_t i = 0; i < 500; ++i) b[i] = 0.01 * b[i] + a[i];  // nearly the same
    const ColumnFit fit = fit_columns(x, {&a, &b});
    double with_a = 0.0;
    double with_b = 0.0;
    double mean = 0.0;
    Column left(500);
    for (std::size_t i = 0; i < 500; ++i) {
      left[i] = x[i] - fit.coefficients[0] * a[i] - fit.coefficients[1] * b[i];
      mean += left[i] / 500;
    }
    for (std::size_t i = 0; i < 500; ++i) {
      with_a += (left[i] - mean) * a[i];
      with_b += (left[i] - mean) * b[i];
    }
    CHECK(std::abs(with_a) < 1e-9);
    CHECK(std::abs(with_b) < 1e-9);
  }

  TEST_CASE("columns that tell nothing new get no coefficient") {
    const Column x{1, 2, 6, 7};
    const Column a{0, 3, 3, 1};
    const Column twice{0, 6, 6, 2};
    const Column constant{5, 5, 5, 5};
    const ColumnFit alone = fit_columns(x, {&a});
    const ColumnFit both = fit_columns(x, {&a, &twice});
    CHECK(both.coefficients == Column{alone.coefficients[0], 0});
    CHECK(both.variance == doctest::Approx(alone.variance));
    CHECK(fit_columns(x, {&constant}).coefficients == Column{0});
  }
}

}  // namespace column_fit_test
