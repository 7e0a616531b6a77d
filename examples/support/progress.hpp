/// \file support/progress.hpp
/// What is left of a long run, on a terminal only.
#pragma once
#include <chrono>
#include <string>

#include <fairvalue/math/block_run.hpp>

namespace examples {

/// "simulating: 35 %, 12 s left" in one line of standard error, from two seconds on; nothing where that is no
/// terminal or TERM is "dumb" or not set. The line is gone when the object is; a signal ends it.
class Progress {
 public:
  explicit Progress(std::string what);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// The way to show it for a run; valid as long as this object.
  fairvalue::RunControl control();
  void show(const fairvalue::RunProgress& progress);

 private:
  using Clock = std::chrono::steady_clock;
  std::string what_;
  bool on_terminal_;
  bool shown_ = false;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_ = start_;
};

}  // namespace examples
