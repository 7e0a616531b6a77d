#include <fairvalue/industry/roofline.hpp>

#include "../rows.hpp"

using namespace fairvalue;

namespace {

constexpr double fp16 = 2;  // bytes a parameter
constexpr double fp8 = 1;

}  // namespace

/// Memory, bandwidth, and what a speed-up does to cost.
std::vector<figures::Row> figures::roofline_rows() {
  return {
      {"A0-66", [](Facts& f) { return unit_cost_change(f.ratio("A0-64")); }},
      {"A0-67", [](Facts& f) { return unit_cost_change(f.ratio("A0-65")); }},
      {"A0-72", [](Facts& f) { return reference_of_advantage(f.bytes("A0-69"), f.ratio("A0-71")); }},
      {"A0-73", [](Facts& f) { return reference_of_advantage(f.bandwidth("A0-70"), f.ratio("A0-71")); }},
      {"A0-74", [](Facts& f) { return stream_seconds(f.bytes("A0-69"), f.bandwidth("A0-70")); }},
      {"A0-75", [](Facts& f) { return memory_passes_per_second(f.bytes("A0-69"), f.bandwidth("A0-70")); }},
      {"A0-78", [](Facts& f) { return unit_cost_change(1.0 + f.ratio("A0-77")); }},
      {"A0-83", [](Facts& f) { return f.bandwidth("A0-82") / f.count("A0-60"); }},
      // "1.5 times more" read as 1.5 times, and as 1.5 times on top
      {"A0-121",
       [](Facts& f) -> Figure {
         return {f.ratio("A0-120"), 1.0 + f.ratio("A0-120")};
       }},
      {"A2-14",
       [](Facts& f) -> Figure {
         return {fp16 * f.count("A2-12"), fp8 * f.count("A2-12")};
       }},
      {"A2-15", [](Facts& f) { return fp16 * f.count("A2-12") / f.bytes("A0-69"); }},
      {"A3-69", [](Facts& f) { return f.bytes("A3-67") / f.bytes("X-17"); }},
      {"AX-35",
       [](Facts& f) -> Figure {
         return {f.bytes("A0-69") / f.bytes("X-17"), f.bytes("A3-67") / f.bytes("X-17")};
       }},
  };
}
