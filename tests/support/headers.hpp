#pragma once
// What nearly every test includes, compiled once for all of them. A test still includes what it uses.
#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <numeric>
#include <optional>
#include <ranges>
#include <span>
#include <sstream>
#include <string>
#include <variant>
#include <vector>

#include <doctest/doctest.h>
