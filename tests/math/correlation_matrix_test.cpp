#include <fairvalue/math/correlation_matrix.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <random>
#include <vector>

#include <fairvalue/core/error.hpp>

namespace correlation_matrix_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double round_off = 1e-14;  // some roundings of doubles

CorrelationMatrix of_three(double ab, double ac, double bc) {
  CorrelationMatrix matrix{3};
  matrix.set(0, 1, ab);
  matrix.set(0, 2, ac);
  matrix.set(1, 2, bc);
  return matrix;
}

double distance(const CorrelationMatrix& a, const CorrelationMatrix& b) {
  double sum = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < a.size(); ++j) sum += std::pow(a.at(i, j) - b.at(i, j), 2);
  }
  return std::sqrt(sum);
}

TEST_SUITE("math/correlation_matrix") {
  TEST_CASE("nothing is correlated until it is set and then in both places") {
    CorrelationMatrix matrix{3};
    CHECK(matrix.size() == 3);
    CHECK(matrix.at(1, 1) == 1.0);
    CHECK(matrix.at(0, 2) == 0.0);
    matrix.set(2, 0, -0.4);
    CHECK(matrix.at(0, 2) == -0.4);
    CHECK(matrix.at(2, 0) == -0.4);
  }
  TEST_CASE("entries outside or on the diagonal and no correlations are refused by name") {
    CorrelationMatrix matrix{2};
    CHECK_THROWS_WITH_AS(matrix.at(0, 2),
                         "correlation: must be inside the matrix of 2 rows, got row 0, column 2",
                         DomainError);
    CHECK_THROWS_WITH_AS(matrix.set(2, 0, 0.1),
                         "correlation: must be inside the matrix of 2 rows, got row 2, column 0",
                         DomainError);
    CHECK_THROWS_WITH_AS(matrix.set(1, 1, 1.0), "correlation: must be off the diagonal, got row 1, column 1",
                         DomainError);
    CHECK_THROWS_WITH_AS(matrix.set(0, 1, 1.01), "correlation: must be in [-1, 1], got 1.01", DomainError);
    CHECK_THROWS_WITH_AS(matrix.set(0, 1, nan), "correlation: must be in [-1, 1], got nan", DomainError);
    CHECK_NOTHROW(matrix.set(0, 1, -1.0));
    CHECK_THROWS_WITH_AS(least_eigenvalue(CorrelationMatrix{0}),
                         "correlations: must be at least one value, got none", DomainError);
    CHECK_THROWS_WITH_AS(nearest_correlation_matrix(matrix, 1.0), "least: must be in [0, 1), got 1",
                         DomainError);
    CHECK_THROWS_WITH_AS(nearest_correlation_matrix(matrix, nan), "least: must be in [0, 1), got nan",
                         DomainError);
  }
  TEST_CASE("eigenvalues of alike correlations by hand") {
    // r off the diagonal of three: 1 + 2 r once and 1 - r twice.
    CHECK(least_eigenvalue(of_three(0.6, 0.6, 0.6)) == Approx(0.4).epsilon(round_off));
    CHECK(least_eigenvalue(of_three(-0.9, -0.9, -0.9)) == Approx(-0.8).epsilon(round_off));
    CHECK(least_eigenvalue(CorrelationMatrix{1}) == 1.0);
  }
  TEST_CASE("the Cholesky factor of two by hand and of three by its product") {
    CorrelationMatrix two{2};
    two.set(0, 1, 0.6);
    const auto factor = cholesky_factor(two).value();
    CHECK(factor[0] == 1.0);
    CHECK(factor[1] == 0.0);
    CHECK(factor[2] == Approx(0.6).epsilon(round_off));
    CHECK(factor[3] == Approx(0.8).epsilon(round_off));
    const auto three = of_three(0.5, -0.3, 0.2);
    const auto l = cholesky_factor(three).value();
    for (std::size_t i = 0; i < 3; ++i) {
      for (std::size_t j = 0; j < 3; ++j) {
        double sum = 0.0;
        for (std::size_t k = 0; k < 3; ++k) sum += l[3 * i + k] * l[3 * j + k];
        CHECK(sum == Approx(three.at(i, j)).epsilon(round_off));
      }
    }
  }
  TEST_CASE("what is not positive definite has no factor") {
    CHECK_FALSE(cholesky_factor(of_three(-0.9, -0.9, -0.9)));
    CHECK_FALSE(cholesky_factor(of_three(1.0, 0.0, 0.0)));
    CHECK_FALSE(cholesky_factor(of_three(1.0 - 1e-11, 0.0, 0.0)));
    CHECK(cholesky_factor(of_three(1.0 - 1e-9, 0.0, 0.0)));
  }
  TEST_CASE("the nearest to Higham's matrix is the one that he prints") {
    // Higham (2002), section 4: 1 1 0 / 1 1 1 / 0 1 1 has the nearest 0.7607 and 0.1573, four figures.
    const auto near = nearest_correlation_matrix(of_three(1.0, 0.0, 1.0), 0.0);
    CHECK(near.at(0, 1) == Approx(0.7607).epsilon(5e-5 / 0.76));
    CHECK(near.at(1, 2) == Approx(0.7607).epsilon(5e-5 / 0.76));
    CHECK(near.at(0, 2) == Approx(0.1573).epsilon(5e-5 / 0.16));
  }
  TEST_CASE("the nearest to alike correlations by symmetry") {
    // Among matrices as symmetric as the one given, 1 + 2 r = least; rounds stop at 1e-12 and converge fast.
    for (const double least : {0.0, 1e-8, 0.1}) {
      const auto near = nearest_correlation_matrix(of_three(-0.9, -0.9, -0.9), least);
      CHECK(near.at(0, 1) == Approx(-(1.0 - least) / 2).epsilon(1e-10));
      CHECK(near.at(1, 2) == Approx(-(1.0 - least) / 2).epsilon(1e-10));
    }
    CorrelationMatrix whole{2};
    whole.set(0, 1, 1.0);
    CHECK(nearest_correlation_matrix(whole, 0.01).at(0, 1) == Approx(0.99).epsilon(1e-10));
  }
  TEST_CASE("a correlation matrix stays as it is") {
    const auto sound = of_three(0.5, -0.3, 0.2);
    CHECK(distance(nearest_correlation_matrix(sound), sound) == 0.0);
  }
  TEST_CASE("no correlation matrix beside the nearest is nearer") {
    std::mt19937 words{7};
    std::uniform_real_distribution<double> between{-1.0, 1.0};
    int tried = 0;
    for (int i = 0; i < 40; ++i) {
      const auto given = of_three(between(words), between(words), between(words));
      const double least = 0.05;
      const auto near = nearest_correlation_matrix(given, least);
      CHECK(least_eigenvalue(near) >= least - 1e-9);  // what the rounds leave
      for (int step = 0; step < 200; ++step) {
        const double size = step % 2 == 0 ? 0.1 : 0.001;
        const auto moved = [&](double r) { return std::clamp(r + size * between(words), -1.0, 1.0); };
        const auto other = of_three(moved(near.at(0, 1)), moved(near.at(0, 2)), moved(near.at(1, 2)));
        if (least_eigenvalue(other) < least) continue;
        ++tried;
        CHECK(distance(given, other) >= distance(given, near) - 1e-9);
      }
    }
    CHECK(tried > 1000);
  }
  TEST_CASE("ranks and normals correlate by their sine") {
    CHECK(normal_from_rank_correlation(0.5) ==
          Approx(2 * std::sin(std::numbers::pi / 12)).epsilon(round_off));  // 0.5176
    for (const double whole : {-1.0, 0.0, 1.0}) {
      CHECK(normal_from_rank_correlation(whole) == Approx(whole).epsilon(round_off));
    }
    for (const double rho : {-0.99, -0.3, 0.2, 0.8}) {
      CHECK(rank_from_normal_correlation(normal_from_rank_correlation(rho)) ==
            Approx(rho).epsilon(round_off));
    }
    CHECK_THROWS_WITH_AS(normal_from_rank_correlation(1.5), "rho: must be in [-1, 1], got 1.5", DomainError);
    CHECK_THROWS_WITH_AS(rank_from_normal_correlation(nan), "r: must be in [-1, 1], got nan", DomainError);
  }
}

