#include "fairvalue/case/simulating.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "fairvalue/case/cells.hpp"

namespace calculator {
namespace {

/// A block of paths, drawn in some hundredths of a second; a simulation cannot keep less.
constexpr std::uint64_t few = std::uint64_t{1} << 12;

}  // namespace

Simulating::Simulating(const Request& request, const char* what)
    : progress_{request.progress ? request.progress : std::make_shared<examples::Progress>(what)},
      threads_{request.threads},
      was_stopped_{examples::stop_requested()} {}

fairvalue::RunControl Simulating::control() {
  return {.threads = threads_,
          .progress =
              [this](const fairvalue::RunProgress& progress) {
                has_round_ = true;
                progress_->show(progress);
              },
          .cancelled = [this] { return has_round_ && examples::stop_requested(); },
          .interrupted = examples::stop_requested};
}

std::uint64_t Simulating::samples(std::uint64_t asked) const {
  return was_stopped_ ? std::min(asked, few) : asked;
}

std::string stopped_words(std::uint64_t drawn, std::uint64_t asked, const char* what) {
  if (!examples::stop_requested() || drawn >= asked) return "";
  return fmt::format("stopped by Ctrl-C at {} of {} {}", count_words(drawn), count_words(asked), what);
}

void expect_simulations(const Request& request, std::uint64_t runs) {
  if (request.progress) request.progress->expect(runs);
}

}  // namespace calculator
