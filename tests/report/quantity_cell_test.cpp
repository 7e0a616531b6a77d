#include <fairvalue/report/quantity_cell.hpp>

#include <cmath>
#include <limits>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

namespace quantity_cell_test {
using namespace fairvalue;

TEST_SUITE("report/quantity_cell") {
  TEST_CASE("each unit in the form that people write") {
    struct Row {
      double value;
      const char* unit;
      const char* text;
    };
    for (const Row& row :
         {Row{0.28, "%", "28.0 %"}, Row{30, "x", "30.00x"}, Row{30, "x NTM", "30.00x NTM"},
          Row{15e9, "USD/GW", "15.00 bn"}, Row{26'666'667, "shares", "26.67 m"},
          Row{-35.6e9, "USD", "-35.60 bn"}, Row{4200, "USD", "4.20 k"}, Row{0.01, "USD", "0.01"},
          Row{999'950, "USD", "1.00 m"}, Row{203.71, "USD/share", "203.71"}, Row{6, "GW", "6.00 GW"},
          Row{9, "months", "9 months"}, Row{1.5, "years", "1.50 years"}, Row{0.123456, "", "0.12346"},
          Row{0, "USD", "0.00"}, Row{0, "%", "0.0 %"}}) {
      CAPTURE(row.text);
      const Cell cell = quantity_cell(row.value, row.unit);
      CHECK(cell.text == row.text);
      CHECK(*cell.number == row.value);
      CHECK(cell.is_number);
    }
  }
  TEST_CASE("less than half a cent a share has two digits that count and less than a millionth is 0.00") {
    CHECK(quantity_cell(0.00312, "USD/share").text == "0.0031");
    CHECK(quantity_cell(-0.00499, "USD/share").text == "-0.0050");
    CHECK(quantity_cell(0.005, "USD/share").text == "0.01");  // the double is a little more than .005
    CHECK(quantity_cell(0.00001, "USD/share").text == "0.000010");
    CHECK(quantity_cell(1.3e-6, "USD/share").text == "0.0000013");
    CHECK(quantity_cell(9e-7, "USD/share").text == "0.00");
  }
  TEST_CASE("no number reads NM and a negative zero has no sign") {
    CHECK(quantity_cell(std::nullopt, "USD").text == "NM");
    CHECK_FALSE(quantity_cell(std::nullopt, "%").number.has_value());
    for (const char* unit : {"", "%", "x", "USD", "USD/share", "GW", "days"}) {
      const Cell cell = quantity_cell(-0.0, unit);
      CHECK(cell.text.front() != '-');
      CHECK_FALSE(std::signbit(*cell.number));
    }
  }
  TEST_CASE("what is not finite is refused") {
    CHECK_THROWS_WITH_AS(quantity_cell(std::numeric_limits<double>::infinity(), "USD"),
                         "cell.number: must be a finite number, got inf", DomainError);
  }
}

}  // namespace quantity_cell_test
