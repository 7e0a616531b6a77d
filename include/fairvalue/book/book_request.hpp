/// \file book/book_request.hpp
/// What a book is asked for.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include <fairvalue/book/priced_position.hpp>
#include <fairvalue/book/shock.hpp>
#include <fairvalue/casefile/key_path.hpp>
#include <fairvalue/core/checksum.hpp>

namespace fairvalue {

struct BookRequest {
  std::vector<std::string> inputs;      ///< as BookReader takes them
  std::vector<PathSetting> settings{};  ///< in every case, below those of a position
  std::vector<Shock> shocks{};
  PricingSettings pricing{};  ///< `run` is the schedule's
};

namespace detail {
/// A checksum of all that changes the rows of every position: settings, shocks, pricing, and the version of
/// the program.
std::uint64_t id_of_request(const BookRequest& request);
void add_settings(Checksum& sum, const std::vector<PathSetting>& settings);
}  // namespace detail

}  // namespace fairvalue
