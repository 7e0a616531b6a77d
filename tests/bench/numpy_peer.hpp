/// \file bench/numpy_peer.hpp
/// Jobs that a Python script does with numpy, on numbers handed to it as JSON.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

/// A JSON object of numbers and lists of numbers, to the bit.
class Numbers {
 public:
  Numbers& add(std::string_view name, double number);
  Numbers& add(std::string_view name, std::span<const double> numbers);
  Numbers& add(std::string_view name, const Numbers& object);
  std::string json() const { return "{" + text_ + "}"; }

 private:
  Numbers& add_text(std::string_view name, const std::string& value);

  std::string text_;
};

struct PeerTime {
  std::string job;
  double seconds;
  double check;
};

/// A row a job. None where the system's python3 or its numpy is missing (Debian: python3-numpy).
std::vector<PeerTime> numpy_times(const std::string& script, const Numbers& given);

}  // namespace bench
