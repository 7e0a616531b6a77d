#include <fairvalue/casefile/case_keys.hpp>

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include "describe/key_tree.hpp"

namespace fairvalue {
namespace {

using detail::KeyKind;
using detail::KeyNode;
using Json = nlohmann::ordered_json;

void collect_keys(const KeyNode& table, const std::string& path, std::vector<CaseKey>& found) {
  for (const KeyNode& key : table.keys) {
    const std::string inner = path.empty() ? key.name : path + "." + key.name;
    found.push_back({inner, key.form, key.required, key.rule, key.meaning});
    collect_keys(key, inner, found);
  }
}

// --- the page ---

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|') out += '\\';
    out += c;
  }
  return out;
}

/// Writes the tables, each kind of them once: a gate or a warrant stands in several places.
class PageWriter {
 public:
  std::string page(const KeyNode& root) {
    add(root, "");
    return std::move(page_);
  }

 private:
  static std::string names_in(const KeyNode& table) {
    std::string names;
    for (const KeyNode& key : table.keys) names += key.name + " " + key.form + "\n";
    return names;
  }

  void add(const KeyNode& table, const std::string& path) {
    if (!path.empty()) page_ += fmt::format("\n## `{}`\n\n{}\n", path, table.meaning);
    if (table.is_list) page_ += "\nMay be repeated as `[[...]]`, or be a list of tables.\n";
    const std::string names = names_in(table);
    const auto same =
        std::find_if(written_.begin(), written_.end(), [&](const auto& one) { return one.first == names; });
    if (same != written_.end()) {
      page_ += fmt::format("\nIts keys are those of `{}`.\n", same->second);
      return;
    }
    written_.emplace_back(names, path);
    page_ += "\n| key | takes | rule | meaning |\n|---|---|---|---|\n";
    for (const KeyNode& key : table.keys) {
      page_ += fmt::format("| `{}`{} | {} | {} | {} |\n", key.name, key.required ? " (required)" : "",
                           escaped(key.form), key.rule, escaped(key.meaning));
    }
    for (const KeyNode& key : table.keys) {
      if (!key.keys.empty()) add(key, path.empty() ? key.name : path + "." + key.name);
    }
  }

  std::string page_{};
  std::vector<std::pair<std::string, std::string>> written_{};
};

// --- the schema ---

Json reference(const char* name) { return {{"$ref", fmt::format("#/$defs/{}", name)}}; }

Json table_schema(const KeyNode& table);

Json value_schema(const KeyNode& key) {
  switch (key.kind) {
    case KeyKind::text: return {{"type", "string"}};
    case KeyKind::truth: return {{"type", "boolean"}};
    case KeyKind::choice: return {{"enum", key.choices}};
    case KeyKind::whole:
    case KeyKind::number: return reference("number");
    case KeyKind::date: return reference("date");
    case KeyKind::series: return {{"type", "array"}, {"items", {{"type", "object"}}}};
    case KeyKind::scalar_or_table:
      return {{"anyOf", Json::array({Json{{"type", {"number", "string"}}}, table_schema(key)})}};
    case KeyKind::table: return table_schema(key);
  }
  return Json::object();
}

Json key_schema(const KeyNode& key) {
  Json schema = value_schema(key);
  if (key.is_list) {
    Json one = schema;
    schema = {{"anyOf", Json::array({Json{{"type", "array"}, {"items", schema}}, one})}};
  }
  schema["description"] =
      key.rule.empty() ? key.meaning : fmt::format("{} Must be {}.", key.meaning, key.rule);
  return schema;
}

Json table_schema(const KeyNode& table) {
  Json schema{{"type", "object"}};
  if (table.keys.empty()) return schema;  // names are the file's own
  Json properties = Json::object();
  Json required = Json::array();
  for (const KeyNode& key : table.keys) {
    properties[key.name] = key_schema(key);
    if (key.required) required.push_back(key.name);
  }
  for (const char* common : {"source", "quote", "standing", "readings"}) {
    if (!properties.contains(common)) properties[common] = reference(common);
  }
  schema["properties"] = std::move(properties);
  if (!required.empty()) schema["required"] = std::move(required);
  schema["additionalProperties"] = false;
  return schema;
}

