/// \file fairvalue/case/analysis.hpp
/// Analyses of a case's value as a function of its named inputs.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/report/document.hpp>
#include <fairvalue/scenario/callable_model.hpp>

#include "fairvalue/case/request.hpp"
#include "fairvalue/command/ranges.hpp"

namespace calculator {

/// Unit and base value of an input. Throw DomainError with the nearest for an unknown one.
std::string input_unit(const fairvalue::CallableModel& model, const std::string& input);
double input_value(const fairvalue::CallableModel& model, const std::string& input);

/// Whether a file has all that the value of a share takes.
bool has_company(const fairvalue::CaseFile& file);
/// The output of an analysis: what is asked for, else `value`, and `warrants` where there is no company.
std::string analysed_output(const Request& request, const fairvalue::CaseFile& file);

/// With each input at its low and at its high, one at a time, the widest first.
fairvalue::DocumentTable tornado_table(const fairvalue::CallableModel& model, const Ranges& ranges,
                                       const std::string& output);

/// What `sensitivity` says of the value of the warrants and awards.
fairvalue::Document warrant_sensitivity(const Request& request, const fairvalue::CaseFile& file);

fairvalue::Document sensitivity_document(const Request& request, const fairvalue::CaseFile& file);
fairvalue::Document grid_document(const Request& request, const fairvalue::CaseFile& file);
fairvalue::Document simulate_document(const Request& request, const fairvalue::CaseFile& file);

/// The value of a share when the inputs are uncertain: 5, 50 and 95 % of the samples lie below.
struct UncertainRange {
  double low;
  double middle;
  double high;
};
/// Samples for a page or a picture, which is waited for: fewer than `simulate` draws by itself.
inline constexpr std::uint64_t samples_of_page = 8192;
/// From so many samples; none where the case has no uncertain inputs, where none of the samples has a value,
/// or where the request wants no simulation.
std::optional<UncertainRange> uncertain_range(const Request& request, const fairvalue::CaseFile& file);
/// The same numbers out of what `simulate_document` made.
std::optional<UncertainRange> uncertain_range(const fairvalue::Document& simulated);

}  // namespace calculator
