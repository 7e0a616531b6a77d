/// \file casefile/describe/case_template.hpp
/// The text of a new case, without its comments.
#pragma once
#include <string_view>

namespace fairvalue::detail {

/// With @name@, @ticker@ and @currency@ where these stand.
extern const std::string_view company_template;
/// What a deal adds, with @currency@.
extern const std::string_view deal_template;

}  // namespace fairvalue::detail
