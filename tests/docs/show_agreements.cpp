// Prints the terms of docs/how-to/write-down-an-agreement.md in words.
#include <cstdio>

#include <fairvalue/deal/term_sheet.hpp>

#include "pricing/agreements.hpp"

int main() {
  using namespace fairvalue::agreements;
  for (const fairvalue::Warrant& warrant :
       {cerebras_openai(), marvell_google(), plug_amazon(), tesla_2025(), amd_meta(), tsr_award()}) {
    for (const std::string& line : term_sheet(warrant, "USD")) std::puts(line.c_str());
  }
}
