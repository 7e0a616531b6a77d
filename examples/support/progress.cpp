#include "progress.hpp"

#include <unistd.h>

#include <cstdio>

namespace examples {

Progress::Progress(std::string what) : what_(std::move(what)), on_terminal_(isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
  if (shown_) std::fputs("\r\033[K", stderr);
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
  last_ = now;
}

}  // namespace examples
