/// \file support/interrupt.hpp
/// What must not stay behind when a signal ends the program: a file that is not whole, a line without its
/// end.
#pragma once
#include <csignal>
#include <string>

namespace examples {

/// From here on SIGHUP, SIGINT, SIGQUIT and SIGTERM clean up as said below and then end the program as they
/// would have. A signal that is ignored (nohup, a job in the background) stays so. A file that grows beyond
/// the user's limit fails to be written instead of ending the program.
void clean_up_on_signals();

/// A file that a signal removes, until `keep_on_signal` has its name. Beyond eight they stay behind.
void remove_on_signal(const std::string& file);
void keep_on_signal(const std::string& file);

/// Whether a signal ends the line that stands open on standard error.
void end_line_on_signal(bool open);

/// While one lives, the first SIGINT (Ctrl-C) does not end the program: `stop_requested` says that it came,
/// so that a run can stop and what it has done be shown. A second one ends the program as said above. A
/// SIGINT that is ignored stays so.
class StopsOnInterrupt {
 public:
  StopsOnInterrupt();
  ~StopsOnInterrupt();
  StopsOnInterrupt(const StopsOnInterrupt&) = delete;
  StopsOnInterrupt& operator=(const StopsOnInterrupt&) = delete;

 private:
  struct sigaction before_;
};

/// Whether such a SIGINT has come since the program began.
bool stop_requested();
/// What a signal says on standard error before it ends the program, at most 500 bytes; nothing when empty.
void say_on_signal(const std::string& words);

/// Holds the signals back as long as it lives.
class SignalsHeld {
 public:
  SignalsHeld();
  ~SignalsHeld();
  SignalsHeld(const SignalsHeld&) = delete;
  SignalsHeld& operator=(const SignalsHeld&) = delete;

 private:
  sigset_t before_;
};

}  // namespace examples
