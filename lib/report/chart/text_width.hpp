/// \file report/chart/text_width.hpp
/// How wide a text is in a picture, where the font is not known.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace fairvalue::detail {

/// Of a text `size` pixels high in a sans-serif font, not less than in DejaVu Sans, the widest of the usual
/// ones; East Asian characters are as wide as high. Bold text is a tenth wider.
double text_width(std::string_view text, double size);

/// The text in lines of at most `width` pixels, broken at blanks, and inside a word that is wider than a
/// line.
std::vector<std::string> text_lines(std::string_view text, double size, double width);

}  // namespace fairvalue::detail
