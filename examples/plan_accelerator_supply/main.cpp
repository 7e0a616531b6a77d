// plan_accelerator_supply: orders, lead times, vendors, yields and a million accelerators, as article 003 has
// them.
#include "support/tables.hpp"
#include "tables.hpp"

namespace {

constexpr const char* help = R"(usage: plan_accelerator_supply [--case FILE] [--csv]

The arithmetic of article 003 (accelerators, their supply and lead times), table by table: stock against orders,
delivery dates, buyers, server makers, yields, the weakest stage, OpenAI's million, Intel. Each number is stated
(printed by the source named), derived (follows from stated ones) or assumed (our choice, table 11).

  --case FILE  numbers from FILE in place of the program's own (examples/industry/accelerators_2025.toml)
  --csv        a line a cell for programs: table,row,column,value, numbers in base units at full precision
  --help       this text

Every figure of the article with its verdict: reproduce_figures --article A3
)";

int run(const examples::Arguments& arguments) {
  using namespace plan_accelerator_supply;
  const auto article = examples::accelerators_2025(arguments.value("--case"));
  const std::vector<TextTable> tables{
      order_table(article),      delivery_table(article), card_table(article),      maker_table(article),
      yield_table(article),      chain_table(article),    split_table(article),     fleet_table(article),
      unit_check_table(article), intel_table(article),    assumption_table(article)};
  examples::print_tables(arguments, headline(article), tables);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  return examples::run_program(argc, argv, help, {{"--case", true}, {"--csv", false}}, run);
}
