#include <cmath>

#include <fairvalue/core/growth.hpp>
#include <fairvalue/industry/fleet.hpp>

#include "../rows.hpp"

using namespace fairvalue;

/// Accelerators by the hundred thousand: how many, at what price, instead of which others.
std::vector<figures::Row> figures::cluster_rows() {
  return {
      {"A2-86", [](Facts& f) { return f.count("A2-85") / f.count("A2-84"); }},
      {"A2-104", [](Facts& f) { return std::pow(f.count("A2-102"), 3); }},  // 4 x 4 x 4
      {"A2-106", [](Facts& f) { return f.count("A2-103") / f.count("A2-105"); }},
      {"A2-109",
       [](Facts& f) {
         return at_corners([](Money gpu, Money chip) { return gpu / chip; }, f.moneys("A2-107"),
                           f.money("A2-108"));
       }},
      {"A2-110",
       [](Facts& f) {
         return at_corners([](Money gpu, Money chip) { return -growth(gpu, chip); }, f.moneys("A2-107"),
                           f.money("A2-108"));
       }},
      {"A2-112", [](Facts& f) { return f.count("A2-111") * f.money("A2-108"); }},
      {"A2-113",
       [](Facts& f) {
         return at_corners([](double chips, Money gpu) { return chips * gpu; }, f.count("A2-111"),
                           f.moneys("A2-107"));
       }},
      {"A2-114",
       [](Facts& f) {
         return at_corners([](double chips, Money gpu, Money chip) { return chips * (gpu - chip); },
                           f.count("A2-111"), f.moneys("A2-107"), f.money("A2-108"));
       }},
      {"A2-115",
       [](Facts& f) {
         const Money spent = f.count("A2-111") * f.money("A2-108");
         return at_corners([](Money money, Money gpu) { return money / gpu; }, spent, f.moneys("A2-107"));
       }},
      {"A2-116",
       [](Facts& f) -> Figure {
         const double worlds = f.count("A2-111") / f.count("A2-103");
         return {worlds, worlds * f.count("A2-105")};
       }},
      {"A2-117", [](Facts& f) { return units_to_install(f.count("A2-111"), f.ratio("A2-88")); }},
  };
}
