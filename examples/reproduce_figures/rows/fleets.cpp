#include <fairvalue/core/date.hpp>

#include "../rows.hpp"

using namespace fairvalue;

/// OpenAI's accelerators: those that trained a model, those planned, and what they cost.
std::vector<figures::Row> figures::fleet_rows() {
  return {
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
