#include "fairvalue/verbs/report.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/outcome.hpp>
#include <fairvalue/math/block_run.hpp>
#include <fairvalue/report/chart_svg.hpp>

#include "fairvalue/case/analysis.hpp"
#include "fairvalue/case/derived.hpp"
#include "fairvalue/case/ranked_inputs.hpp"
#include "fairvalue/case/simulating.hpp"
#include "fairvalue/case/valued.hpp"
#include "fairvalue/charts/charts.hpp"
#include "fairvalue/tables/accounts.hpp"
#include "fairvalue/tables/method_table.hpp"
#include "fairvalue/tables/warrant_tables.hpp"
#include "fairvalue/verbs/report_composer.hpp"

namespace calculator {
namespace {

using namespace fairvalue;

constexpr double wide_picture = 960.0;    ///< on a screen of 1280 pixels
constexpr double narrow_picture = 360.0;  ///< on a phone

/// The part, or nothing where the file does not have what it takes.
template <class Make>
void add_if_any(Composer& composer, const Make& make, const std::set<std::string>& folded = {}) {
  const Outcome<Document> part = attempt(make);
  if (part.has_value()) composer.add(part.value(), folded);
}

void add_deal_section(Composer& composer, Valued& of) {
  if (!of.has_deals()) return;
  composer.open("deal", announced_before(of) ? "The deal's worth and the jump" : "The deal's worth");
  composer.draw([&](Document& part) {
    add_value_bridge(part, of);
    add_jump_chart(part, of);
  });
  composer.add(worth_table(of));
  composer.add(consideration_table(of));
  Document jump;
  add_jump(jump, of);
  composer.add(jump);
  composer.say(jump.headline);
  composer.add(give_away_table(of));
  Document loads;
  add_loads(loads, of);
  composer.add(loads);
}

/// What `simulate` says of a file with uncertain inputs, where the request wants simulations.
std::optional<Document> simulated_document(const Request& request, const CaseFile& file) {
  if (!request.simulates || !file.uncertain) return std::nullopt;
  Request fewer = request;
  fewer.own["samples"] = {fmt::format("{}", samples_of_page)};
  const auto document = attempt([&] { return simulate_document(fewer, file); });
  return document.has_value() ? std::optional{document.value()} : std::nullopt;
}

void add_scenarios_section(Composer& composer, const Request& request, const Valued& of,
                           const std::vector<CaseReading>& readings,
                           const std::optional<Document>& simulated) {
  composer.open("scenarios", "Targets and scenarios");
  composer.draw([&](Document& part) {
    add_football_field(part, of, simulated ? uncertain_range(*simulated) : std::nullopt);
  });
  composer.add(answer_table(of));
  composer.add(scenario_table(of));
  if (of.has_deals()) composer.add(reconciliation_table(of));
  if (!of.value.targets.empty()) composer.add(target_table(of));
  if (readings.size() > 1) composer.add(reading_table(request, readings));
}

void add_assumptions_section(Composer& composer, const Valued& of) {
  composer.open("assumptions", "Assumptions, ranked by what they move");
  composer.add(ranked_assumption_table(of));
  composer.add(ranked_stated_table(of), true);
}

void add_consensus_section(Composer& composer, const CaseFile& file) {
  composer.open("consensus", "Consensus and revisions");
  composer.draw([&](Document& part) {
    const CaseFile seen = file.market ? seen_on(file, std::nullopt) : file;
    add_consensus_range(part, seen);
    add_revisions(part, seen);
    add_multiple_band(part, seen);
    add_targets_chart(part, seen);
    add_peer_charts(part, seen);
  });
  add_if_any(composer, [&] { return consensus_document(file, std::nullopt); }, {"left_out"});
  add_if_any(composer, [&] { return multiples_document(file); });
}

void add_years_section(Composer& composer, const Valued& of) {
  composer.open("years", of.has_deals() ? "The deal by year and scenario" : "Year by year");
  composer.draw([&](Document& part) {
    add_eps_path(part, of);
    add_deployment(part, of);
  });
  for (std::size_t i = 0; i < of.result.scenarios.size(); ++i) {
    composer.add(year_table(of, i));
    composer.add(path_table(of, i));
  }
}

void add_vesting_section(Composer& composer, const Request& request, const Valued& of,
                         const std::vector<PositionValues>& positions) {
  if (positions.empty()) return;
  composer.open("vesting", "Vesting");
  composer.draw([&](Document& part) {
    add_vesting_map(part, of);
    add_price_fan(part, request, of.file);
  });
  Document part;
  add_positions(part, of.file, positions, of.units);
  composer.add(part);
}

void add_accounts_section(Composer& composer, const Request& request, const CaseFile& file,
                          const std::vector<PositionValues>& positions) {
  composer.open("accounts", "Accounts");
  std::vector<Booked> together;
  for (const CaseDeal& deal : file.deals) {
    const auto own = std::ranges::find(positions, deal.terms.name,
                                       [](const PositionValues& one) { return one.open.name; });
    if (!deal.facts.accounts || own == positions.end()) continue;
    const auto part = attempt([&] {
      Document document;
      Booked of = booked(request, file, deal);
      add_accounts(document, request, of, own->economic);
      together.push_back(std::move(of));
      return document;
    });
    if (part.has_value()) composer.add(part.value(), {"by tranche", "disclosure"});
    if (!part.has_value()) composer.warn({deal.terms.name + ": not booked: " + part.reason()});
  }
  add_if_any(composer, [&] {
    Document joint;
    add_joint_accounts(joint, together);
    return joint;
  });
}

void add_sensitivities_section(Composer& composer, const Request& request, const CaseFile& file,
                               const std::optional<Document>& simulated) {
  composer.open("sensitivities", "Sensitivities");
  add_if_any(composer, [&] { return sensitivity_document(request, file); });
  if (simulated) composer.add(*simulated, {"uncertain"});
}

/// The simulations that a report takes at most; formulas make some of them needless.
std::uint64_t most_simulations(const CaseFile& file) {
  const std::size_t scenarios = std::max<std::size_t>(file.scenarios.size(), 1);
  std::uint64_t runs = file.uncertain ? 2 : 0;
  for (const CaseDeal& deal : file.deals) {
    if (!deal.terms.warrant) continue;
    runs += scenarios + 3 + (deal.facts.accounts ? 1 : 0) + (deal.facts.forecast ? 1 : 0);
  }
  return runs + 3 * file.awards.size();
}

/// The value and whether the deals pay first: what the page sets large.
std::vector<std::string> report_headline(const Valued& of) {
  std::vector<std::string> sentences = value_headline(of);
  if (!of.has_deals()) return sentences;
  std::swap(sentences[1], sentences[2]);  // the shortcut and the deals
  return sentences;
}

std::vector<HtmlHighlight> highlights_of(const Document& document) {
  const auto answer = std::ranges::find(document.tables, "answer", &DocumentTable::key);
  std::vector<HtmlHighlight> highlights;
  for (const auto& [key, title] : std::initializer_list<std::pair<const char*, const char*>>{
           {"expected_value", "value a share"},
           {"price", "price"},
           {"base_value", "value without deals"},
           {"market_view", "net value of the deals"},
           {"market_view_a_share", "net value of the deals a share"},
           {"implied_probability", "probability that the price implies"}}) {
    const auto row = std::ranges::find(answer->rows, key, &DocumentRow::key);
    if (row != answer->rows.end() && row->cells.at(1).shown.number)  // what has none is said in a sentence
      highlights.push_back({"answer", key, "value", title});
  }
  return highlights;
}

Report company_report(const Request& request, const std::vector<CaseReading>& readings) {
  const CaseFile& file = readings.front().file;
  Valued of = valued(request, file);
  const auto positions = priced_positions(request, file);
  const auto simulated = simulated_document(request, file);
  Composer composer{file};
  composer.say(report_headline(of));
  composer.warn(valuation_warnings(of.value));
  composer.warn(of.warrants.doubts);
  composer.warn(replaced_settings(request, file));
  composer.warn(doubts_of_numbers(request, file));
  add_deal_section(composer, of);
  add_scenarios_section(composer, request, of, readings, simulated);
  add_assumptions_section(composer, of);
  add_consensus_section(composer, file);
  add_years_section(composer, of);
  add_vesting_section(composer, request, of, positions);
  add_accounts_section(composer, request, file, positions);
  add_sensitivities_section(composer, request, file, simulated);
  composer.open("method", "Method notes");
  composer.add(method_table(request, of, positions));
  Document live = std::move(composer.document());
  const std::size_t before = live.tables.size();
  make_live(live, of);
  std::vector<DocumentTable> details(live.tables.begin() + static_cast<std::ptrdiff_t>(before),
                                     live.tables.end());
  live.tables.resize(before);
  composer.document() = std::move(live);
  for (DocumentTable& table : details) composer.add(std::move(table), true);
  auto highlights = highlights_of(composer.document());
  return std::move(composer).finished(std::move(highlights));
}

/// A file without a company's operating model: what it says of consensus, targets and warrants.
Report partial_report(const Request& request, const std::vector<CaseReading>& readings,
                      const std::string& missing) {
  const CaseFile& file = readings.front().file;
  const Units units{file.company.currency};
  const auto positions = attempt([&] { return priced_positions(request, file); });
  Composer composer{file};
  Document warrants;
  if (positions.has_value()) add_positions(warrants, file, positions.value(), units);
  composer.say(warrants.headline);
  for (const auto& part : {attempt([&] { return multiples_document(file); }),
                           attempt([&] { return consensus_document(file, std::nullopt); })}) {
    if (part.has_value()) composer.say(part.value().headline);
  }
  composer.lead(std::min<std::size_t>(composer.document().headline.size(), 2));
  const std::string prefix = file.name + ": ";
  composer.say({"A share is not valued: " +
                (missing.starts_with(prefix) ? missing.substr(prefix.size()) : missing) + "."});
  if (!positions.has_value()) composer.say({"Nor are its warrants: " + positions.reason() + "."});
  composer.open("vesting", "Vesting");
  composer.draw([&](Document& part) { add_price_fan(part, request, file); });
  composer.add(warrants);
  if (readings.size() > 1) composer.add(reading_table(request, readings));
  if (positions.has_value()) add_accounts_section(composer, request, file, positions.value());
  add_consensus_section(composer, file);
  composer.open("assumptions", "Assumptions");
  composer.add(warrant_assumptions(file, units));
  composer.open("method", "Method notes");
  if (positions.has_value()) composer.add(method_table(request, file, positions.value()));
  return std::move(composer).finished({});
}

}  // namespace

Report report_of(const Request& asked, const std::vector<CaseReading>& readings) {
  const CaseFile& file = readings.front().file;
  Request request = asked;
  if (!request.page) request.page = "";  // so that every part draws its charts
  expect_simulations(request, request.simulates ? most_simulations(file) : 1);
  const auto value = attempt([&] { return model_case(file); });
  const bool is_company = value.has_value() || (file.market && file.operating_model && file.valuation);
  Report report =
      is_company ? company_report(request, readings) : partial_report(request, readings, value.reason());
  if (report.document.tables.empty()) throw Error{fmt::format("{}", report.document.headline.back())};
  return report;
}

Document summary_of(const Document& document) {
  Document summary{.verb = document.verb, .about = document.about, .headline = document.headline};
  for (const char* key : {"answer", "scenarios"}) {
    const auto table = std::ranges::find(document.tables, key, &DocumentTable::key);
    if (table == document.tables.end()) continue;
    summary.tables.push_back(*table);
    for (DocumentRow& row : summary.tables.back().rows) {
      for (DocumentCell& cell : row.cells) cell.formula.reset();
    }
  }
  return summary;
}

Outcome<std::vector<HtmlPicture>> pictures_of(const Document& document, const HtmlLayout& layout) {
  using Drawn = Outcome<std::vector<std::string>>;
  std::optional<Drawn> looks[2];
  detail::in_parallel(
      2,
      [&](std::uint64_t i) {
        looks[i] = to_svgs(document, {.width = i == 0 ? wide_picture : narrow_picture,
                                      .has_title = false,
                                      .is_inline = true,
                                      .language = layout.language,
                                      .phrases = layout.phrases});
      },
      2);
  for (const auto& look : looks) {
    if (!look->has_value()) return Outcome<std::vector<HtmlPicture>>::failure(look->reason());
  }
  std::vector<HtmlPicture> pictures;
  for (std::size_t i = 0; i < document.charts.size(); ++i) {
    const Chart& chart = document.charts[i];
    pictures.push_back({.table = chart.table,
                        .title = chart.title,
                        .caption = chart.caption,
                        .wide = looks[0]->value()[i],
                        .narrow = looks[1]->value()[i]});
  }
  return pictures;
}

}  // namespace calculator
