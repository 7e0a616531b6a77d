/// \file fairvalue/case/simulating.hpp
/// A simulation under way: its progress, and how Ctrl-C stops it and keeps what is done.
#pragma once
#include <cstdint>
#include <memory>
#include <string>

#include <fairvalue/math/block_run.hpp>

#include "fairvalue/case/request.hpp"
#include "support/interrupt.hpp"
#include "support/progress.hpp"

namespace calculator {

/// As long as one lives, Ctrl-C stops the run that has its control: one of paths after the blocks under way,
/// an analysis after its round, each at the earliest after its first. A run that begins after that draws few
/// samples, so that all tables are there.
class Simulating {
 public:
  Simulating(const Request& request, const char* what);

  /// Progress, stop and threads; valid as long as this object.
  fairvalue::RunControl control();
  /// How many to draw of so many.
  std::uint64_t samples(std::uint64_t asked) const;

 private:
  examples::StopsOnInterrupt stops_{};
  std::shared_ptr<examples::Progress> progress_;
  int threads_;
  bool was_stopped_;  ///< before it began
  bool has_round_ = false;
};

/// "stopped by Ctrl-C at 262,144 of 1,000,000,000 paths"; empty where Ctrl-C did not come or all were drawn.
std::string stopped_words(std::uint64_t drawn, std::uint64_t asked, const char* what = "paths");

/// Tells the progress of the request, if it has one, how many simulations are to come.
void expect_simulations(const Request& request, std::uint64_t runs);

}  // namespace calculator
