#include "case_writer.hpp"

namespace fairvalue::detail {
namespace {

void append_provenance(Node& table, const KeyProvenance& stated) {
  const auto add = [&table](const char* key, std::string text) {
    if (find(table, key) == nullptr) append(table, key, text_node(std::move(text)));
  };
  add("standing", std::string{key_of(stated.standing)});
  add("source", stated.source);
  if (!stated.quote.empty()) add("quote", stated.quote);
}

}  // namespace

std::optional<KeyProvenance> CaseWriter::taken_provenance() {
  const auto found = provenance_.find(path_);
  if (found == provenance_.end()) return std::nullopt;
  KeyProvenance taken = std::move(found->second);
  provenance_.erase(found);
  return taken;
}

Node CaseWriter::bare(Node value) {
  const auto stated = taken_provenance();
  if (!stated) return value;
  Node table;
  append(table, "value", std::move(value));
  append_provenance(table, *stated);
  return table;
}

void CaseWriter::state_provenance(Node& table) {
  if (const auto stated = taken_provenance()) append_provenance(table, *stated);
}

void CaseWriter::settings(const KeyInfo& info, const std::vector<Override>& members) {
  if (members.empty()) return;
  Node set;
  for (const Override& setting : members) {
    Node one;
    append(one, "value", number_node(setting.value));
    if (setting.unit) append(one, "unit", text_node(*setting.unit));
    if (!setting.reason.empty()) append(one, "source", text_node(setting.reason));
    append(set, setting.name, std::move(one));
  }
  append(*table_, info.name, std::move(set));
}

void CaseWriter::uncertain(std::optional<UncertainInputs>& member) {
  if (!member) return;
  list({"uncertain", ""}, member->inputs);
  list({"correlation", ""}, member->correlations);
}

void CaseWriter::add_unplaced(Node& root) {
  if (provenance_.empty()) return;
  Node list = list_node();
  for (const auto& [path, stated] : provenance_) {
    Node one;
    append(one, "path", text_node(path));
    append_provenance(one, stated);
    list.items.push_back(std::move(one));
  }
  append(root, "provenance", std::move(list));
}

}  // namespace fairvalue::detail
