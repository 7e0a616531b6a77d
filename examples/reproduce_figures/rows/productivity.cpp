#include <fairvalue/industry/productivity.hpp>

#include <fairvalue/core/growth.hpp>

#include "../rows.hpp"

using namespace fairvalue;

namespace {

TeamSaving saving(figures::Facts& f, double left) {
  return team_saving(f.count("A2-34"), left, f.money("A2-31"));
}

}  // namespace

/// What a developer's gain is worth, and so what the tokens behind it may cost.
std::vector<figures::Row> figures::productivity_rows() {
  return {
      {"A2-33", [](Facts& f) { return f.ratio("A2-32") * f.money("A2-31"); }},
      {"A2-36",
       [](Facts& f) {
         return at_corners([](double before, double left) { return growth(left, before); }, f.count("A2-34"),
                           f.counts("A2-35"));
       }},
      {"A2-38", [](Facts& f) { return f.count("A2-34") / f.counts("A2-35").low; }},
      {"A2-39", [](Facts& f) { return heads_for_same_work(f.count("A2-34"), f.ratio("A2-32")); }},
      {"A2-40",
       [](Facts& f) {
         return at_corners([&](double left) { return saving(f, left).payroll_saved; }, f.counts("A2-35"));
       }},
      {"A2-41",
       [](Facts& f) {
         return at_corners([&](double left) { return saving(f, left).break_even_spending; },
                           f.counts("A2-35"));
       }},
  };
}
