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

/// The file that a signal removes; none when empty. One at a time.
void remove_on_signal(const std::string& file);

/// Whether a signal ends the line that stands open on standard error.
void end_line_on_signal(bool open);

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
