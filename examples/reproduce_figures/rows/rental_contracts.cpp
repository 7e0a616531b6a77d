#include <fairvalue/industry/rental_contract.hpp>

#include <fairvalue/core/growth.hpp>
#include <fairvalue/industry/fleet.hpp>
#include <fairvalue/industry/payback.hpp>
#include <fairvalue/industry/rental.hpp>

#include "../rows.hpp"

using namespace fairvalue;

namespace {

/// The old contract for one GPU at the price of that id, without its prepayment.
RentalContract contract_at(figures::Facts& f, const char* price) {
  return {.price = f.money(price), .term = f.years("A2-127"), .hours_a_year = f.hours("X-01")};
}

RentalContract prepaid_at(figures::Facts& f, const char* price) {
  RentalContract contract = contract_at(f, price);
  contract.prepaid = f.ratio("A2-128");
  return contract;
}

/// Years in which the rent of every hour at that price repays a GPU of 30,000 to 40,000.
figures::Figure payback_at(figures::Facts& f, const char* price) {
  return at_corners(payback_time, f.moneys("A2-107"),
                    rental_revenue_per_year(f.money(price), 1.0, f.hours("X-01")));
}

/// Rent of the dearer GPU over the horizon, as a multiple of its price.
double return_at(figures::Facts& f, const char* price) {
  return lifetime_return(f.moneys("A2-107").high, f.money(price), f.years("A2-163"), 1.0, f.hours("X-01"));
}

}  // namespace

/// Contracts for accelerators: value, prepayment, payback.
std::vector<figures::Row> figures::rental_contract_rows() {
  return {
      {"A2-89",
       [](Facts& f) -> Figure {
         return {units_to_install(100, f.ratio("A2-88")),
                 price_per_working_unit(f.money("A2-91"), f.ratio("A2-88"))};
       }},
      {"A2-92", [](Facts& f) { return rental_discount(f.money("A2-91"), f.money("A2-90")); }},
      {"A2-131",
       [](Facts& f) {
         return prepaid_time({.price = Money{1}, .term = f.years("A2-127"), .prepaid = f.ratio("A2-128")});
       }},
      {"A2-132",
       [](Facts& f) -> Figure {
         return {contract_value(contract_at(f, "A2-90")), contract_value(contract_at(f, "A2-91"))};
       }},
      {"A2-133",
       [](Facts& f) -> Figure {
         return {prepayment(prepaid_at(f, "A2-90")), prepayment(prepaid_at(f, "A2-91"))};
       }},
      {"A2-134",
       [](Facts& f) {
         return at_corners([](Years before, Years now) { return before / now; }, f.years("A2-127"),
                           f.durations("A2-129"));
       }},
      {"AX-20", [](Facts& f) { return at_corners(payback_time, f.moneys("A2-107"), f.money("A0-15")); }},
      {"AX-21", [](Facts& f) { return payback_at(f, "A2-91"); }},
      {"AX-22", [](Facts& f) { return at_corners(payback_time, f.moneys("A2-107"), f.money("A0-16")); }},
      {"AX-23", [](Facts& f) { return payback_at(f, "A2-90"); }},
      {"AX-24",
       [](Facts& f) {
         return utilisation_to_repay(f.moneys("A2-107").high, f.money("A2-91"), f.years("A2-163"),
                                     f.hours("X-01"));
       }},
      {"AX-25",
       [](Facts& f) -> Figure {
         const auto an_hour = [&](Money price) {
           return capital_cost_per_hour(price, f.years("A2-163"), f.hours("X-01"));
         };
         return {an_hour(f.money("A2-108")), an_hour(f.moneys("A2-107").high)};
       }},
      {"AX-26", [](Facts& f) { return growth(f.money("A2-91"), f.money("A0-11")); }},
      {"AX-45",
       [](Facts& f) -> Figure {
         return {return_at(f, "A2-90"), return_at(f, "A2-91")};
       }},
  };
}
