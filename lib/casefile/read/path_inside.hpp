/// \file casefile/read/path_inside.hpp
/// Where the files lie that a case may name.
#pragma once
#include <filesystem>
#include <optional>
#include <string>

namespace fairvalue::detail {

/// The path of the file that `file` calls `name`, seen from the folder of `file`. None where it does not lie
/// in that folder or below, links followed: a case from somebody else must not have other files read.
std::optional<std::filesystem::path> path_inside(const std::string& file, const std::string& name);

}  // namespace fairvalue::detail
