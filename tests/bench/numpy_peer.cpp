#include "numpy_peer.hpp"

#include <array>
#include <cstdio>

namespace bench {
namespace {

std::string text_of(double number) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.17g", number);
  return text.data();
}

}  // namespace

Numbers& Numbers::add_text(std::string_view name, const std::string& value) {
  text_.append(text_.empty() ? "" : ",").append("\"").append(name).append("\":").append(value);
  return *this;
}

Numbers& Numbers::add(std::string_view name, double number) { return add_text(name, text_of(number)); }

Numbers& Numbers::add(std::string_view name, std::span<const double> numbers) {
  std::string list;
  for (const double number : numbers) list.append(list.empty() ? "" : ",").append(text_of(number));
  return add_text(name, "[" + list + "]");
}

Numbers& Numbers::add(std::string_view name, const Numbers& object) { return add_text(name, object.json()); }

std::vector<PeerTime> numpy_times(const std::string& script, const Numbers& given) {
  std::vector<PeerTime> times;
  std::FILE* output = popen(("/usr/bin/python3 '" + script + "' '" + given.json() + "'").c_str(), "r");
  if (output == nullptr) return times;
  std::array<char, 32> job{};
  double seconds = 0.0;
  double check = 0.0;
  while (std::fscanf(output, "%31s %lf %lf", job.data(), &seconds, &check) == 3) {
    times.push_back({.job = job.data(), .seconds = seconds, .check = check});
  }
  pclose(output);
  return times;
}

}  // namespace bench
