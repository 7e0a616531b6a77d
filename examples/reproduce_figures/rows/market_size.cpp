#include <fairvalue/core/growth.hpp>
#include <fairvalue/industry/market_size.hpp>
#include <fairvalue/industry/segment.hpp>

#include "../rows.hpp"

using namespace fairvalue;

namespace {

/// The market of 2028, walked back to `year` at the stated growth.
Money market_in(figures::Facts& f, int year) {
  const MarketSize in_2028{
      .scope = "data-centre AI accelerators",
      .year = f.year_of("A0-42"),
      .size = f.money("A0-42"),
      .source = "AMD",
      .published = Date{std::chrono::year{2025}, std::chrono::June, std::chrono::day{12}}};
  return market_path(in_2028, f.ratio("A0-43"), year).front().size;
}

Money training(double inference_share, Money market) { return (1.0 - inference_share) * market; }

}  // namespace

/// The market, its path, and the part of it that inference can be.
std::vector<figures::Row> figures::market_size_rows() {
  return {
      {"A0-45", [](Facts& f) { return market_in(f, 2023); }},
      {"A0-46", [](Facts& f) { return market_in(f, 2024); }},
      {"A0-47", [](Facts& f) { return market_in(f, 2025); }},
      {"A0-48", [](Facts& f) { return market_in(f, 2026); }},
      {"A0-49", [](Facts& f) { return market_in(f, 2027); }},
      {"A0-50", [](Facts& f) { return compound(f.ratio("A0-43"), f.span_of("A0-43")); }},
      {"A0-51", [](Facts& f) { return compound(f.ratio("A0-44"), f.span_of("A0-44")); }},
      {"A0-52",
       [](Facts& f) { return share_factor(f.ratio("A0-44"), f.ratio("A0-43"), f.span_of("A0-43")); }},
      {"A0-53",
       [](Facts& f) {
         return largest_initial_share(f.ratio("A0-44"), f.ratio("A0-43"), f.span_of("A0-43"));
       }},
      {"A4-39", [](Facts& f) { return growth(f.money("A4-38"), f.money("A4-37")); }},
      {"A4-40", [](Facts& f) { return f.money("A4-37") - f.money("A4-38"); }},
      {"AX-11", [](Facts& f) { return f.money("A0-49") / f.money("A4-37"); }},
      {"AX-13",
       [](Facts& f) { return share_factor(f.ratio("A0-43"), f.ratio("A2-159"), f.span_of("A0-43")); }},
      {"AX-14",
       [](Facts& f) {
         const int years = static_cast<int>(f.span_of("A0-43").value);
         return segment_share_path(f.ratio("A4-64"), f.ratio("A0-44"), f.ratio("A0-43"), years).back();
       }},
      {"AX-15",
       [](Facts& f) {
         const Years passed(f.year_of("A0-42") - f.year_of("A0-45"));
         return cagr(training(f.ratio("A4-64"), f.money("A0-45")),
                     training(f.ratio("AX-14"), f.money("A0-42")), passed);
       }},
      {"A0-55",
       [](Facts& f) {
         return cagr(f.money("X-02"), f.money("A0-42"), Years(f.year_of("A0-42") - f.year_of("X-02")));
       }},
  };
}
