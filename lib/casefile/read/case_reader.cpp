#include "case_reader.hpp"

#include <algorithm>

#include <fmt/core.h>

#include <fairvalue/core/nearest_name.hpp>

#include "casefile/detail/period_columns.hpp"

namespace fairvalue::detail {
namespace {

constexpr int least_days_of_year = 364;
constexpr int most_days_of_year = 371;

}  // namespace

CaseFile CaseReader::file(const Node& root) {
  CaseFile result = blank<CaseFile>();
  {
    Scope scope{*this, root, false};
    keys(*this, result);
  }
  result.provenance = take_provenance();
  return result;
}

void CaseReader::currency(Currency& member) {
  const Node* const node = entry("currency");
  const KeyInfo info{"currency", "Three capital letters such as USD."};
  if (node == nullptr) {
    if (!currency_ && path_ == "company") refuse_missing(info);
    if (currency_) member = *currency_;
    return;
  }
  const bool is_company = path_ == "company";
  const Step step{*this, "currency"};
  const auto code = text(*node, info);
  if (!code) return;
  guarded("currency", *node, [&] { member = Currency{*code}; });
  if (!findings_.is_sound(path_)) return;  // the others are held against none
  if (is_company) {
    currency_ = member;
  } else if (currency_ && member != *currency_) {
    refuse(*node, currency_->code() + " as of the company",
           "A case has one currency: convert the amounts, or leave the key out.");
  }
}

void CaseReader::settings(const KeyInfo& info, std::vector<Override>& members) {
  const Node* const node = entry(info.name);
  if (node == nullptr) return;
  const Step step{*this, info.name};
  if (!require_table(*node, info)) return;
  for (const Entry& one : node->entries) {
    const Step inner{*this, one.key};
    const auto known = dimension_of_input(one.key);
    if (!known) {
      refuse_input_name(one);
      continue;
    }
    const Dimension dimension = *known;
    Override setting{.name = one.key, .value = 0.0};
    if (one.value.kind == NodeKind::table) {
      Scope scope{*this, one.value, false};
      source(setting.reason);
      required(KeyInfo{"value", "The value that the scenario sets.", Rule::any, dimension}, setting.value);
      optional(KeyInfo{"unit", "Spelt like the input's."}, setting.unit);
    } else if (const auto value = number(one.value, dimension, info)) {
      setting.value = *value;
      ask_for_source(one.value);
    }
    members.push_back(std::move(setting));
  }
}

Dimension CaseReader::of_measure(Dimension dimension) const {
  if (dimension != Dimension::volume) return dimension;
  const Node* const written = entry_around("measure");
  const auto measure = written != nullptr && written->kind == NodeKind::text
                           ? parse_key<VolumeMeasure>(written->text)
                           : std::nullopt;
  if (!measure) return dimension;
  return *measure == VolumeMeasure::paid ? Dimension::money : Dimension::gigawatts;
}

void CaseReader::refuse_input_name(const Entry& setting) {
  const std::vector<std::string> names = names_of_inputs(setting.key.starts_with("deal."));
  const std::size_t last = setting.key.rfind('.') == std::string::npos ? 0 : setting.key.rfind('.') + 1;
  const auto likely = likely_names(setting.key.substr(last), names);
  const std::string meant = likely.empty() ? "" : setting.key.substr(0, last) + likely.front();
  findings_.error(setting.value.place, path_,
                  fmt::format("must be an input of the case ({}), got '{}'",
                              likely.empty() ? name_hint(setting.key.substr(last), names)
                                             : fmt::format("nearest '{}'", meant),
                              setting.key),
                  likely.empty() ? "Write the name of an input, or leave the setting out."
                                 : fmt::format("Write \"{}\", or leave the setting out.", meant));
}

void CaseReader::uncertain(std::optional<UncertainInputs>& member) {
  UncertainInputs inputs{};
  list({"uncertain", "An uncertain input."}, inputs.inputs);
  list({"correlation", "Rank correlation of two of them."}, inputs.correlations);
  if (!inputs.inputs.empty() || !inputs.correlations.empty()) member = std::move(inputs);
}

void CaseReader::provenance(const KeyInfo& info, std::vector<KeyProvenance>&) {
  const Node* const node = entry(info.name);
  if (node == nullptr) return;
  const Step step{*this, info.name};
  if (node->kind != NodeKind::list) {
    refuse(*node, "a list of tables", info.meaning);
    return;
  }
  for (std::size_t i = 0; i < node->items.size(); ++i) {
    const Step inner{*this, i};
    if (!require_table(node->items[i], info)) continue;
    KeyProvenance stated{.path = {}, .standing = Standing::assumed};
    {
      Scope scope{*this, node->items[i], true};
      required(KeyInfo{"path", "The number it belongs to."}, stated.path);
      stated.standing = given_.standing;
      stated.source = given_.source;
      stated.quote = given_.quote;
    }
    provenance_.push_back(std::move(stated));
  }
}

void CaseReader::check_years(const Node& list, std::vector<FiscalPeriod>& years) {
  if (list.kind != NodeKind::list) return;
  for (std::size_t i = 0; i < years.size(); ++i) {
    const Node& written = list.items[i];
    if (written.kind != NodeKind::table) continue;  // a label of a year that is stated elsewhere
    const Step element{*this, i};
    if (findings_.is_sound(path_)) {
      if (i > 0) follow_on(written, years[i - 1], years[i]);
      check_year(written, years[i], {years.begin(), years.begin() + static_cast<std::ptrdiff_t>(i)});
    }
    const Node* const label = find(written, "label");
    if (!findings_.is_sound(path_) && label != nullptr) bad_labels_.insert(label->text);
  }
  if (path_ == "operating_model.year" && findings_.is_sound(path_)) check_successive(list, years);
}

/// Here and not in the operating model's own check, which needs its other numbers too.
void CaseReader::check_successive(const Node& list, const std::vector<FiscalPeriod>& years) {
  for (std::size_t i = 1; i < years.size(); ++i) {
    const Date next = add_days(years[i - 1].end, 1);
    if (years[i].start == next) continue;
    const Step element{*this, i};
    findings_.error(
        list.items[i].place, path_,
        fmt::format("must be the year from {} on, the day after {} ends, got {} from {} on", to_string(next),
                    label(years[i - 1]), label(years[i]), to_string(years[i].start)),
        "List the years one after the other, none left out.");
    return;
  }
}

void CaseReader::follow_on(const Node& written, const FiscalPeriod& before, FiscalPeriod& year) {
  const auto is_year = [](const FiscalPeriod& one) { return one.end.ok() && !one.quarter && !one.half; };
  if (!is_year(before) || !is_year(year)) return;
  const Date first = add_days(before.end, 1);
  const int days = days_between(first, year.end) + 1;
  if (year.year != before.year + 1 || days < least_days_of_year || days > most_days_of_year) return;
  const Node* const start = find(written, "start");
  if (start == nullptr) {
    year.start = first;
  } else if (year.start != first) {
    const Step key{*this, "start"};
    refuse(*start, fmt::format("{}, the day after {} ends", to_string(first), label(before)),
           fmt::format("Write start = {}, or leave it out: a year begins on the day after the one before it.",
                       to_string(first)));
  }
}

void CaseReader::check_year(const Node& written, const FiscalPeriod& year,
                            const std::vector<FiscalPeriod>& before) {
  if (std::ranges::find(before, label(year), [](const auto& one) { return label(one); }) != before.end()) {
    const Step key{*this, "label"};
    refuse(*find(written, "label"), "unlike those of the other years",
           "Give each year its own label, or leave one out.");
  }
  const int days = days_between(year.start, year.end) + 1;
  const bool is_part = year.quarter || year.half;
  if (is_part || (days >= least_days_of_year && days <= most_days_of_year)) return;
  findings_.error(
      written.place, path_,
      fmt::format("must be a full year of {} to {} days, got {} of {} days, {} to {}", least_days_of_year,
                  most_days_of_year, label(year), days, to_string(year.start), to_string(year.end)),
      "Correct its start or its end.");
}

bool CaseReader::read_scalar(const Node& node, MonitoringRule& out, const KeyInfo&) {
  if (node.kind == NodeKind::text && (node.text == "close" || node.text == "continuous")) {
    out = node.text == "close" ? on_any_close() : continuously();
    return true;
  }
  refuse(node, "\"close\", \"continuous\" or a table such as { average_of = 20 }",
         "Write how the price is held against the hurdle.");
  return true;
}

bool CaseReader::read_scalar(const Node& node, Strike& out, const KeyInfo& info) {
  if (const auto price = number(node, Dimension::per_share, info)) {
    out = PerShare{*price};
    ask_for_source(node);
  }
  return true;
}

bool CaseReader::read_scalar(const Node& node, Distribution& out, const KeyInfo& info) {
  if (node.kind == NodeKind::text) {
    if (const auto range = parse_range(node.text, info.dimension, currency_for(node.text, info.dimension))) {
      if (range->low && range->high) {
        guarded("percentiles", node, [&] { out = between_percentiles(*range->low, *range->high); });
        ask_for_source(node);
      } else {
        refuse(node, range->rule, info.meaning);
      }
      return true;
    }
  }
  if (node.kind != NodeKind::text && node.kind != NodeKind::number) return false;
  if (const auto value = number(node, info.dimension, info)) {
    out = Fixed{*value};
    ask_for_source(node);
  }
  return true;
}

bool CaseReader::read_scalar(const Node& node, FiscalPeriod& out, const KeyInfo& info) {
  if (node.kind != NodeKind::text) return false;
  const auto known = std::find_if(periods_.begin(), periods_.end(),
                                  [&](const FiscalPeriod& period) { return label(period) == node.text; });
  if (bad_labels_.contains(node.text)) {  // it is refused where it is stated
    findings_.unread(path_);
    return true;
  }
  if (known != periods_.end()) {
    out = *known;
    return true;
  }
  std::string labels;
  for (const FiscalPeriod& period : periods_) labels += (labels.empty() ? "" : ", ") + label(period);
  refuse(
      node,
      labels.empty()
          ? "a table { label, start, end }, as company.fiscal_year lists none"
          : fmt::format("one of the company's fiscal years ({}) or a table {{ label, start, end }}", labels),
      fmt::format("Add it to company.fiscal_year, or write {} = {{ label = \"{}\", end = YYYY-MM-DD }}.",
                  info.name, parse_period_label(node.text) ? node.text : "FY2026"));
  return true;
}

}  // namespace fairvalue::detail
