/// \file support/number_file.hpp
/// The numbers of an article: those of the file that a reader gives, or those that the program carries.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include <fairvalue/casefile/sourced_numbers.hpp>

namespace examples {

/// The file that --case names, else the text carried, which is called `name` in messages. Amounts are in USD.
/// Throws as NumberTable does.
fairvalue::NumberTable number_file(const std::optional<std::string>& path, std::string_view carried,
                                   const char* name);

}  // namespace examples
