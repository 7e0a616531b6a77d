// How long the report of AMD and OpenAI takes, from the file to the bytes of its page: without simulation,
// and with 10^5 paths on all cores. Wall time; the least and the median of several rounds.
//   build/release/tests/bench/bench_report [CASE.toml]
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <string>

#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/report/document_html.hpp>

#include "fairvalue/verbs/report.hpp"

namespace {

constexpr int rounds = 7;

void measure(const char* what, const calculator::Request& request, const char* goal) {
  std::array<double, rounds> seconds{};
  std::size_t bytes = 0;
  for (double& one : seconds) {
    const auto start = std::chrono::steady_clock::now();
    const auto report =
        calculator::report_of(request, fairvalue::read_case_readings(request.file(), request.settings));
    bytes = fairvalue::to_html(report.document, report.layout).size();
    one = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  }
  std::sort(seconds.begin(), seconds.end());
  std::printf("%-22s %6.3f s at best, %6.3f s in the median of %d rounds (goal %s); %zu bytes\n", what,
              seconds.front(), seconds[rounds / 2], rounds, goal, bytes);
}

}  // namespace

int main(int argc, char** argv) {
  const std::string file = argc > 1 ? argv[1] : FAIRVALUE_BENCH_CASE;
  measure("without simulation", {.verb = "value", .words = {file}, .simulates = false}, "1 s");
  measure("with 10^5 paths", {.verb = "value", .words = {file}, .paths = 100'000}, "3 s");
}
