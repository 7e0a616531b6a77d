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
      {"A3-47",
       [](Facts& f) {
         return at_corners([](double fleet, double all) { return fleet / all; }, f.counts("A3-46"),
                           f.count("A3-45"));
       }},
      {"A3-48",
       [](Facts& f) {
         return at_corners([](double fleet, double all) { return all / fleet; }, f.counts("A3-46"),
                           f.count("A3-45"));
       }},
      {"A3-49",
       [](Facts& f) {
         const Date year_end{std::chrono::year{2025}, std::chrono::December, std::chrono::day{31}};
         const double days = days_between(f.date("A3-01"), year_end);
         return at_corners([&](double fleet, double all) { return (all - fleet) / days; }, f.counts("A3-46"),
                           f.count("A3-45"));
       }},
      {"AX-36",
       [](Facts& f) {
         return at_corners([](double gpus, Money price) { return gpus * price; }, f.count("A3-45"),
                           f.moneys("A2-107"));
       }},
      {"AX-37",
       [](Facts& f) {
         return at_corners([](double gpus, Money price) { return gpus * price; }, f.counts("A3-46"),
                           f.moneys("A2-107"));
       }},
  };
}
