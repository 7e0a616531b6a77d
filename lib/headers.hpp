#pragma once
// What nearly every source of the library includes, compiled once for all of a target where FAIRVALUE_UNITY
// is on. A source still includes what it uses: builds without units find what is left out.
#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <numeric>
#include <optional>
#include <ranges>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/core.h>

#include <fairvalue/core/date.hpp>
#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>
#include <fairvalue/core/units.hpp>
