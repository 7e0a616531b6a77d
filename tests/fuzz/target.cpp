// What libFuzzer calls: the first two bytes choose the function.
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "calls.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto calls = fuzz::all_calls();
  if (size < 2) return 0;
  const auto& call = calls[(data[0] * 256U + data[1]) % calls.size()];
  const std::string fault = fuzz::fault_of(call, {data + 2, size - 2});
  if (fault.empty()) return 0;
  std::fprintf(stderr, "%s %s\n", call.name, fault.c_str());
  std::abort();
}
