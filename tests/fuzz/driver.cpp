// Calls every function many times with arguments from a seed: the same calls each time.
//   fuzz_driver [CALLS EACH [SEED]]
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <vector>

#include "calls.hpp"

int main(int argc, char** argv) {
  const int calls_each = argc > 1 ? std::atoi(argv[1]) : 2'000;
  const std::uint64_t seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 20251005;
  int faults = 0;
  for (const fuzz::Call& call : fuzz::all_calls()) {
    std::mt19937_64 random{seed};
    int of_call = 0;
    for (int i = 0; i < calls_each; ++i) {
      std::vector<std::uint8_t> bytes(192);
      for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random());
      const std::string fault = fuzz::fault_of(call, bytes);
      if (!fault.empty() && of_call++ == 0) std::printf("%s %s (call %d)\n", call.name, fault.c_str(), i);
    }
    faults += of_call > 0 ? 1 : 0;
  }
  std::printf("%zu functions, %d calls each: %d with faults\n", fuzz::all_calls().size(), calls_each, faults);
  return faults == 0 ? 0 : 1;
}
