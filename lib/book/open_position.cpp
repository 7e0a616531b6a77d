#include <fairvalue/book/open_position.hpp>

#include <algorithm>

#include <fmt/format.h>

#include <fairvalue/core/outcome.hpp>
#include <fairvalue/model/calibration.hpp>
#include <fairvalue/model/named_inputs.hpp>
#include <fairvalue/model/warrant_values.hpp>

namespace fairvalue {
namespace {

/// Milestones of which the outlook says nothing come as the deal's plan has them in the base case.
void add_planned_milestones(OpenPosition& open, const Case& value) {
  if (!open.deal || open.position.deployment) return;
  auto& known = open.position.outlook.milestones;
  const std::size_t before = known.size();
  for (const MilestoneOutlook& planned : scenario_milestones(value, base_settings(value), *open.deal)) {
    const auto same = [&](const MilestoneOutlook& one) {
      return one.measure == planned.measure && one.volume == planned.volume;
    };
    if (std::ranges::none_of(known, same)) known.push_back(planned);
  }
  open.is_planned = known.size() > before;
  if (open.is_planned) open.notes.push_back(open.name + ": milestones come as planned, in the base case");
}

/// What the reader warned of below the table of the deal or award.
std::vector<std::string> missing_for(const CaseFile& file, const OpenPosition& open) {
  const std::string table = open.path.substr(0, open.path.rfind('.') + 1);  // "award[0]."
  const bool is_first = table.ends_with("[0].");
  const std::string alone = table.substr(0, table.rfind('[')) + ".";  // a table in place of a list of one
  std::vector<std::string> missing;
  for (const CaseFileFinding& one : file.warnings) {
    const bool is_of_it = one.key.starts_with(table) || (is_first && one.key.starts_with(alone));
    if (one.stops_warrant && is_of_it) missing.push_back(one.key + ": " + one.message);
  }
  return missing;
}

}  // namespace

std::vector<OpenPosition> open_positions(const CaseFile& file) {
  std::vector<OpenPosition> open;
  auto positions = warrant_positions(file);
  for (std::size_t i = 0; i < file.deals.size(); ++i) {
    const CaseDeal& deal = file.deals[i];
    if (!deal.terms.warrant) continue;
    open.push_back({.name = deal.terms.name,
                    .terms = &deal.terms.warrant->value,
                    .facts = &deal.facts,
                    .position = std::move(positions.at(open.size())),
                    .deal = i,
                    .standing = deal.terms.warrant->standing,
                    .source = deal.terms.warrant->source,
                    .path = fmt::format("deal[{}].warrant", i)});
  }
  for (std::size_t i = 0; i < file.awards.size(); ++i) {
    const Award& award = file.awards[i];
    open.push_back({.name = award.name,
                    .terms = &award.warrant.value,
                    .facts = &award.facts,
                    .position = std::move(positions.at(open.size())),
                    .standing = award.warrant.standing,
                    .source = award.warrant.source,
                    .path = fmt::format("award[{}].warrant", i)});
  }
  for (OpenPosition& one : open) {
    one.notes = notes_of_gates(one);
    one.missing = missing_for(file, one);
  }
  const bool has_deal =
      std::ranges::any_of(open, [](const OpenPosition& one) { return one.deal.has_value(); });
  if (!has_deal) return open;  // awards have no plan
  const auto whole = attempt([&] { return with_calibration(model_case(file)); });
  if (!whole.has_value()) return open;
  for (OpenPosition& one : open) add_planned_milestones(one, whole.value());
  return open;
}

KeyProvenance provenance_at(const CaseFile& file, const OpenPosition& open, const std::string& path) {
  const std::string table = open.path.substr(0, open.path.rfind('.'));  // "award[0]"
  for (std::string at = path; at.size() > table.size(); at.resize(at.find_last_of(".["))) {
    const auto found = std::ranges::find(file.provenance, at, &KeyProvenance::path);
    if (found != file.provenance.end()) return *found;
    if (at == open.path) break;
  }
  if (!path.starts_with(open.path)) return {.path = {}, .standing = Standing::assumed, .source = "case file"};
  return {.path = {}, .standing = open.standing, .source = open.source};
}

Standing standing_at(const CaseFile& file, const OpenPosition& open, const std::string& key) {
  return provenance_at(file, open, open.path + "." + key).standing;
}

Standing standing_of_terms(const CaseFile& file, const OpenPosition& open) {
  Standing weakest = open.standing;
  for (const KeyProvenance& one : file.provenance) {
    if (one.path == open.path || one.path.starts_with(open.path + "."))
      weakest = std::max(weakest, one.standing);
  }
  return weakest;
}

EquityMarket market_of(const CaseFile& file, const OpenPosition& open) {
  const Years term =
      file.market ? year_fraction(file.market->spot.value.as_of, open.terms->expiry) : Years{0.0};
  return equity_market(file, term);
}

std::string reason_in_file(const OpenPosition& open, const std::string& refused) {
  return open.missing.empty() ? refused : fmt::format("{}", fmt::join(open.missing, "; "));
}

std::vector<std::string> notes_of_gates(const OpenPosition& open) {
  std::vector<std::string> notes;
  for (const std::string& benchmark : open.facts->taken_as_met)
    notes.push_back(open.name + ": the condition on '" + benchmark + "' is taken as met");
  return notes;
}

}  // namespace fairvalue
