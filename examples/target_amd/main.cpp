// target_amd: what an AMD share is worth on consensus earnings, and what each target of article 000 implies.
#include <iostream>

#include "support/arguments.hpp"
#include "tables.hpp"

namespace target_amd {

using namespace fairvalue;

std::vector<TextTable> all_tables(const AmdJune2025& amd) {
  return {consensus_table(amd),   market_price_table(amd), target_table(amd),      upside_table(amd),
          growth_line_table(amd), peg_table(amd),          sensitivity_table(amd), market_path_table(amd),
          guidance_table(amd),    rental_table(amd)};
}

std::string headline(const AmdJune2025& amd) {
  const PriceTarget author = author_target(amd);
  const Spot spot{.price = market_price(amd), .as_of = amd.as_of, .currency = amd.currency};
  return "AMD on " + to_string(amd.as_of) + ": at the 30x the article argues for a share is worth " +
         price_cell(price(author)).text + " USD;\nthe market pays 22x, which is " +
         price_cell(spot.price).text + ". The upside of " + signed_percent_cell(upside(author, spot)).text +
         " is all multiple, none of it earnings.\n";
}

}  // namespace target_amd

namespace {

constexpr const char* help = R"(usage: target_amd [--csv]

What an AMD share is worth on consensus earnings as of 2025-06-19, what each broker's target really
implies, and where they disagree: the arithmetic of article 000, table by table. Each number is stated
(printed by the source named), derived (follows from stated ones) or assumed (our choice).

  --csv   one row a cell for programs: table,row,column,value, numbers in base units at full precision
  --help  this text

Every figure of the article with its verdict: reproduce_figures --article A0
)";

int run(const examples::Arguments& arguments) {
  const auto amd = examples::amd_june_2025();
  const auto tables = target_amd::all_tables(amd);
  if (arguments.has("--csv")) {
    std::cout << fairvalue::to_csv(tables);
    return 0;
  }
  std::cout << target_amd::headline(amd);
  for (const auto& table : tables) std::cout << '\n' << fairvalue::to_text(table);
  return 0;
}

}  // namespace

int main(int argc, char** argv) { return examples::run_program(argc, argv, help, {{"--csv", false}}, run); }
