#include <fairvalue/core/date.hpp>
#include <fairvalue/core/fiscal_period.hpp>
#include <fairvalue/core/growth.hpp>
#include <fairvalue/core/split.hpp>

#include "calls.hpp"

namespace fuzz {

using namespace fairvalue;

std::span<const Call> core_calls() {
  static constexpr Call calls[] = {FUZZ_CALL(days_between),
                                   FUZZ_CALL(year_fraction),
                                   FUZZ_CALL(add_days),
                                   FUZZ_CALL(add_months),
                                   FUZZ_CALL(whole_months_between),
                                   FUZZ_CALL(fiscal_year_ending),
                                   FUZZ_CALL(calendar_year),
                                   FUZZ_CALL(length_in_days),
                                   FUZZ_CALL(days_in_common),
                                   FUZZ_CALL_AS(double (*)(double, double), growth),
                                   FUZZ_CALL_AS(double (*)(double, double), log_growth),
                                   FUZZ_CALL_AS(double (*)(double, double, Years), cagr),
                                   FUZZ_CALL_AS(Change<double>(*)(double, double), change<double>),
                                   FUZZ_CALL(compound),
                                   FUZZ_CALL(chained),
                                   FUZZ_CALL_AS(std::vector<double>(*)(double, double, int), path_forward),
                                   FUZZ_CALL_AS(std::vector<double>(*)(double, double, int), path_backward),
                                   FUZZ_CALL(doubling_time),
                                   FUZZ_CALL(growth_required),
                                   FUZZ_CALL(split_factor),
                                   FUZZ_CALL_AS(PerShare(*)(PerShare, double), split_adjusted),
                                   FUZZ_CALL_AS(Shares(*)(Shares, double), split_adjusted)};
  return calls;
}

}  // namespace fuzz
