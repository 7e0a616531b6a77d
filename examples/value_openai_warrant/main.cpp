// value_openai_warrant: what OpenAI's warrant does to an AMD share, and article 001's three endings in
// numbers.
#include "support/tables.hpp"
#include "tables.hpp"

namespace {

constexpr const char* help = R"(usage: value_openai_warrant [--csv]

What a warrant for 160 million shares at a cent, gated by gigawatts and share prices, does to an AMD share: the
terms and what is known of them, the jump, stakes, intrinsic values, dilution, rebate, and the three endings of
article 001 year by year, weighted and beside what the market's price implies; then what the warrant is worth,
tranche by tranche, at the grant and today, by every method, and what moves that. Each number is stated (printed by
the source named), derived (follows from others) or assumed (our choice, table 17).

  --csv   a line a cell for programs: table,row,column,value, numbers in base units at full precision
  --help  this text

Every figure of the article with its verdict: reproduce_figures --article A1
)";

int run(const examples::Arguments& arguments) {
  using namespace value_openai_warrant;
  const Case amd = examples::openai_deal();
  const OpenAiFacts facts = examples::openai_facts();
  const examples::OpenAiPricing pricing = examples::openai_pricing(amd);
  const CaseResult result = fairvalue::value(amd);
  std::vector<TextTable> tables{terms_table(amd), jump_table(facts), stake_table(facts),
                                intrinsic_table(facts), dilution_table(facts)};
  for (TextTable& table : path_tables(result)) tables.push_back(std::move(table));
  tables.push_back(weighted_table(result));
  tables.push_back(base_table(amd, facts));
  tables.push_back(implied_table(facts));
  tables.push_back(ai_share_table(amd, result, facts));
  tables.push_back(tranche_value_table(pricing, facts));
  tables.push_back(two_values_table(pricing, facts));
  tables.push_back(volatility_table(pricing, facts));
  tables.push_back(ladder_table(pricing, facts));
  tables.push_back(method_table(pricing, facts));
  tables.push_back(monitoring_table(pricing, facts));
  tables.push_back(correlation_table(pricing, facts));
  tables.push_back(assumption_table(amd, pricing));
  examples::print_tables(arguments, headline(result, facts), tables);
  return 0;
}

}  // namespace

int main(int argc, char** argv) { return examples::run_program(argc, argv, help, {{"--csv", false}}, run); }
