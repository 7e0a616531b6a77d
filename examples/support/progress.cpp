#include "progress.hpp"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string_view>

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

void Progress::show(const fairvalue::RunProgress& progress) {
  using namespace std::chrono_literals;
  const auto now = Clock::now();
  if (!on_terminal_ || now - start_ < 2s || (shown_ && now - last_ < 200ms)) return;
  const double done = static_cast<double>(progress.done) / static_cast<double>(progress.limit);
  const double passed = std::chrono::duration<double>(now - start_).count();
  std::fprintf(stderr, "\r\033[K%s: %.0f %%, %.0f s left", what_.c_str(), 100 * done,
               done > 0 ? passed * (1 - done) / done : 0.0);
  std::fflush(stderr);
  shown_ = true;
  end_line_on_signal(true);
  last_ = now;
}

}  // namespace examples
