/// \file report/chart/chart_palette.hpp
/// Colours, patterns of lines and shapes of points, alike for gnuplot and for the legend.
#pragma once
#include <array>
#include <cstddef>
#include <string_view>

namespace fairvalue::detail {

/// Colours that people with any colour vision tell apart, without black and yellow, which are lost on dark or
/// light ground. Source: Okabe and Ito, Color Universal Design (2008).
inline constexpr std::array<std::string_view, 6> palette{"#0072B2", "#D55E00", "#009E73",
                                                         "#CC79A7", "#E69F00", "#56B4E9"};
/// What gnuplot is told for the colour of the text and for that of the grid.
inline constexpr std::string_view ink_colour = "#010101";
inline constexpr std::string_view grid_colour = "#020202";

inline constexpr std::array<std::string_view, 6> dashes{"", "8,4", "2,3", "10,3,2,3", "5,3", "12,4"};

/// Of bars and stretches: also without colour the second is lighter than the first.
inline constexpr std::array<double, 6> opacities{0.85, 0.3, 0.6, 0.15, 0.45, 0.7};
/// Of areas, which have an edge besides: the outer of a fan is lighter than the inner, which lies upon it.
inline constexpr std::array<double, 3> band_opacities{0.22, 0.3, 0.4};

/// A filled circle, square, triangle and diamond.
inline constexpr std::array<int, 4> point_types{7, 5, 9, 13};

template <class Items>
constexpr auto nth(const Items& items, std::size_t i) {
  return items[i % items.size()];
}

}  // namespace fairvalue::detail
