#include "report/chart/label_places.hpp"

#include <doctest/doctest.h>

#include "report/chart/text_width.hpp"

namespace label_places_test {
using namespace fairvalue;
using namespace fairvalue::detail;

const TextBox page{0, 0, 400, 300};

TEST_SUITE("report/chart/label_places") {
  TEST_CASE("a label alone stands right of its point and one at the right edge left of it") {
    const auto places = label_places({{100, 100, "one"}, {395, 200, "two"}}, 12, page, {});
    REQUIRE(places[0]);
    CHECK(places[0]->x > 100);
    CHECK(places[0]->anchor == TextAnchor::start);
    REQUIRE(places[1]);
    CHECK(places[1]->anchor == TextAnchor::end);
    CHECK(places[1]->x < 395);
  }

  TEST_CASE("labels of crowded points overlap neither one another nor a point") {
    std::vector<LabelledPoint> points;
    for (int i = 0; i < 12; ++i)
      points.push_back({150.0 + 9 * i, 150.0 + 4 * (i % 3), "name " + std::to_string(i)});
    const auto places = label_places(points, 12, page, {});
    std::vector<TextBox> boxes;
    for (std::size_t i = 0; i < points.size(); ++i) {
      if (!places[i]) continue;
      boxes.push_back(box_of(places[i]->x, places[i]->y, places[i]->anchor, points[i].text, 12));
      for (const LabelledPoint& point : points) {
        const TextBox mark{point.x - 4, point.y - 4, point.x + 4, point.y + 4};
        CHECK_FALSE(overlap(boxes.back(), mark));
      }
      CHECK(boxes.back().left >= page.left);
      CHECK(boxes.back().right <= page.right);
    }
    CHECK(boxes.size() == 12);  // there is room for all of them
    for (std::size_t i = 0; i < boxes.size(); ++i) {
      for (std::size_t j = i + 1; j < boxes.size(); ++j) CHECK_FALSE(overlap(boxes[i], boxes[j]));
    }
  }

  TEST_CASE("where nothing is free a label is left out") {
    CHECK_FALSE(label_places({{100, 100, "one"}}, 12, page, {page})[0]);
  }

  TEST_CASE("labels one above the other are moved apart and stay in order") {
    const auto places = spread({100, 102, 104, 200}, 16, {0, 300});
    CHECK(places[0] + 16 <= places[1] + 1e-9);
    CHECK(places[1] + 16 <= places[2] + 1e-9);
    CHECK(places[3] == 200);
    CHECK(spread({295, 296, 297}, 16, {0, 300})[2] == 292);  // the last one ends at 300
    CHECK(spread({50}, 16, {0, 300}) == std::vector<double>{50});
  }

  TEST_CASE("boxes that touch do not overlap") {
    CHECK(overlap({0, 0, 10, 10}, {9, 9, 20, 20}));
    CHECK_FALSE(overlap({0, 0, 10, 10}, {10, 0, 20, 10}));
    const TextBox box = box_of(100, 50, TextAnchor::middle, "abc", 12);
    CHECK(box.right - box.left == doctest::Approx(text_width("abc", 12) + 2));
    CHECK((box.left + box.right) / 2 == doctest::Approx(100));
  }
}

}  // namespace label_places_test
