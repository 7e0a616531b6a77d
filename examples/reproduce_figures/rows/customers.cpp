#include "../rows.hpp"

/// Who buys, and for how much a year.
std::vector<figures::Row> figures::customer_rows() {
  return {
      {"A0-32", [](Facts& f) { return f.money("A0-30") / f.years("A0-31").value; }},
      {"A0-125", [](Facts& f) { return f.count("A0-124") / 10.0; }},  // "7 of the 10 largest"
  };
}
