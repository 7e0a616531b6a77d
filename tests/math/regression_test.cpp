#include <fairvalue/math/regression.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include <fairvalue/core/error.hpp>

namespace regression_test {
using namespace fairvalue;
using doctest::Approx;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

// NIST Statistical Reference Datasets, linear least squares, data and certified values:
// https://www.itl.nist.gov/div898/strd/lls/data/LINKS/DATA/Norris.dat
const std::vector<double> norris_y{0.1,   338.8, 118.1, 888.0, 9.2,   228.1, 668.5, 998.5, 449.1,
                                   778.9, 559.2, 0.3,   0.1,   778.1, 668.8, 339.3, 448.9, 10.8,
                                   557.7, 228.3, 998.0, 888.8, 119.6, 0.3,   0.6,   557.6, 339.3,
                                   888.0, 998.5, 778.9, 10.2,  117.6, 228.9, 668.4, 449.2, 0.2};
const std::vector<Predictor> norris_x{
    {"x", {0.2, 337.4, 118.2, 884.6, 10.1,  226.5, 666.3, 996.3, 448.6, 777.0, 558.2, 0.4,
           0.6, 775.5, 666.9, 338.0, 447.5, 11.6,  556.0, 228.1, 995.8, 887.6, 120.2, 0.3,
           0.3, 556.8, 339.1, 887.2, 999.0, 779.0, 11.1,  118.3, 229.2, 669.1, 448.9, 0.5}}};

// https://www.itl.nist.gov/div898/strd/lls/data/LINKS/DATA/Longley.dat
const std::vector<double> longley_y{60323, 61122, 60171, 61187, 63221, 63639, 64989, 63761,
                                    66019, 67857, 68169, 66513, 68655, 69564, 69331, 70551};
const std::vector<Predictor> longley_x{
    {"x1",
     {83.0, 88.5, 88.2, 89.5, 96.2, 98.1, 99.0, 100.0, 101.2, 104.6, 108.4, 110.8, 112.6, 114.2, 115.7,
      116.9}},
    {"x2",
     {234289, 259426, 258054, 284599, 328975, 346999, 365385, 363112, 397469, 419180, 442769, 444546, 482704,
      502601, 518173, 554894}},
    {"x3", {2356, 2325, 3682, 3351, 2099, 1932, 1870, 3578, 2904, 2822, 2936, 4681, 3813, 3931, 4806, 4007}},
    {"x4", {1590, 1456, 1616, 1650, 3099, 3594, 3547, 3350, 3048, 2857, 2798, 2637, 2552, 2514, 2572, 2827}},
    {"x5",
     {107608, 108632, 109773, 110929, 112075, 113270, 115094, 116219, 117388, 118734, 120445, 121950, 123366,
      125368, 127852, 130081}},
    {"x6", {1947, 1948, 1949, 1950, 1951, 1952, 1953, 1954, 1955, 1956, 1957, 1958, 1959, 1960, 1961, 1962}}};

// Kutner, Nachtsheim, Neter and Li, Applied Linear Statistical Models, 5th ed., table 1.1 (Toluca Company)
const std::vector<double> work_hours{399, 121, 221, 376, 361, 224, 546, 352, 353, 157, 160, 252, 389,
                                     113, 435, 420, 212, 268, 377, 421, 273, 468, 244, 342, 323};
const std::vector<Predictor> lot_size{{"lot size", {80, 30,  50,  90, 70, 60, 120, 80, 100, 50, 40, 70, 90,
                                                    20, 110, 100, 30, 50, 90, 110, 30, 90,  40, 80, 70}}};

const LinearFit& fitted(const Regression& regression) {
  REQUIRE(regression.status == RegressionStatus::fitted);
  REQUIRE(regression.fit.has_value());
  return *regression.fit;
}

TEST_SUITE("math/regression") {
  TEST_CASE("NIST Norris to twelve digits") {
    const Regression regression = least_squares(norris_y, norris_x);
    const LinearFit& fit = fitted(regression);
    CHECK(fit.coefficients[0].value == Approx(-0.262323073774029).epsilon(1e-12));
    CHECK(fit.coefficients[1].value == Approx(1.00211681802045).epsilon(1e-12));
    CHECK(fit.coefficients[0].standard_error == Approx(0.232818234301152).epsilon(1e-12));
    CHECK(fit.coefficients[1].standard_error == Approx(0.429796848199937e-03).epsilon(1e-12));
    CHECK(fit.residual_deviation == Approx(0.884796396144373).epsilon(1e-12));
    CHECK(*fit.r_squared == Approx(0.999993745883712).epsilon(1e-14));
    CHECK(fit.degrees_of_freedom == 34);
    CHECK(std::pow(*fit.coefficients[1].t, 2) == Approx(5436385.54079785).epsilon(1e-11));  // the F statistic
  }
  TEST_CASE("NIST Longley to ten digits although its columns nearly repeat one another") {
    const Regression regression = least_squares(longley_y, longley_x);
    const LinearFit& fit = fitted(regression);
    const double values[] = {-3482258.63459582, 15.0618722713733,  -0.358191792925910E-01,
                             -2.02022980381683, -1.03322686717359, -0.511041056535807E-01,
                             1829.15146461355};
    const double errors[] = {890420.383607373,  84.9149257747669,  0.334910077722432E-01, 0.488399681651699,
                             0.214274163161675, 0.226073200069370, 455.478499142212};
    REQUIRE(fit.coefficients.size() == 7);
    for (std::size_t i = 0; i < 7; ++i) {
      CAPTURE(fit.coefficients[i].name);
      CHECK(fit.coefficients[i].value == Approx(values[i]).epsilon(1e-10));
      CHECK(fit.coefficients[i].standard_error == Approx(errors[i]).epsilon(1e-10));
    }
    CHECK(fit.residual_deviation == Approx(304.854073561965).epsilon(1e-11));
    CHECK(*fit.r_squared == Approx(0.995479004577296).epsilon(1e-13));
    CHECK(fit.degrees_of_freedom == 9);
  }
  TEST_CASE("the textbook's prediction interval at 65 units and 90 percent") {
    // the same data's printout, 90.0% PI: https://studylib.net/doc/5856161/worksheet-with-toluca-company
    const Regression regression = least_squares(work_hours, lot_size);
    const LinearFit& fit = fitted(regression);
    CHECK(fit.coefficients[0].value == Approx(62.37).epsilon(0.005 / 62.37));
    CHECK(fit.coefficients[1].value == Approx(3.5702).epsilon(0.00005 / 3.5702));
    CHECK(fit.coefficients[0].standard_error == Approx(26.18).epsilon(0.005 / 26.18));
    CHECK(*fit.coefficients[1].t == Approx(10.29).epsilon(0.005 / 10.29));
    CHECK(*fit.coefficients[0].p_value == Approx(0.026).epsilon(0.0005 / 0.026));
    CHECK(*fit.r_squared == Approx(0.822).epsilon(0.0005));
    const double at[] = {65};
    const Prediction prediction = predict(fit, at, 0.90);
    CHECK(prediction.value == Approx(294.43).epsilon(0.005 / 294.43));
    CHECK(prediction.range.low == Approx(209.04).epsilon(0.005 / 209.04));
    CHECK(prediction.range.high == Approx(379.81).epsilon(0.005 / 379.81));
  }
  TEST_CASE("the prediction's error by the formula of one predictor") {
    const LinearFit fit = fitted(least_squares(work_hours, lot_size));
    double mean = 0;
    for (const double x : lot_size[0].values) mean += x / 25;
    double squares = 0;
    for (const double x : lot_size[0].values) squares += (x - mean) * (x - mean);
    for (const double x : {20.0, 70.0, 100.0}) {
      const double at[] = {x};
      const double by_hand =
          fit.residual_deviation * std::sqrt(1 + 1.0 / 25 + (x - mean) * (x - mean) / squares);
      CHECK(predict(fit, at, 0.95).standard_error == Approx(by_hand).epsilon(1e-13));
    }
  }
  TEST_CASE("points on a line by hand: y = 1 + 2x has no error and no t") {
    const std::vector<double> y{1, 3, 5, 7};
    const Regression regression = least_squares(y, std::vector<Predictor>{{"x", {0, 1, 2, 3}}});
    const LinearFit& fit = fitted(regression);
    CHECK(fit.coefficients[0].value == Approx(1).epsilon(1e-13));
    CHECK(fit.coefficients[1].value == Approx(2).epsilon(1e-13));
    CHECK(fit.coefficients[1].standard_error == 0);
    CHECK_FALSE(fit.coefficients[1].t.has_value());
    CHECK_FALSE(fit.coefficients[1].p_value.has_value());
    CHECK(fit.r_squared == 1.0);
    const double at[] = {10};
    CHECK(predict(fit, at, 0.95).range.low == Approx(21).epsilon(1e-13));
  }
  TEST_CASE("a response that does not vary has no R squared") {
    const std::vector<double> y{0.1, 0.1, 0.1, 0.1};
    const LinearFit fit = fitted(least_squares(y, std::vector<Predictor>{{"x", {0, 1, 2, 4}}}));
    CHECK_FALSE(fit.r_squared.has_value());
    CHECK(fit.coefficients[1].value == Approx(0).scale(1).epsilon(1e-15));
  }
  TEST_CASE("residuals sum to zero and are orthogonal to every predictor") {
    const LinearFit fit = fitted(least_squares(longley_y, longley_x));
    double sum = 0;
    for (const double e : fit.residuals) sum += e;
    CHECK(sum == Approx(0).scale(60000).epsilon(1e-12));
    for (const Predictor& x : longley_x) {
      double product = 0;
      double size = 0;
      for (std::size_t i = 0; i < 16; ++i) {
        product += x.values[i] * fit.residuals[i];
        size += std::abs(x.values[i] * fit.residuals[i]);
      }
      CHECK(product == Approx(0).scale(size).epsilon(1e-9));  // Longley's last digits
    }
    for (std::size_t i = 0; i < 16; ++i)
      CHECK(fit.fitted[i] + fit.residuals[i] == Approx(longley_y[i]).epsilon(1e-15));
  }
  TEST_CASE("other units and another order of the predictors change no fitted value") {
    std::vector<Predictor> scaled{longley_x.rbegin(), longley_x.rend()};
    for (double& value : scaled[1].values) value = 1e6 * value - 3e7;
    const LinearFit fit = fitted(least_squares(longley_y, longley_x));
    const LinearFit other = fitted(least_squares(longley_y, scaled));
    for (std::size_t i = 0; i < 16; ++i) CHECK(other.fitted[i] == Approx(fit.fitted[i]).epsilon(1e-11));
    CHECK(other.coefficients[2].value == Approx(1e-6 * fit.coefficients[5].value).epsilon(1e-8));
  }
  TEST_CASE("too few points and one value for all and columns that repeat have a status") {
    const std::vector<double> y{1, 2, 4};
    const Regression two = least_squares(std::vector<double>{1, 2}, std::vector<Predictor>{{"x", {0, 1}}});
    CHECK(two.status == RegressionStatus::too_few_points);
    CHECK(two.reason == "observations 2, predictors 1: at least 3 observations are needed");
    CHECK_FALSE(two.fit.has_value());
    CHECK(least_squares({}, std::vector<Predictor>{{"x", {}}}).status == RegressionStatus::too_few_points);
    CHECK(least_squares(y, std::vector<Predictor>{{"x", {0, 1, 2}}}).status == RegressionStatus::fitted);

    const Regression constant = least_squares(y, std::vector<Predictor>{{"AI share", {0.4, 0.4, 0.4}}});
    CHECK(constant.status == RegressionStatus::constant_predictor);
    CHECK(constant.reason == "AI share is 0.4 for all: it explains no difference");
    CHECK_FALSE(constant.fit.has_value());

    const std::vector<double> five{1, 2, 4, 3, 7};
    const Regression repeated = least_squares(
        five, std::vector<Predictor>{{"a", {0.1, 0.2, 0.4, 0.7, 0.9}}, {"b", {1.3, 1.6, 2.2, 3.1, 3.7}}});
    CHECK(repeated.status == RegressionStatus::collinear);
    CHECK(repeated.reason.find("moves with the other predictors") != std::string::npos);
    CHECK_FALSE(repeated.fit.has_value());
    CHECK(to_string(repeated.status) == "collinear");
    CHECK(to_string(constant.status) == "constant predictor");
    CHECK(to_string(two.status) == "too few points");
    CHECK(to_string(RegressionStatus::fitted) == "fitted");
  }
  TEST_CASE("a constant of many digits is constant and a small variation on a large number is none") {
    const std::vector<double> y{1, 2, 4, 8};
    CHECK(least_squares(y, std::vector<Predictor>{{"x", {0.1, 0.1, 0.1, 0.1}}}).status ==
          RegressionStatus::constant_predictor);
    CHECK(least_squares(y, std::vector<Predictor>{{"x", {0, 0, 0, 0}}}).status ==
          RegressionStatus::constant_predictor);
    CHECK(least_squares(y, std::vector<Predictor>{{"x", {1e6, 1e6 + 1, 1e6 + 2, 1e6 + 5}}}).status ==
          RegressionStatus::fitted);
  }
  TEST_CASE("bad data are refused by name") {
    const std::vector<double> y{1, 2, 4};
    CHECK_THROWS_WITH_AS(least_squares(y, {}), "predictors: must be at least one value, got none",
                         DomainError);
    CHECK_THROWS_WITH_AS(least_squares(y, std::vector<Predictor>{{"x", {0, 1}}}),
                         "x: must be 3 values like the response, got 2", DomainError);
    CHECK_THROWS_WITH_AS(least_squares(y, std::vector<Predictor>{{"x", {0, nan, 1}}}),
                         "x[1]: must be a finite number, got nan", DomainError);
    CHECK_THROWS_WITH_AS(
        least_squares(std::vector<double>{1, infinity, 3}, std::vector<Predictor>{{"x", {0, 1, 2}}}),
        "response[1]: must be a finite number, got inf", DomainError);
    CHECK_THROWS_WITH_AS(least_squares(y, std::vector<Predictor>{{"", {0, 1, 2}}}),
                         "predictors[0].name: must be given, got none", DomainError);
    CHECK_THROWS_WITH_AS(least_squares(y, std::vector<Predictor>{{"x", {0, 1, 2}}, {"x", {0, 1, 3}}}),
                         "predictors[1].name: must be unique, got 'x'", DomainError);
    CHECK_THROWS_AS(least_squares(y, std::vector<Predictor>{{"x", {-1.7e308, 1.7e308, 0}}}), DomainError);
  }
  TEST_CASE("bad points to predict at are refused by name") {
    const LinearFit fit = fitted(least_squares(work_hours, lot_size));
    const double at[] = {65};
    const double two[] = {65, 70};
    const double none[] = {nan};
    CHECK_THROWS_WITH_AS(predict(fit, two, 0.9), "at: must be 1 values, one a predictor, got 2", DomainError);
    CHECK_THROWS_WITH_AS(predict(fit, none, 0.9), "at[0]: must be a finite number, got nan", DomainError);
    for (const double confidence : {0.0, 1.0, 95.0, nan}) {
      CHECK_THROWS_AS(predict(fit, at, confidence), DomainError);
    }
    CHECK_THROWS_WITH_AS(predict(fit, at, 95), "confidence: must be above 0 and below 1, got 95",
                         DomainError);
  }
}

}  // namespace regression_test
