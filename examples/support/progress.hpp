/// \file support/progress.hpp
/// What is left of a long run, on a terminal only.
#pragma once
#include <chrono>
#include <cstdint>
#include <string>

#include <fairvalue/math/block_run.hpp>

namespace examples {

/// "simulating: 35 %, 12 s left" in one line of standard error, from two seconds on; nothing where that is no
/// terminal or TERM is "dumb" or not set. The line is gone when the object is; a signal ends it.
/// It may watch several runs, one after the other. Percent and time are those of all `expect`ed runs, taken
/// as equally long; beyond these of the run alone: "simulating, run 3: 35 %, 12 s left of it".
class Progress {
 public:
  explicit Progress(std::string what);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// The way to show it for a run; valid as long as this object.
  fairvalue::RunControl control();
  /// So many runs are to come in all; fewer than were begun are those.
  void expect(std::uint64_t runs);
  /// The words of the line after `passed` seconds, of which `in_run` went into the present run. A report that
  /// is behind the one before it, or follows one that was complete, begins another run.
  std::string words(const fairvalue::RunProgress& progress, double passed, double in_run);
  void show(const fairvalue::RunProgress& progress);

 private:
  using Clock = std::chrono::steady_clock;
  bool begins_run(const fairvalue::RunProgress& progress) const;

  std::string what_;
  std::uint64_t expected_ = 1;
  std::uint64_t run_ = 0;  ///< counted from 1; 0: none yet
  fairvalue::RunProgress before_{0, 0};
  bool on_terminal_;
  bool shown_ = false;
  Clock::time_point start_ = Clock::now();
  Clock::time_point run_start_ = start_;
  Clock::time_point last_report_ = start_;
  Clock::time_point last_ = start_;  ///< when a line was shown
};

}  // namespace examples
