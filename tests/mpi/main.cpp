// Starts MPI before the tests and ends it after them.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <optional>

#include "session_of_tests.hpp"

namespace {
std::optional<fairvalue::MpiSession> session;
}

const fairvalue::MpiSession& fairvalue::fixtures::session_of_tests() { return *session; }

int main(int argc, char** argv) {
  session.emplace();
  const int status = doctest::Context{argc, argv}.run();
  session.reset();
  return status;
}
