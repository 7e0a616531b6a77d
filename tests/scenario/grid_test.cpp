#include <fairvalue/scenario/grid.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <limits>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

namespace grid_test {
using namespace fairvalue;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// price = multiple x eps + cash, refused for eps <= 0; no answer for a multiple of 13.
CallableModel priced() {
  return {.inputs = {{.name = "multiple", .unit = "x", .value = 30},
                     {.name = "eps", .unit = "USD", .value = 5},
                     {.name = "cash", .unit = "USD", .value = 1}},
          .outputs = {{.name = "other", .unit = ""}, {.name = "price", .unit = "USD"}},
          .run = [](std::span<const double> values, std::span<std::optional<double>> results) {
            const double price = values[0] * require_positive("eps", values[1]) + values[2];
            if (values[0] != 13.0) results[1] = price;
          }};
}

std::optional<double> cell(const Grid& grid, std::initializer_list<std::size_t> position) {
  return grid.at(std::vector<std::size_t>{position});
}

std::vector<double> counted(std::size_t count) {
  std::vector<double> values(count);
  for (std::size_t i = 0; i < count; ++i) values[i] = static_cast<double>(i) + 0.5;
  return values;
}

TEST_SUITE("scenario/grid") {
  TEST_CASE("two axes by hand with the last one fastest and the third input at its base value") {
    const auto result = grid(priced(), {{"eps", {5, 6}}, {"multiple", {20, 30, 40}}}, "price");
    const std::vector<std::optional<double>> by_hand{101, 151, 201, 121, 181, 241};
    CHECK(result.cells == by_hand);
    CHECK(result.output == "price");
    CHECK(result.unit == "USD");
    CHECK(result.axes[0].input == "eps");
    CHECK(result.status == RunStatus::finished);
    CHECK(result.failures.total() == 0);
    CHECK(cell(result, {1, 2}) == 241.0);
    CHECK(cell(result, {0, 1}) == 151.0);
  }
  TEST_CASE("one axis and three axes and a single cell") {
    CHECK(grid(priced(), {{"cash", {-1, 0.5}}}, "price").cells ==
          std::vector<std::optional<double>>{149, 150.5});
    const auto one = grid(priced(), {{"eps", {2}}, {"multiple", {3}}, {"cash", {4}}}, "price");
    CHECK(one.cells == std::vector<std::optional<double>>{10});
    const auto three =
        grid(priced(), {{"eps", {1, 2}}, {"multiple", {10, 20}}, {"cash", {0, 5, 7}}}, "price");
    REQUIRE(three.cells.size() == 12);
    CHECK(cell(three, {1, 0, 2}) == 27.0);  // 2 x 10 + 7
    CHECK(cell(three, {0, 1, 1}) == 25.0);  // 1 x 20 + 5
  }
  TEST_CASE("every cell of a large odd grid is the model at its values") {
    const auto model = priced();
    const std::vector<GridAxis> axes{{"multiple", counted(7)}, {"cash", counted(113)}, {"eps", counted(31)}};
    const auto result = grid(model, axes, "price");
    REQUIRE(result.cells.size() == 7 * 113 * 31);
    std::size_t i = 0;
    for (const double multiple : axes[0].values) {
      for (const double cash : axes[1].values) {
        for (const double eps : axes[2].values) {
          if (result.cells[i++] != multiple * eps + cash) FAIL("cell " << i - 1);
        }
      }
    }
  }
  TEST_CASE("values may repeat and stand in any order") {
    const auto result = grid(priced(), {{"multiple", {40, 20, 40}}}, "price");
    CHECK(result.cells == std::vector<std::optional<double>>{201, 101, 201});
  }
  TEST_CASE("failed cells are empty and counted by kind with the first cell's values") {
    const auto result = grid(priced(), {{"multiple", {10, 13, 20}}, {"eps", {-2, 0, 3, -1}}}, "price");
    const std::optional<double> none{};
    CHECK(result.cells == std::vector<std::optional<double>>{none, none, 31, none, none, none, none, none,
                                                             none, none, 61, none});
    REQUIRE(result.failures.kinds().size() == 2);
    CHECK(result.failures.kinds()[0].reason == "eps: must be > 0, got -2");
    CHECK(result.failures.kinds()[0].count == 9);
    CHECK(result.failures.kinds()[0].values == std::vector<double>{10, -2, 1});
    CHECK(result.failures.kinds()[1].reason == "price: no answer");
    CHECK(result.failures.kinds()[1].count == 1);
    CHECK(result.failures.kinds()[1].values == std::vector<double>{13, 3, 1});
    CHECK(result.status == RunStatus::finished);
  }
  TEST_CASE("the same bits and the same failures for any number of threads") {
    std::vector<double> earnings;
    for (int i = 0; i < 400; ++i) earnings.push_back((i % 7 == 3 ? -0.01 : 0.013) * (i + 1));
    const std::vector<GridAxis> axes{{"multiple", counted(50)}, {"eps", earnings}};
    RunControl one;
    one.threads = 1;
    const auto alone = grid(priced(), axes, "price", one);
    REQUIRE(alone.failures.kinds().size() == 1);
    CHECK(alone.failures.total() == 50 * 57);  // i = 3, 10, ..., 395: 57 of 400
    for (const int threads : {2, 7, 0}) {
      RunControl control;
      control.threads = threads;
      const auto together = grid(priced(), axes, "price", control);
      CHECK(together.cells == alone.cells);
      CHECK(together.failures.total() == alone.failures.total());
      CHECK(together.failures.kinds()[0].reason == alone.failures.kinds()[0].reason);
      CHECK(together.failures.kinds()[0].values == alone.failures.kinds()[0].values);
    }
  }
  TEST_CASE("a cancelled grid keeps the cells it reached and leaves the others empty") {
    int asked = 0;
    RunControl control;
    control.cancelled = [&] { return ++asked > 1; };
    const auto part = grid(priced(), {{"multiple", counted(100)}, {"eps", counted(100)}}, "price", control);
    CHECK(part.status == RunStatus::cancelled);
    const std::size_t reached = static_cast<std::size_t>(
        std::count_if(part.cells.begin(), part.cells.end(), [](const auto& c) { return c.has_value(); }));
    CHECK(reached > 0);
    CHECK(reached < 10'000);
    CHECK(part.cells[0] == 1.25);  // .5 x .5 + 1
    CHECK_FALSE(part.cells[reached]);
    CHECK(part.failures.total() == 0);
    control.cancelled = [] { return true; };
    const auto none = grid(priced(), {{"multiple", counted(100)}}, "price", control);
    CHECK(none.cells == std::vector<std::optional<double>>(100));
  }
  TEST_CASE("every model call happens once") {
    std::atomic<int> calls = 0;
    auto model = priced();
    model.run = [&calls](std::span<const double>, std::span<std::optional<double>> results) {
      ++calls;
      results[1] = 0.0;
    };
    grid(model, {{"multiple", counted(37)}, {"eps", counted(41)}}, "price");
    CHECK(calls == 37 * 41);
  }
  TEST_CASE("what is no standard exception passes through") {
    auto model = priced();
    model.run = [](std::span<const double>, std::span<std::optional<double>>) { throw 42; };
    CHECK_THROWS_AS(grid(model, {{"eps", {1}}}, "price"), int);
  }
}

TEST_SUITE("scenario/grid: tables and refusals") {
  TEST_CASE("a table has the first axis in rows and names at their shortest") {
    const auto result = grid(priced(), {{"eps", {5.5, -1}}, {"multiple", {20, 30, 0.1}}}, "price");
    const auto shown = table(result);
    CHECK(shown.unit() == "USD");
    CHECK(shown.row_names() == std::vector<std::string>{"5.5", "-1"});
    CHECK(shown.column_names() == std::vector<std::string>{"20", "30", "0.1"});
    CHECK(shown.at(0, 0) == 111.0);
    CHECK(shown.at(0, 1) == 166.0);
    CHECK_FALSE(shown.at(1, 2));
  }
  TEST_CASE("a table of one or three axes is refused and so is a grid short of cells") {
    CHECK_THROWS_WITH_AS(table(grid(priced(), {{"eps", {5}}}, "price")), "grid.axes: must be two, got 1",
                         DomainError);
    const auto three = grid(priced(), {{"eps", {5}}, {"multiple", {3}}, {"cash", {4}}}, "price");
    CHECK_THROWS_WITH_AS(table(three), "grid.axes: must be two, got 3", DomainError);
    auto cut = grid(priced(), {{"eps", {5, 6}}, {"multiple", {3}}}, "price");
    cut.cells.pop_back();
    CHECK_THROWS_WITH_AS(
        table(cut), "grid.cells: must be one for each combination of the axes' values, got 1", DomainError);
  }
  TEST_CASE("positions outside the grid are refused") {
    const auto result = grid(priced(), {{"eps", {5, 6}}, {"multiple", {20, 30, 40}}}, "price");
    CHECK_THROWS_WITH_AS(cell(result, {0}), "position: must be as many as axes (2), got 1", DomainError);
    CHECK_THROWS_WITH_AS(cell(result, {0, 0, 0}), "position: must be as many as axes (2), got 3",
                         DomainError);
    CHECK_THROWS_WITH_AS(cell(result, {0, 3}), "position[1]: must be < 3, got 3", DomainError);
    CHECK_THROWS_WITH_AS(cell(result, {2, 0}), "position[0]: must be < 2, got 2", DomainError);
  }
  TEST_CASE("bad axes and outputs and controls are refused by name") {
    struct Row {
      std::vector<GridAxis> axes;
      const char* message;
    };
    const auto many = counted(100'000);
    for (const Row& row : {Row{{}, "axes: must be at least one value, got none"},
                           Row{{{"eps", {}}}, "axes[0].values: must be at least one value, got none"},
                           Row{{{"eps", {1}}, {"multple", {1}}},
                               "axes[1].input: must be a named input (nearest 'multiple'), got 'multple'"},
                           Row{{{"eps", {1}}, {"eps", {2}}}, "axes[1].input: must be unique, got 'eps'"},
                           Row{{{"eps", {1, nan}}}, "axes[0].values[1]: must be a finite number, got nan"},
                           Row{{{"eps", many}, {"multiple", many}},
                               "axes: must be at most 1000000000 cells together, got 10000000000"}}) {
      CHECK_THROWS_WITH_AS(grid(priced(), row.axes, "price"), row.message, DomainError);
    }
    CHECK_THROWS_WITH_AS(grid(priced(), {{"eps", {1}}}, "prize"),
                         "output: must be a named output (nearest 'price'), got 'prize'", DomainError);
    RunControl control;
    control.threads = -1;
    CHECK_THROWS_WITH_AS(grid(priced(), {{"eps", {1}}}, "price", control),
                         "control.threads: must be >= 0, got -1", DomainError);
    auto hollow = priced();
    hollow.run = nullptr;
    CHECK_THROWS_WITH_AS(grid(hollow, {{"eps", {1}}}, "price"), "model.run: must be a function, got none",
                         DomainError);
  }
}

}  // namespace grid_test