Json definitions() {
  const Json scalar{{"type", {"number", "string"}}};
  const Json date{{"type", "string"}};
  const auto with_source = [](const Json& value) {
    const Json table{{"type", "object"},
                     {"properties",
                      {{"value", value},
                       {"source", reference("source")},
                       {"quote", reference("quote")},
                       {"standing", reference("standing")},
                       {"unit", {{"type", "string"}}}}},
                     {"required", {"value"}},
                     {"additionalProperties", false}};
    return Json{{"anyOf", Json::array({value, table})}};
  };
  return {{"number", with_source(scalar)},
          {"date", with_source(date)},
          {"source",
           {{"type", "string"}, {"description", "Article, filing or page; the reason of what is assumed."}}},
          {"quote", {{"type", "string"}, {"description", "The source's own words."}}},
          {"standing", {{"enum", {"stated", "derived", "assumed", "redacted"}}}},
          {"readings", {{"type", "array"}, {"items", {{"type", "object"}}}}}};
}

// --- the template ---

constexpr std::string_view company_template = R"(schema = 1

[company]
name = "{name}"
ticker = "{ticker}"
currency = "{currency}"
shares_outstanding = {{ value = "500 m", standing = "assumed", source = "replace: cover page of the 10-K" }}
fiscal_year = [{{ label = "FY2025", end = 2025-12-31 }}, {{ label = "FY2026", end = 2026-12-31 }}, {{ label = "FY2027", end = 2027-12-31 }}, {{ label = "FY2028", end = 2028-12-31 }}]

[market]
price = {{ value = "100 {currency}", standing = "assumed", source = "replace: the last close" }}
as_of = 2026-06-30
volatility = {{ value = "40 %", standing = "assumed", source = "replace: closes of a year, or implied" }}
risk_free_rate = {{ value = "4 %", standing = "assumed", source = "replace: the Treasury's rate to the expiry" }}

[operating_model]
year = ["FY2026", "FY2027", "FY2028"]
consensus_eps = [{{ value = "5 {currency}", standing = "assumed", source = "replace: consensus of FY2026" }}]
eps_growth = {{ value = "8 %", standing = "assumed", source = "replace: your growth after FY2026" }}
diluted_shares = {{ value = "510 m", standing = "assumed", source = "replace: diluted shares of the 10-K" }}
revenue = {{ value = "20 bn {currency}", standing = "assumed", source = "replace: consensus revenue of FY2026" }}
revenue_growth = {{ value = "8 %", standing = "assumed", source = "replace: your growth after FY2026" }}
ai_mix = {{ value = "10 %", standing = "assumed", source = "replace: share of revenue from AI chips, or 0" }}
tax_rate = {{ value = "20 %", standing = "assumed", source = "replace: the tax rate of the guidance" }}

[operating_model.year_before]
period = "FY2025"
eps = "4.50 {currency}"
standing = "assumed"
source = "replace: EPS of FY2025"

[valuation]
multiple = {{ value = "20x", window = "next_twelve_months", standing = "assumed", source = "replace: the share's own multiple" }}
required_return = {{ value = "10 %", standing = "assumed", source = "replace: your cost of equity" }}

[[consensus]]
period = "FY2026"
as_of = 2026-06-30
mean = "5 {currency}"
standing = "assumed"
source = "replace: where the consensus is from"
)";

constexpr std::string_view deal_template = R"(
[[deal]]
name = "Example deal"
revenue_per_gigawatt = {{ value = "10 bn {currency}", standing = "assumed", source = "replace: what the customer pays" }}
margin = {{ value = "25 %", standing = "assumed", source = "replace: profit before tax on it" }}

