// price_inference: what inference costs, sells for and runs on, as article 002 has it and as it follows.
#include "support/tables.hpp"
#include "tables.hpp"

namespace {

constexpr const char* help = R"(usage: price_inference [--case FILE] [--csv]

The arithmetic of article 002 (inference, its hardware, who rents it out), table by table: price from cost and
margin, a developer's break-even, tokens for everyone, the key-value cache, rental contracts, an hour's cost,
Neoclouds, Trainium, capital spending. Each number is stated (printed by the source named), derived (follows
from stated ones) or assumed (our choice, table 11).

  --case FILE  numbers from FILE in place of the program's own (examples/industry/inference_2024.toml)
  --csv        a line a cell for programs: table,row,column,value, numbers in base units at full precision
  --help       this text

Every figure of the article with its verdict: reproduce_figures --article A2
)";

int run(const examples::Arguments& arguments) {
  using namespace price_inference;
  const auto article = examples::inference_2024(arguments.value("--case"));
  const std::vector<TextTable> tables{
      margin_table(article), developer_table(article), demand_table(article),    context_table(article),
      growth_table(article), contract_table(article),  ownership_table(article), survival_table(article),
      chip_table(article),   spending_table(article),  assumption_table(article)};
  examples::print_tables(arguments, headline(article), tables);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  return examples::run_program(argc, argv, help, {{"--case", true}, {"--csv", false}}, run);
}
