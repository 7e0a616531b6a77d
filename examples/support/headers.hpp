#pragma once
// What nearly every source of the programs includes, compiled once for all of them. A source still includes
// what it uses.
#include <algorithm>
#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/core.h>
