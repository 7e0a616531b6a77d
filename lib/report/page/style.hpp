/// \file page/style.hpp
/// How a page looks.
#pragma once
#include <string_view>

namespace fairvalue::detail {

/// The style sheet: wide and narrow, light and dark, screen and paper. It names no font or file to load.
extern const std::string_view page_style;

}  // namespace fairvalue::detail
