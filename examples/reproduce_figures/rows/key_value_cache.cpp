#include <fairvalue/industry/key_value_cache.hpp>

#include <fairvalue/industry/roofline.hpp>

#include "../rows.hpp"

using namespace fairvalue;

namespace {

constexpr double bytes_a_number = 2;  // FP16

ContextGrowth growth_to_future(figures::Facts& f, double tokens_today) {
  return context_growth(tokens_today, f.count("A2-61"));
}

}  // namespace

/// The memory of a context, and the work over it.
std::vector<figures::Row> figures::cache_rows() {
  return {
      {"A2-58",
       [](Facts& f) {
         const auto tokens = f.counts("A2-57");
         return context_growth(tokens.low, tokens.high).cache;
       }},
      {"A2-59",
       [](Facts& f) {
         const auto tokens = f.counts("A2-57");
         return context_growth(tokens.low, tokens.high).attention_work;
       }},
      {"A2-62",
       [](Facts& f) {
         return at_corners([&](double today) { return growth_to_future(f, today).cache; }, f.counts("A2-60"));
       }},
      {"A2-63",
       [](Facts& f) {
         return at_corners([&](double today) { return growth_to_future(f, today).attention_work; },
                           f.counts("A2-60"));
       }},
      {"A2-64",
       [](Facts& f) -> Figure {
         const double each = f.bytes("X-16");
         const auto today = f.counts("A2-60");
         return {each * today.low, each * today.high, each * f.count("A2-61")};
       }},
      {"AX-29",
       [](Facts& f) {
         return tokens_that_fit(f.bytes("A0-69"), bytes_a_number * f.count("A2-44"), f.bytes("X-16"));
       }},
      {"AX-30",
       [](Facts& f) -> Figure {
         const double tokens = f.count("AX-29");
         return {tokens / f.counts("A2-60").high, tokens / f.count("A2-61")};
       }},
      {"AX-42",
       [](Facts& f) -> Figure {
         const double read = cache_bytes_read(f.bytes("X-16"), f.counts("A2-60").high);
         return {read, stream_seconds(read, f.bandwidth("A0-70"))};
       }},
  };
}