[deal.plan]
measure = "purchased_gw"
start = 2026-12-31
milestone = [{{ volume = "0.5 GW", date = 2027-06-30 }}, {{ volume = "1 GW", date = 2028-06-30 }}]
standing = "assumed"
source = "replace: the schedule of the contract"

[deal.warrant]
holder = "Example customer"
strike = 0.01
granted = 2026-06-30
expiry = 2031-06-30
monitoring = {{ average_of = 20 }}
standing = "assumed"
source = "replace: the warrant agreement"

[[deal.warrant.tranche]]
name = "first"
shares = "5 m"
purchased_gw = "0.5 GW"
price_hurdle = "120 {currency}"

[[deal.warrant.tranche]]
name = "second"
shares = "5 m"
purchased_gw = "1 GW"
price_hurdle = "150 {currency}"

[[scenario]]
name = "optimistic"
weight = "25 %"
source = "replace: why this weight"
[scenario.set]
multiple = {{ value = "25x", source = "replace: why" }}

[[scenario]]
name = "neutral"
weight = "50 %"
source = "replace: why this weight"
[scenario.set]
"deal.Example deal.delay_months" = {{ value = "6 months", source = "replace: why" }}

[[scenario]]
name = "pessimistic"
weight = "25 %"
source = "replace: why this weight"
[scenario.set]
multiple = {{ value = "15x", source = "replace: why" }}
"deal.Example deal.gigawatts" = {{ value = "0.5 GW", source = "replace: why" }}
)";

std::string toml_quoted(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) >= 0x20u) out += c;
  }
  return out;
}

/// The header that a line is, without its brackets; empty for another line.
std::string header_of(std::string_view line) {
  if (!line.starts_with('[')) return {};
  const std::size_t first = line.find_first_not_of('[');
  return std::string{line.substr(first, line.find(']') - first)};
}

/// What the table says of the key at a path; empty where it knows none.
std::string meaning_of(const std::string& path) {
  const auto& all = case_keys();
  const auto key = std::find_if(all.begin(), all.end(), [&](const CaseKey& one) { return one.path == path; });
  return key == all.end() ? "" : key->meaning;
}

/// Puts the meaning of each key above its line, once for each path.
std::string with_comments(std::string_view text) {
  std::string out;
  std::string table;
  std::vector<std::string> told;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (const std::string header = header_of(line); !header.empty()) table = header;
    std::string path = table;
    const std::size_t equals = line.find(" = ");
    if (!line.starts_with('[') && equals != std::string_view::npos) {
      path += (table.empty() ? "" : ".") + std::string{line.substr(0, equals)};
    } else if (!line.starts_with('[')) {
      path.clear();
    }
    const std::string meaning = path.empty() ? "" : meaning_of(path);
    if (!meaning.empty() && std::find(told.begin(), told.end(), path) == told.end()) {
      out += "# " + meaning + "\n";
      told.push_back(path);
    }
    out += std::string{line} + "\n";
  }
  return out;
}

}  // namespace

const std::vector<CaseKey>& case_keys() {
  static const std::vector<CaseKey> keys = [] {
    std::vector<CaseKey> found;
    collect_keys(detail::key_tree(), "", found);
    return found;
  }();
  return keys;
}

std::string case_key_page() { return PageWriter{}.page(detail::key_tree()); }

std::string case_schema() {
  Json schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
              {"title", "fairvalue case, schema 1"}};
  schema.update(table_schema(detail::key_tree()));
  schema["$defs"] = definitions();
  return schema.dump(2) + "\n";
}

std::string new_case_text(const NewCase& options) {
  const std::string name = toml_quoted(options.name);
  const std::string ticker = toml_quoted(options.ticker);
  const std::string currency = toml_quoted(options.currency);
  std::string text = fmt::format(fmt::runtime(company_template), fmt::arg("name", name),
                                 fmt::arg("ticker", ticker), fmt::arg("currency", currency));
  if (options.with_deal) text += fmt::format(fmt::runtime(deal_template), fmt::arg("currency", currency));
  return with_comments(text);
}

}  // namespace fairvalue
