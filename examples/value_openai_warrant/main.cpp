// value_openai_warrant: what OpenAI's warrant does to an AMD share, and article 001's three scenarios in
// numbers.
#include "support/tables.hpp"
#include "tables.hpp"

namespace {

constexpr const char* help = R"(usage: value_openai_warrant [--case FILE] [--market FILE] [--csv]

Does AMD's deal with OpenAI pay, and was the jump justified? Tables 1 to 5 answer: the deal's cash flows against the
warrant given for it, a share by parts in the three scenarios of article 001, what of the jump the deal explains and
what the rest had to believe, and the price at which a gigawatt is given away. Then the terms and what is known of
them, stakes, dilution, whether OpenAI can pay, the scenarios year by year, what the warrant is worth, tranche by
tranche, at the grant and today, and how it is booked. Each number is stated (printed by the source named), derived
(follows from others), assumed (our choice, table 23) or redacted (blacked out in the agreement; ours, too).

  --case FILE    another version of the program's case, examples/cases/amd_openai.toml
  --market FILE  other numbers around the deal than examples/industry/openai_deal_2025.toml
  --csv          a line a cell for programs: table,row,column,value, numbers in base units at full precision
  --help         this text

Every figure of the article with its verdict: reproduce_figures --article A1
)";

int run(const examples::Arguments& arguments) {
  using namespace value_openai_warrant;
  const fairvalue::CaseFile file = examples::openai_case_file(arguments.value("--case"));
  const Case amd = examples::openai_deal(file);
  const examples::OpenAiDeal2025 beside =
      examples::openai_deal_2025(arguments.value("--market"), amd.deals.front().plan.value);
  const OpenAiFacts facts = examples::openai_facts(file, beside);
  const examples::OpenAiPricing pricing = examples::openai_pricing(amd, file, beside);
  const CaseResult result = fairvalue::value(amd);
  const examples::OpenAiWorth worth = examples::openai_worth(amd, pricing, facts);
  std::vector<TextTable> tables{worth_table(amd, result, worth),
                                effect_table(amd, result, worth),
                                parts_path_table(amd, result),
                                explained_jump_table(amd, worth),
                                believed_table(amd, worth),
                                pairs_table(amd, worth),
                                give_away_table(worth),
                                terms_table(amd),
                                jump_table(facts),
                                stake_table(facts),
                                intrinsic_table(amd, facts),
                                dilution_table(facts),
                                customer_table(examples::openai_customer(amd, file, beside)),
                                wrong_way_table(amd, examples::openai_funding(amd, file, beside))};
  for (TextTable& table : path_tables(result)) tables.push_back(std::move(table));
  tables.push_back(base_table(amd, facts));
  tables.push_back(implied_table(facts));
  tables.push_back(ai_share_table(amd, result, facts));
  tables.push_back(tranche_value_table(pricing, facts));
  tables.push_back(two_values_table(pricing, facts, worth));
  tables.push_back(volatility_table(pricing, facts));
  tables.push_back(ladder_table(pricing, facts));
  tables.push_back(monitoring_table(pricing, facts));
  tables.push_back(correlation_table(pricing, facts));
  tables.push_back(assumption_table(file, pricing));
  const examples::OpenAiAccounts accounts =
      examples::openai_accounts(examples::simulated_paths, examples::simulation_seed, file);
  tables.push_back(schedule_table(accounts));
  tables.push_back(share_count_table(accounts));
  tables.push_back(forecast_table(accounts));
  examples::print_tables(arguments, headline(result, worth), tables);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  return examples::run_program(argc, argv, help, {{"--case", true}, {"--market", true}, {"--csv", false}},
                               run);
}
