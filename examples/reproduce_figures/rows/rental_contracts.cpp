#include <fairvalue/industry/rental_contract.hpp>

#include <fairvalue/core/growth.hpp>
#include <fairvalue/industry/fleet.hpp>
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

}  // namespace

/// Contracts for accelerators: value and prepayment.
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
      {"AX-26", [](Facts& f) { return growth(f.money("A2-91"), f.money("A0-11")); }},
  };
}
