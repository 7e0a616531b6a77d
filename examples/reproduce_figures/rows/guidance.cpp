#include <fairvalue/core/growth.hpp>

#include "../rows.hpp"

using namespace fairvalue;

/// What the company guided for and what the market hoped.
std::vector<figures::Row> figures::guidance_rows() {
  return {
      {"A0-27", [](Facts& f) { return f.money("A0-26") / f.money("A0-25"); }},
      {"A0-28", [](Facts& f) { return growth(f.money("A0-26"), f.money("A0-25")); }},
  };
}
