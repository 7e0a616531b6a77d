#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>
#include <numeric>
#include <regex>
#include <string>
#include <vector>

#include <fairvalue/casefile/csv_table.hpp>
#include <fairvalue/equity/price_target.hpp>
#include <fairvalue/industry/cluster.hpp>
#include <fairvalue/industry/lead_time.hpp>
#include <fairvalue/industry/share_split.hpp>
#include <fairvalue/industry/token_demand.hpp>
#include <fairvalue/scenario/monte_carlo.hpp>

#include "plan_accelerator_supply/tables.hpp"
#include "price_inference/tables.hpp"
#include "rank_ai_hardware/tables.hpp"
#include "reproduce_figures/ledger.hpp"
#include "reproduce_figures/listing.hpp"
#include "reproduce_figures/verdict.hpp"
#include "stress_openai_deal/tables.hpp"
#include "support/openai_stress.hpp"
#include "target_amd/tables.hpp"
#include "value_openai_warrant/tables.hpp"

namespace headlines_test {

// Every number of every headline, in its order, against the library called here on the shipped case.

using namespace fairvalue;

using Numbers = std::vector<std::string>;

/// The numbers of a text as it prints them, dates whole: "22x, +36.36 % on 2025-06-19." has 22, +36.36 and
/// 2025-06-19. Those that end a name, as in FY2030, are none.
Numbers numbers_in(const std::string& text) {
  static const std::regex number{R"(([A-Z]+[0-9]+)|([+-]?[0-9]+(-[0-9]+-[0-9]+|\.[0-9]+)?))"};
  Numbers numbers;
  for (auto at = std::sregex_iterator(text.begin(), text.end(), number); at != std::sregex_iterator{}; ++at) {
    if (!(*at)[1].matched) numbers.push_back(at->str());
  }
  return numbers;
}

std::string fixed(double value, int decimals) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", decimals, value);
  return text;
}

std::string signed_percent(double value, int decimals) {
  return (value > 0 ? "+" : "") + fixed(100 * value, decimals);
}

double type_7(std::vector<double> sorted, double p) {
  const double place = p * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  return sorted[below] + (place - static_cast<double>(below)) * (sorted[below + 1] - sorted[below]);
}

