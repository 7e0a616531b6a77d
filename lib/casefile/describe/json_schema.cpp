#include "json_schema.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <fairvalue/casefile/case_contents.hpp>

namespace fairvalue::detail {
namespace {

using Json = nlohmann::ordered_json;

Json reference(std::string_view name) { return {{"$ref", fmt::format("#/$defs/{}", name)}}; }

/// The definitions of numbers by what they measure.
struct NamedDimension {
  Dimension dimension;
  const char* name;
};
constexpr NamedDimension named_dimensions[] = {{Dimension::number, "number"},
                                               {Dimension::percent, "percentage"},
                                               {Dimension::money, "amount"},
                                               {Dimension::per_share, "amount_a_share"},
                                               {Dimension::per_gigawatt, "amount_a_gigawatt"},
                                               {Dimension::shares, "shares"},
                                               {Dimension::multiple, "multiple"},
                                               {Dimension::years, "years"},
                                               {Dimension::months, "months"},
                                               {Dimension::days, "days"},
                                               {Dimension::gigawatts, "gigawatts"},
                                               {Dimension::volume, "volume"}};

std::string name_of(Dimension dimension) {
  const auto* const found = std::ranges::find(named_dimensions, dimension, &NamedDimension::dimension);
  return found->name;
}

/// A number, or a text with a unit of the dimension.
Json scalar_of(Dimension dimension) {
  return {{"anyOf", Json::array({Json{{"type", "number"}},
                                 Json{{"type", "string"}, {"pattern", pattern_of(dimension)}}})}};
}

Json table_schema(const KeyNode& table);

/// Texts of a number > 0: a digit that is not 0 before the exponent and the unit; and of one that is not
/// negative: no sign, or that of a 0.
constexpr const char* positive_text = "^[ \\t]*[0-9]*\\.?[0-9]*[1-9]";
constexpr const char* unsigned_text = "^[ \\t]*([^- \\t]|-0*\\.?0*([^0-9.]|$))";

/// The rule as bounds of numbers, and as patterns of texts where the bound is a sign; empty for none.
Json bounds_of(Rule rule) {
  switch (rule) {
    case Rule::any: break;
    case Rule::positive: return {{"exclusiveMinimum", 0}, {"pattern", positive_text}};
    case Rule::non_negative: return {{"minimum", 0}, {"pattern", unsigned_text}};
    case Rule::fraction: return {{"minimum", 0}, {"maximum", 1}, {"pattern", unsigned_text}};
    case Rule::growth: return {{"exclusiveMinimum", -1}};
  }
  return Json::object();
}

/// What may be written in place of a table.
Json scalar_schema(const KeyNode& key) {
  if (!key.choices.empty()) return {{"enum", key.choices}};
  if (key.dimension) {
    Json scalar = scalar_of(*key.dimension);
    scalar.update(bounds_of(key.rule));
    return scalar;
  }
  return {{"type", {"number", "string"}}};
}

Json text_schema(const KeyNode& key) {
  Json schema{{"type", "string"}};
  if (!key.pattern.empty()) schema["pattern"] = key.pattern;
  return schema;
}

Json value_schema(const KeyNode& key) {
  switch (key.kind) {
    case KeyKind::text: return text_schema(key);
    case KeyKind::truth: return {{"type", "boolean"}};
    case KeyKind::choice: return {{"enum", key.choices}};
    case KeyKind::whole: return reference("whole");
    case KeyKind::number: return reference(key.dimension ? name_of(*key.dimension) : "quantity");
    case KeyKind::date: return reference("date");
    case KeyKind::series: return {{"type", "array"}, {"items", {{"type", "object"}}}};
    case KeyKind::scalar_or_table: return {{"anyOf", Json::array({scalar_schema(key), table_schema(key)})}};
    case KeyKind::table: return table_schema(key);
  }
  return Json::object();
}

Json key_schema(const KeyNode& key) {
  Json schema = value_schema(key);
  const bool is_bare = key.kind == KeyKind::number || key.kind == KeyKind::whole;
  if (const Json bounds = bounds_of(key.rule); is_bare && !bounds.empty()) {
    schema.update(bounds);
    schema["properties"]["value"] = bounds;
  }
  if (key.is_list) {
    Json one = schema;
    Json list{{"type", "array"}, {"items", schema}};
    if (key.required) list["minItems"] = 1;
    schema = {{"anyOf", Json::array({list, one})}};
  }
  schema["description"] =
      key.rule == Rule::any ? key.meaning : fmt::format("{} Must be {}.", key.meaning, text_of(key.rule));
  return schema;
}

Json table_schema(const KeyNode& table) {
  Json schema{{"type", "object"}};
  if (table.keys.empty()) return schema;  // names are the file's own
  Json properties = Json::object();
  for (const KeyNode& key : table.keys) properties[key.name] = key_schema(key);
  for (const char* common : {"source", "quote", "standing", "readings", "reading"}) {
    if (!properties.contains(common)) properties[common] = reference(common);
  }
  schema["properties"] = std::move(properties);
  schema["additionalProperties"] = false;
  return schema;
}

Json needs_of(const KeyNode& table);

/// What a key needs that is there; empty for nothing. A number as a table needs its value.
Json needs_of_key(const KeyNode& key) {
  const bool is_bare = key.kind == KeyKind::number || key.kind == KeyKind::whole || key.kind == KeyKind::date;
  Json needs = is_bare ? reference("value_given") : needs_of(key);
  if (key.is_list && !needs.empty()) needs["items"] = needs;
  return needs;
}

/// The keys that a table and those in it must have. A table with `readings` need not: they may set the rest.
Json needs_of(const KeyNode& table) {
  Json required = Json::array();
  Json properties = Json::object();
  for (const KeyNode& key : table.keys) {
    if (key.required) required.push_back(key.name);
    Json needs = needs_of_key(key);
    if (!needs.empty()) properties[key.name] = std::move(needs);
  }
  Json needs = Json::object();
  if (!required.empty()) needs["required"] = std::move(required);
  if (!properties.empty()) needs["properties"] = std::move(properties);
  if (needs.empty()) return needs;
  return {{"if", {{"required", {"readings"}}}}, {"else", std::move(needs)}};
}

Json definitions() {
  const Json date{{"type", "string"}, {"pattern", "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"}};
  const auto with_source = [](const Json& value) {
    const Json table{{"type", "object"},
                     {"properties",
                      {{"value", value},
                       {"source", reference("source")},
                       {"quote", reference("quote")},
                       {"standing", reference("standing")},
                       {"readings", reference("readings")},
                       {"unit", {{"type", "string"}}}}},
                     {"additionalProperties", false}};
    return Json{{"anyOf", Json::array({value, table})}};
  };
  Json all = Json::object();
  for (const auto& [dimension, name] : named_dimensions) all[name] = with_source(scalar_of(dimension));
  all.update(
      Json{{"quantity", with_source({{"type", {"number", "string"}}})},
           {"whole", with_source({{"type", "integer"}})},
           {"date", with_source(date)},
           {"value_given",
            {{"anyOf", Json::array({Json{{"required", {"value"}}}, Json{{"required", {"readings"}}}})}}},
           {"source",
            {{"type", "string"}, {"description", "Article, filing or page; the reason of what is assumed."}}},
           {"quote", {{"type", "string"}, {"description", "The source's own words."}}},
           {"standing", {{"enum", {"stated", "derived", "assumed", "redacted"}}}},
           {"readings", {{"type", "array"}, {"items", {{"type", "object"}}}}},
           {"reading",
            {{"type", {"string", "integer"}},
             {"description", "Of a reading its name; beside `readings` the one that is taken."}}}});
  return all;
}

}  // namespace

std::string json_schema(const KeyNode& root) {
  Json schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
              {"title", "fairvalue case, schema 1"}};
  schema.update(table_schema(root));
  schema["properties"]["schema"] = {{"const", case_schema_version},
                                    {"description", "The version of these keys."}};
  schema["if"] = {{"required", {"extend"}}};  // the file that it names may have the rest
  schema["else"] = needs_of(root);
  schema["$defs"] = definitions();
  return schema.dump(2) + "\n";
}

}  // namespace fairvalue::detail