TEST_SUITE("math/rank_correlation") {
  TEST_CASE("ties take their mean rank by hand") {
    // Ranks 1 2.5 2.5 4 and 1 3 2 4: (2.25 + 2.25) / sqrt(4.5 x 5) = 0.948683
    const std::vector<double> x{10, 20, 20, 30};
    const std::vector<double> y{1, 3, 2, 9};
    CHECK(rank_correlation(x, y).value() == Approx(4.5 / std::sqrt(22.5)).epsilon(round_off));
  }
  TEST_CASE("without ties it is Spearman's formula") {
    // Differences of rank 0 -1 1 -1 1: 1 - 6 x 4 / (5 x 24) = 0.8
    CHECK(rank_correlation(std::vector<double>{1, 2, 3, 4, 5}, std::vector<double>{1, 3, 2, 6, 4}).value() ==
          Approx(0.8).epsilon(round_off));
    CHECK(rank_correlation(std::vector<double>{1, 2, 3}, std::vector<double>{-1, -20, -300}).value() == -1.0);
    CHECK(rank_correlation(std::vector<double>{1, 2, 3}, std::vector<double>{1, 8, 27}).value() == 1.0);
  }
  TEST_CASE("without spread or pairs there is no answer") {
    CHECK_FALSE(rank_correlation(std::vector<double>{1, 1, 1}, std::vector<double>{1, 2, 3}));
    CHECK_FALSE(rank_correlation(std::vector<double>{1}, std::vector<double>{1}));
    CHECK_FALSE(rank_correlation({}, {}));
  }
  TEST_CASE("columns correlate pair by pair and by nothing with one that does not vary") {
    const std::vector<std::vector<double>> columns{{1, 2, 3, 4}, {5, 5, 5, 5}, {4, 3, 1, 2}};
    const auto matrix = rank_correlations(columns);
    CHECK(matrix.at(0, 1) == 0.0);
    CHECK(matrix.at(2, 0) == rank_correlation(columns[0], columns[2]).value());
    CHECK(rank_correlations(std::vector<std::vector<double>>{{}, {}}).at(0, 1) == 0.0);
    CHECK_THROWS_WITH_AS(rank_correlations(std::vector<std::vector<double>>{{1, 2}, {1}}),
                         "columns[1]: must be as many numbers as the other (2), got 1", DomainError);
  }
  TEST_CASE("samples of two lengths or of no numbers are refused by name") {
    CHECK_THROWS_WITH_AS(rank_correlation(std::vector<double>{1, 2}, std::vector<double>{1}),
                         "y: must be as many numbers as the other (2), got 1", DomainError);
    CHECK_THROWS_WITH_AS(rank_correlation(std::vector<double>{1, nan}, std::vector<double>{1, 2}),
                         "x[1]: must be a finite number, got nan", DomainError);
  }
}

}  // namespace correlation_matrix_test
