/// \file simulation/simd_target.hpp
/// The instruction set that paths are drawn with on this machine. It changes the speed, never a bit of a
/// result.
#pragma once
#include <string>

namespace fairvalue {

/// The best one that the library was compiled for and the processor has: "AVX3", "AVX2", "SSE4", "EMU128",
/// ... (names of Highway).
std::string simd_target();

}  // namespace fairvalue
