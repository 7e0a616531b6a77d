#include <fairvalue/accounting/treasury_stock.hpp>
#include <fairvalue/deal/intrinsic_value.hpp>
#include <fairvalue/deal/rebate.hpp>

#include "../rows.hpp"

using namespace fairvalue;

namespace {

/// All of the warrant's shares at a price.
Money all_at(figures::Facts& f, const char* price) {
  return intrinsic_value(f.shares("A1-14"), f.price("A1-15"), f.price(price));
}

/// Two prices of a gigawatt from outside the article: HUMAIN's and NVIDIA's.
std::vector<PerGigawatt> proxies(figures::Facts& f) {
  return {f.money("A0-30") / f.gigawatts("X-09"), f.per_gigawatt("X-10")};
}

}  // namespace

/// What the warrant would bring, and how much of the purchases that pays.
std::vector<figures::Row> figures::warrant_rows() {
  return {
      {"A1-36", [](Facts& f) { return exercise_cost(f.shares("A1-14"), f.price("A1-15")); }},
      {"A1-37", [](Facts& f) { return all_at(f, "A1-07"); }},
      {"A1-38", [](Facts& f) { return all_at(f, "A1-08"); }},
      {"A1-39", [](Facts& f) { return all_at(f, "A1-19"); }},
      {"A1-40", [](Facts& f) { return f.shares("A1-14") * (f.price("A1-08") - f.price("A1-07")); }},
      {"A1-41", [](Facts& f) { return f.price("A1-15") / f.price("A1-08"); }},
      {"A1-42",
       [](Facts& f) { return treasury_stock_shares(f.shares("A1-14"), f.price("A1-15"), f.price("A1-08")); }},
      {"A1-43",
       [](Facts& f) { return treasury_stock_shares(f.shares("A1-14"), f.price("A1-15"), f.price("A1-19")); }},
      {"A1-50", [](Facts& f) { return f.shares("A1-14").value / f.gigawatts("A1-03").value; }},
      {"A1-51", [](Facts& f) { return rebate_per_gigawatt(all_at(f, "A1-08"), f.gigawatts("A1-03")); }},
      {"A1-52", [](Facts& f) { return rebate_per_gigawatt(all_at(f, "A1-19"), f.gigawatts("A1-03")); }},
      {"A1-53",
       [](Facts& f) -> Figure {
         const auto price = proxies(f);
         return {f.per_gigawatt("A1-51") / price[0], f.per_gigawatt("A1-51") / price[1]};
       }},
      {"A1-54",
       [](Facts& f) -> Figure {
         const auto price = proxies(f);
         return {f.per_gigawatt("A1-52") / price[0], f.per_gigawatt("A1-52") / price[1]};
       }},
      {"A1-55",
       [](Facts& f) -> Figure {
         const auto price = proxies(f);
         const auto pays_at = [&](PerGigawatt a_gigawatt) {
           return self_funding_price(f.gigawatts("A1-03"), a_gigawatt, f.shares("A1-14"), PerShare{0});
         };
         return {pays_at(f.per_gigawatt("X-27")), pays_at(price[0]), pays_at(price[1])};
       }},
  };
}
