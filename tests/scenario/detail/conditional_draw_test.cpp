#include "../../../lib/scenario/detail/conditional_draw.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "../../../lib/scenario/detail/input_law.hpp"

namespace conditional_draw_test {
using namespace fairvalue;
using fairvalue::detail::ConditionalDraw;

using Numbers = std::vector<double>;

CorrelationMatrix pair(double r) {
  CorrelationMatrix matrix{2};
  matrix.set(0, 1, r);
  return matrix;
}

CorrelationMatrix triple() {
  CorrelationMatrix matrix{3};
  matrix.set(0, 1, 0.6);
  matrix.set(0, 2, -0.4);
  matrix.set(1, 2, 0.3);
  return matrix;
}

TEST_SUITE("scenario/conditional_draw") {
  TEST_CASE("of two the second given the first: 0.6 x 2 + 0.8 x 0.5 = 1.6 by hand") {
    ConditionalDraw draw{pair(0.6)};
    Numbers out(2);
    draw.draw(1, Numbers{2, 9}, Numbers{7, 0.5}, out);
    CHECK(out[0] == 2);
    CHECK(out[1] == doctest::Approx(1.6).epsilon(1e-15));
  }
  TEST_CASE("the order says who is kept: the first given the second") {
    ConditionalDraw draw{pair(0.6)};
    draw.set_order(std::array<std::size_t, 2>{1, 0});
    Numbers out(2);
    draw.draw(1, Numbers{9, 2}, Numbers{0.5, 7}, out);
    CHECK(out[1] == 2);
    CHECK(out[0] == doctest::Approx(1.6).epsilon(1e-15));
  }
  TEST_CASE("all kept are all the same and without correlation the fresh ones are put in place") {
    Numbers out(3);
    ConditionalDraw{triple()}.draw(3, Numbers{1, 2, 3}, Numbers{7, 8, 9}, out);
    CHECK(out == Numbers{1, 2, 3});
    ConditionalDraw{CorrelationMatrix{3}}.draw(1, Numbers{1, 2, 3}, Numbers{7, 8, 9}, out);
    CHECK(out == Numbers{1, 8, 9});
  }
  // 20,000 draws: each moment is off by at most five times its deviation, at most sqrt(2 / 20000) = 0.01.
  TEST_CASE("kept and new ones together have the law they had for every order and number kept") {
    constexpr std::uint64_t draws = 20'000;
    const CorrelationMatrix law = triple();
    const detail::NormalSource source{.seed = 5, .stream = 99};
    for (const std::array<std::size_t, 3> order :
         {std::array<std::size_t, 3>{0, 1, 2}, {2, 0, 1}, {1, 2, 0}}) {
      for (std::size_t kept = 0; kept <= 2; ++kept) {
        ConditionalDraw all{law};
        ConditionalDraw some{law};
        some.set_order(order);
        std::array<double, 9> sums{};
        Numbers fresh(6);
        Numbers normals(3);
        Numbers out(3);
        for (std::uint64_t i = 0; i < draws; ++i) {
          source.draw(i, fresh);
          all.draw(0, fresh, std::span{fresh}.first(3), normals);
          some.draw(kept, normals, std::span{fresh}.last(3), out);
          for (std::size_t j = 0; j < 9; ++j) sums[j] += out[j / 3] * out[j % 3];
        }
        for (std::size_t j = 0; j < 9; ++j) {
          CHECK(std::abs(sums[j] / draws - law.at(j / 3, j % 3)) < 0.05);
        }
      }
    }
  }
}

}  // namespace conditional_draw_test