TEST_SUITE("examples/headlines") {
  TEST_CASE("reproduce_figures: the rows counted one by one") {
    const auto& ledger = figures::embedded_ledger();
    const auto results = figures::reproduce_all(ledger, figures::Rows{}, "");
    std::map<std::string, int> rows;
    int hold = 0, derived = 0;
    for (const auto& result : results) {
      ++rows[result.verdict];
      hold += result.holds() ? 1 : 0;
    }
    for (const auto& row : ledger.rows()) derived += row.kind == figures::Kind::derived ? 1 : 0;
    Numbers expected{std::to_string(hold), std::to_string(derived)};
    for (const char* verdict : {"agrees", "loose", "disagrees", "ambiguous", "implied"}) {
      expected.push_back(std::to_string(rows[verdict]));
    }
    const int claims = rows["agrees"] + rows["loose"] + rows["disagrees"] + rows["ambiguous"];
    expected.push_back(std::to_string(claims));
    expected.push_back(std::to_string(rows["implied"]));
    CHECK(claims + rows["implied"] == derived);
    CHECK(numbers_in(figures::summary("", results, figures::derived_rows(ledger, ""))) == expected);
  }
  TEST_CASE("README: how many rows test a claim") {
    const auto results = figures::reproduce_all(figures::embedded_ledger(), figures::Rows{}, "");
    const auto implied = std::count_if(results.begin(), results.end(), [](const auto& result) {
      return std::none_of(result.row->claims.begin(), result.row->claims.end(),
                          [](const auto& claim) { return claim.low || claim.high; }) &&
             result.row->verdict != "ambiguous";
    });
    const auto all = static_cast<std::ptrdiff_t>(results.size());
    std::ifstream file{FAIRVALUE_ROOT "/README.md"};
    std::string text{std::istreambuf_iterator<char>{file}, {}};
    std::replace(text.begin(), text.end(), '\n', ' ');
    CHECK(text.find("all [" + std::to_string(all) + " derived figures]") != std::string::npos);
    CHECK(text.find("Of these, " + std::to_string(all - implied) + " test a claim that an article prints") !=
          std::string::npos);
    CHECK(text.find("; " + std::to_string(implied) + " are derivations without a claim.") !=
          std::string::npos);
  }
  TEST_CASE("numbers are found as they stand") {
    CHECK(numbers_in("22x, +36.36 % on 2025-06-19. By FY2030 of -3 and 160m.") ==
          Numbers{"22", "+36.36", "2025-06-19", "-3", "160"});
  }
  TEST_CASE("target_amd: both prices and what separates them") {
    const auto amd = examples::amd_june_2025();
    const double eps = amd.eps_2026.value.eps.value, market = amd.market_multiple.value.value,
                 author = amd.author_multiple.value.value;
    const PriceTarget target = target_amd::author_target(amd);
    CHECK(price(target).value == doctest::Approx(author * eps).epsilon(1e-15));
    // At once both multiples are of FY2026. In a year FY2026 is what FY2025 is today: EPS grows as consensus
    // has it, and the multiple falls from today's price over FY2025.
    const double trailing = market * eps / amd.eps_2025.value.eps.value;
    CHECK(numbers_in(target_amd::headline(amd)) ==
          Numbers{to_string(amd.as_of), fixed(author, 0), fixed(price(target).value, 2), fixed(market, 0),
                  fixed(market * eps, 2), signed_percent(author / market - 1, 2),
                  signed_percent(author / market - 1, 2), fixed(0, 2),  // one EPS for both
                  to_string(target.holds_on), signed_percent(eps / amd.eps_2025.value.eps.value - 1, 2),
                  signed_percent(author / trailing - 1, 2), fixed(trailing, 2), fixed(author, 0)});
  }
  TEST_CASE("value_openai_warrant: net value and jump and what it had to believe and the give-away price") {
    const Case amd = examples::openai_deal();
    const CaseResult result = fairvalue::value(amd);
    const auto facts = examples::openai_facts();
    const auto worth = examples::openai_worth(amd, examples::openai_pricing(amd), facts);
    // weights x flows of tests/model/deal_worth_reference.py
    const double flows = 0.25 * 16.6925453889 + 0.5 * 7.92141077928 + 0.25 * 1.40802642129;
    double warrants = 0;
    for (std::size_t i = 0; i < worth.warrants.size(); ++i) {
      warrants += amd.scenarios[i].weight * worth.warrants[i].value / 1e9;
    }
    const double shares = 1.622;  // bn, 10-K
    const double move = facts.close.value.value - facts.close_before.value.value;
    const double rest = shares * move - (flows - warrants);
    // NTM EPS on 2025-10-06: 82 of 364 days of FY2025 are left
    const double eps = 82.0 / 364 * 3.94 + (1 - 82.0 / 364) * 5.79;
    CHECK(warrants > flows);  // "costs the other shareholders"
    CHECK(worth.jump.rest.value / 1e9 == doctest::Approx(rest).epsilon(1e-9));
    // Flows are in proportion to revenue, and to gigawatts: what is missing of the jump over what there is.
    const double needed = (shares * (203.71 - 164.67) + warrants) / flows;
    CHECK(*worth.believed[0].value / 15e9 == doctest::Approx(needed).epsilon(1e-9));
    CHECK(*worth.believed[2].value / 6 == doctest::Approx(needed).epsilon(1e-9));
    CHECK(*worth.pairs.at(2, 0) / 15e9 == doctest::Approx(needed / 2).epsilon(1e-9));
    CHECK(*worth.jump.turns == doctest::Approx(rest / (shares * eps)).epsilon(0.01));
    // with so much more growth the company without the deal is worth the rest more
    Case grown = amd;
    grown.deals.clear();
    grown.scenarios.clear();
    const double without = fairvalue::value(grown).base_value.value;
    grown.company.eps_growth.value += *worth.jump.growth;
    CHECK(shares * (fairvalue::value(grown).base_value.value - without) ==
          doctest::Approx(rest).epsilon(1e-6));
    const std::string text = value_openai_warrant::headline(result, worth);
    CHECK(text.find("That costs the other") != std::string::npos);
    CHECK(numbers_in(text) == Numbers{to_string(amd.spot.value.as_of), fixed(flows, 1), fixed(warrants, 1),
                                      fixed(warrants - flows, 1), fixed((warrants - flows) / shares, 2),
                                      fixed(move, 2), fixed(shares * move, 1), fixed(rest, 1),
                                      fixed(*worth.jump.turns, 1), fixed(100 * *worth.jump.growth, 1),
                                      // by hand: 15 bn x 28 % x (1 - 13 %) over 26.667m shares, and the cent
                                      fixed(15e9 * 0.28 * 0.87 / (160e6 / 6) + 0.01, 2)});
  }
  TEST_CASE("price_inference: how much cheaper and what tokens for everyone need") {
    const auto article = examples::inference_2024();
    const auto cheaper = [&](double margin) { return article.cost_ratio.value / (1 - margin); };
    const double chips = article.shipped.value * article.shipped_fraction.value;
    const double tokens = article.people.value * article.tokens_each.value;
    const double needed = utilisation_needed(flops_for_tokens(tokens, article.parameters.value), chips,
                                             article.accelerator.value.flops);
    const std::string day = figures::embedded_ledger().row("A2-02").values.at(0);
    const std::string text = price_inference::headline(article);
    CHECK(day.substr(0, 7) == "2024-12");
    CHECK(text.find("December " + day.substr(0, 4)) != std::string::npos);
    CHECK(needed == doctest::Approx(tokens * 2 * 7e9 / (0.25 * 3.76e6 * 1.979e15)).epsilon(1e-14));
    const Ownership& owned = article.ownership.value;
    const double growth = std::pow(1 + article.cost_of_capital.value, owned.life.value);
    const double a_year =
        (owned.price + owned.site).value * article.cost_of_capital.value * growth / (growth - 1);
    const double hour =
        (a_year + owned.upkeep.value) / 8760 + owned.watts * owned.overhead / 1000 * owned.electricity.value;
    const double rented = hour / article.utilisation.value;
    CHECK(rented == doctest::Approx(2.37).epsilon(0.005 / 2.37));  // by hand: 1.661553 / 0.7
    CHECK(
        ownership_cost(owned, article.utilisation.value, article.cost_of_capital.value).per_used_hour.value ==
        doctest::Approx(rented).epsilon(1e-14));
    CHECK(text.find("loses money") != std::string::npos);
    CHECK(numbers_in(text) == Numbers{day.substr(0, 4), fixed(cheaper(article.margin.value.low), 0),
                                      fixed(cheaper(article.margin.value.high), 0),
                                      fixed(article.cost_ratio.value, 0), fixed(article.tokens_each.value, 0),
                                      fixed(needed, 0), fixed(article.negotiated_price.value.value, 2),
                                      fixed(rented, 2), fixed(100 * article.cost_of_capital.value, 0),
                                      fixed(100 * article.utilisation.value, 0)});
  }
  TEST_CASE("plan_accelerator_supply: the days and the vendors and the units that would move to AMD") {
    const auto article = examples::accelerators_2025();
    const double amd_gains =
        article.planned.value * (article.wished_split.value[1] - article.expected_split.value[1]);
    CHECK(amd_gains == doctest::Approx(100'000).epsilon(1e-12));  // by hand: a tenth of a million
    CHECK(reallocation(article.planned.value, article.expected_split.value, article.wished_split.value)[1] ==
          doctest::Approx(amd_gains).epsilon(1e-12));
    const auto delivered = [&](std::size_t i) {
      return to_string(delivery_date(article.published, {&article.whole.value[i], 1}));
    };
    CHECK(numbers_in(plan_accelerator_supply::headline(article)) ==
          Numbers{to_string(article.published), delivered(0), delivered(1),
                  fixed(article.second_tier.value / article.second_tier_each.value.high, 0),
                  fixed(article.second_tier.value / article.second_tier_each.value.low, 0),
                  fixed(article.planned.value, 0), fixed(amd_gains, 0)});
  }
  TEST_CASE("rank_ai_hardware: the backlog's growth and the day's move and the first of the ranking") {
    const auto article = examples::ai_hardware_2024();
    // on 20 + 100 x share the residuals of A, B and C are 0, -1 and +1 around a mean of 0 up to the fit's own
    // tilt
    const auto rows =
        peers_from(parse_csv("name,currency,price,eps,ai_share,growth,standing,source\n"
                             "A,USD,30,1,0.1,,stated,x\nB,USD,39,1,0.2,,stated,x\n"
                             "C,USD,51,1,0.3,,stated,x\nD,USD,60,1,0.4,,stated,x\n",
                             "p.csv"));
    // residuals 0.3, -0.9, 0.9 and -0.3 give t = 102 / sqrt((1.8 / 2) / 0.05); two degrees of freedom
    const double t = 102 / std::sqrt(0.9 / 0.05);
    const double p = 1 - t / std::sqrt(2 + t * t);
    const std::string text =
        rank_ai_hardware::headline(article, rank_ai_hardware::peer_chart(rows, "from here"));
    CHECK(numbers_in(text) ==
          Numbers{to_string(article.published),
                  fixed(article.backlog.value.value / article.backlog_ratio.value / 1e9, 3),
                  fixed(article.backlog.value.value / 1e9, 1), fixed(12 * article.look_back.value.value, 0),
                  signed_percent(article.dell_move.value, 0), fixed(p, 3)});
    CHECK(text.find("Of the peers, B lies furthest below the regression line") != std::string::npos);
    CHECK(text.find("\nPeers: from here.\n") != std::string::npos);
  }
  TEST_CASE("stress_openai_deal: what the samples say when they are sorted by hand") {
    Case amd = examples::openai_deal();
    CaseResult result = fairvalue::value(amd);
    CallableModel model = deal_worth_model(amd);
    const stress_openai_deal::Study study{std::move(amd), std::move(result), std::move(model)};
    const MonteCarloResult run = monte_carlo(study.model, examples::uncertain_inputs(),
                                             {.sampling = Sampling::latin_hypercube,
                                              .samples = 1600,
                                              .seed = 1,
                                              .levels = {study.close()},
                                              .keep_samples = true});
    const std::size_t slot = output_slot(study.model, stress_openai_deal::value);
    std::vector<double> values;
    for (const auto& value : run.kept->outputs[slot]) values.push_back(value.value());
    std::sort(values.begin(), values.end());
    const auto above =
        std::count_if(values.begin(), values.end(), [&](double x) { return x > study.close(); });
    double weighted = 0;
    for (const auto& scenario : study.result.scenarios)
      weighted += scenario.weight * scenario.by_parts.value.value;
    const double mean =
        std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
    CHECK(numbers_in(stress_openai_deal::headline(study, run)) ==
          Numbers{to_string(study.result.spot.as_of), fixed(weighted, 2), fixed(study.close(), 2),
                  fixed(type_7(values, 0.5), 0), "5", "95", fixed(type_7(values, 0.05), 0),
                  fixed(type_7(values, 0.95), 0),
                  fixed(100.0 * static_cast<double>(above) / static_cast<double>(values.size()), 0),
                  fixed(189.921896568, 0),  // tests/model/deal_worth_reference.py
                  fixed(type_7(values, 0.5), 0), fixed(mean, 0), fixed(weighted, 0)});
  }
}

}  // namespace headlines_test
