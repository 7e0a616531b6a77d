#include <fairvalue/industry/vendors.hpp>

#include "../rows.hpp"

using namespace fairvalue;

namespace {

/// Who is left of the Neoclouds, by one measure or the other.
Interval<double> left_of_neoclouds(figures::Facts& f, double Survival::*measure) {
  return at_corners([&](double left, double of) { return survival(left, of).*measure; }, f.counts("A2-135"),
                    f.count("A2-93"));
}

}  // namespace

/// How many vendors there are, and how many will be left.
std::vector<figures::Row> figures::vendor_rows() {
  return {
      {"A2-138", [](Facts& f) { return f.count("A2-136") + f.count("A2-137"); }},
      {"A2-139", [](Facts& f) { return left_of_neoclouds(f, &Survival::rate); }},
      {"A2-140", [](Facts& f) { return left_of_neoclouds(f, &Survival::exits); }},
      {"A3-23", [](Facts& f) { return implied_vendors(f.count("A3-22"), f.counts("A3-21")); }},
      {"A3-24", [](Facts& f) { return f.count("A3-22") / f.counts("A3-21").middle(); }},
  };
}
