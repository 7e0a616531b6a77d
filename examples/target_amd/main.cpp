// target_amd: what an AMD share is worth on consensus earnings, and what each target of article 000 implies.
#include "support/tables.hpp"
#include "tables.hpp"

namespace {

constexpr const char* help = R"(usage: target_amd [--case FILE] [--market FILE] [--csv]

What an AMD share is worth on consensus earnings as of 2025-06-19, what each broker's target really
implies, and where they disagree: the arithmetic of article 000, table by table. Each number is stated
(printed by the source named), derived (follows from stated ones) or assumed (our choice).

  --case FILE    price, consensus and targets from FILE in place of examples/cases/amd_june_2025.toml
  --market FILE  multiples, markets and guidance from FILE in place of examples/industry/amd_market_2025.toml
  --csv          a line a cell for programs: table,row,column,value, numbers in base units at full precision
  --help         this text

Every figure of the article with its verdict: reproduce_figures --article A0
)";

int run(const examples::Arguments& arguments) {
  using namespace target_amd;
  const auto amd = examples::amd_june_2025(arguments.value("--case"), arguments.value("--market"));
  const std::vector<fairvalue::TextTable> tables{
      consensus_table(amd),   market_price_table(amd), target_table(amd),      basis_table(amd),
      upside_table(amd),      reading_table(amd),      low_table(amd),         orders_table(amd),
      growth_line_table(amd), peg_table(amd),          sensitivity_table(amd), market_path_table(amd),
      guidance_table(amd),    rental_table(amd),       memory_table(amd)};
  examples::print_tables(arguments, headline(amd), tables);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  return examples::run_program(argc, argv, help, {{"--case", true}, {"--market", true}, {"--csv", false}},
                               run);
}
