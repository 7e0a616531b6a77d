// value_openai_warrant: what OpenAI's warrant does to an AMD share, and article 001's three endings in
// numbers.
#include <iostream>

#include "support/arguments.hpp"
#include "tables.hpp"

namespace {

constexpr const char* help = R"(usage: value_openai_warrant [--csv]

What a warrant for 160 million shares at a cent, gated by gigawatts and share prices, does to an AMD share: the
terms and what is known of them, the jump, stakes, intrinsic values, dilution, rebate, and the three endings of
article 001 year by year, weighted and beside what the market's price implies. Each number is stated (printed by
the source named), derived (follows from others) or assumed (our choice, table 10).

  --csv   a line a cell for programs: table,row,column,value, numbers in base units at full precision
  --help  this text

Every figure of the article with its verdict: reproduce_figures --article A1
)";

std::vector<fairvalue::TextTable> all_tables() {
  using namespace value_openai_warrant;
  const Case amd = examples::openai_deal();
  const OpenAiFacts facts = examples::openai_facts();
  const CaseResult result = fairvalue::value(amd);
  std::vector<fairvalue::TextTable> tables{terms_table(amd), jump_table(facts), stake_table(facts),
                                           intrinsic_table(facts), dilution_table(facts)};
  for (auto& table : path_tables(result)) tables.push_back(std::move(table));
  for (auto& table : {weighted_table(result), implied_table(facts), ai_share_table(amd, result, facts),
                      assumption_table(amd)}) {
    tables.push_back(table);
  }
  return tables;
}

int run(const examples::Arguments& arguments) {
  const auto tables = all_tables();
  if (arguments.has("--csv")) {
    std::cout << fairvalue::to_csv(tables);
    return 0;
  }
  std::cout << value_openai_warrant::headline(fairvalue::value(examples::openai_deal()),
                                              examples::openai_facts());
  for (const auto& table : tables) std::cout << '\n' << fairvalue::to_text(table);
  return 0;
}

}  // namespace

int main(int argc, char** argv) { return examples::run_program(argc, argv, help, {{"--csv", false}}, run); }
