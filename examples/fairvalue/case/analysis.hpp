/// \file fairvalue/case/analysis.hpp
/// Analyses of a case's value as a function of its named inputs.
#pragma once
#include <string>

#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/report/document.hpp>
#include <fairvalue/scenario/callable_model.hpp>

#include "fairvalue/case/request.hpp"

namespace calculator {

/// Unit and base value of an input. Throw DomainError with the nearest for an unknown one.
std::string input_unit(const fairvalue::CallableModel& model, const std::string& input);
double input_value(const fairvalue::CallableModel& model, const std::string& input);

fairvalue::Document sensitivity_document(const Request& request, const fairvalue::CaseFile& file);
fairvalue::Document grid_document(const Request& request, const fairvalue::CaseFile& file);
fairvalue::Document simulate_document(const Request& request, const fairvalue::CaseFile& file);

}  // namespace calculator
