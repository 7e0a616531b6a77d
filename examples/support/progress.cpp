#include "progress.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include <fmt/core.h>

#include "interrupt.hpp"

namespace examples {
namespace {

/// Whether standard error is a terminal that understands how a line is cleared.
bool can_clear_lines() {
  const char* const name = std::getenv("TERM");
  return isatty(STDERR_FILENO) == 1 && name != nullptr && *name != '\0' && std::string_view{name} != "dumb";
}

}  // namespace

Progress::Progress(std::string what) : what_(std::move(what)), on_terminal_(can_clear_lines()) {}

Progress::~Progress() {
  if (!shown_) return;
  std::fputs("\r\033[K", stderr);
  end_line_on_signal(false);
}

fairvalue::RunControl Progress::control() {
  return {.progress = [this](const fairvalue::RunProgress& progress) { show(progress); }};
}

void Progress::expect(std::uint64_t runs) { expected_ = std::max(runs, run_); }

bool Progress::begins_run(const fairvalue::RunProgress& progress) const {
  if (run_ == 0 || before_.done >= before_.limit) return true;
  const auto part = [](const fairvalue::RunProgress& of) {
    return static_cast<double>(of.done) / static_cast<double>(of.limit);
  };
  return part(progress) < part(before_);
}

std::string Progress::words(const fairvalue::RunProgress& progress, double passed, double in_run) {
  if (begins_run(progress)) ++run_;
  before_ = progress;
  const double of_run = static_cast<double>(progress.done) / static_cast<double>(progress.limit);
  const bool is_expected = run_ <= expected_;
  const double done =
      is_expected ? (static_cast<double>(run_ - 1) + of_run) / static_cast<double>(expected_) : of_run;
  const double spent = is_expected ? passed : in_run;
  const double left = done > 0 ? spent * (1 - done) / done : 0.0;
  if (is_expected) return fmt::format("{}: {:.0f} %, {:.0f} s left", what_, 100 * done, left);
  return fmt::format("{}, run {}: {:.0f} %, {:.0f} s left of it", what_, run_, 100 * done, left);
}

void Progress::show(const fairvalue::RunProgress& progress) {
  using namespace std::chrono_literals;
  const auto now = Clock::now();
  const auto seconds_since = [now](Clock::time_point begin) {
    return std::chrono::duration<double>(now - begin).count();
  };
  if (begins_run(progress)) run_start_ = last_report_;
  last_report_ = now;
  const std::string line = words(progress, seconds_since(start_), seconds_since(run_start_));
  if (!on_terminal_ || now - start_ < 2s || (shown_ && now - last_ < 200ms)) return;
  std::fprintf(stderr, "\r\033[K%s", line.c_str());
  std::fflush(stderr);
  shown_ = true;
  end_line_on_signal(true);
  last_ = now;
}

}  // namespace examples
