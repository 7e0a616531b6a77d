// fairvalue: the calculator. What is a share worth, and what does a deal do to it? From a case file.
#include "fairvalue/command/output.hpp"
#include "support/arguments.hpp"

int main(int argc, char** argv) {
  return examples::run_guarded([&] { return calculator::run({argv + 1, argv + argc}); });
}
