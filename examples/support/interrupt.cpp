#include "interrupt.hpp"

#include <unistd.h>

#include <algorithm>
#include <climits>
#include <string_view>

namespace examples {
namespace {

constexpr int handled[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM};

// What the handler reads: plain memory that stays, since it may run at any time on any thread.
struct Slot {
  char file[PATH_MAX];
  volatile std::sig_atomic_t is_used;
};
Slot to_remove[8];
volatile std::sig_atomic_t line_is_open = 0;
volatile std::sig_atomic_t stop_was_requested = 0;
char last_words[512];
volatile std::sig_atomic_t last_words_size = 0;

extern "C" void clean_up(int signal) {
  for (const Slot& slot : to_remove) {
    if (slot.is_used != 0) unlink(slot.file);
  }
  if (line_is_open != 0 && write(STDERR_FILENO, "\n", 1) < 0) {
    // nobody is left to tell
  }
  const auto size = static_cast<std::size_t>(last_words_size);
  if (size > 0 && write(STDERR_FILENO, last_words, size) < 0) {
    // likewise
  }
  raise(signal);  // ends the program on return: SA_RESETHAND has restored the default
}

extern "C" void request_stop(int signal_number) {
  if (stop_was_requested == 0) {
    stop_was_requested = 1;
    return;
  }
  signal(signal_number, SIG_DFL);
  clean_up(signal_number);
}

}  // namespace

void clean_up_on_signals() {
  struct sigaction action = {};
  action.sa_handler = clean_up;
  action.sa_flags = SA_RESETHAND;
  for (const int signal : handled) {
    struct sigaction before = {};
    sigaction(signal, nullptr, &before);
    if (before.sa_handler != SIG_IGN) sigaction(signal, &action, nullptr);
  }
  signal(SIGXFSZ, SIG_IGN);
}

void remove_on_signal(const std::string& file) {
  const SignalsHeld held;
  if (file.empty() || file.size() >= PATH_MAX) return;
  for (Slot& slot : to_remove) {
    if (slot.is_used != 0) continue;
    *std::copy(file.begin(), file.end(), slot.file) = '\0';
    slot.is_used = 1;
    return;
  }
}

void keep_on_signal(const std::string& file) {
  const SignalsHeld held;
  for (Slot& slot : to_remove) {
    if (slot.is_used != 0 && slot.file == file) slot.is_used = 0;
  }
}

void end_line_on_signal(bool open) { line_is_open = open ? 1 : 0; }

StopsOnInterrupt::StopsOnInterrupt() {
  struct sigaction action = {};
  action.sa_handler = request_stop;
  action.sa_flags = SA_RESTART;
  sigaction(SIGINT, nullptr, &before_);
  if (before_.sa_handler != SIG_IGN) sigaction(SIGINT, &action, nullptr);
}

StopsOnInterrupt::~StopsOnInterrupt() { sigaction(SIGINT, &before_, nullptr); }

bool stop_requested() { return stop_was_requested != 0; }

void say_on_signal(const std::string& words) {
  const SignalsHeld held;
  const std::string_view cut = std::string_view{words}.substr(0, 500);
  *std::copy(cut.begin(), cut.end(), last_words) = '\n';
  last_words_size = cut.empty() ? 0 : static_cast<int>(cut.size() + 1);
}

SignalsHeld::SignalsHeld() {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : handled) sigaddset(&set, signal);
  pthread_sigmask(SIG_BLOCK, &set, &before_);
}

SignalsHeld::~SignalsHeld() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

}  // namespace examples
