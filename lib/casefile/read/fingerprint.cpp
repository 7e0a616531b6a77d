#include "fingerprint.hpp"

#include <bit>
#include <chrono>
#include <string_view>

#include <fairvalue/casefile/csv_table.hpp>
#include <fairvalue/core/outcome.hpp>

#include "casefile/detail/whole_file.hpp"
#include "path_inside.hpp"

namespace fairvalue::detail {
namespace {

std::uint64_t fingerprint_of_file(const std::string& path) {
  const auto text = attempt([&] { return whole_file(path, {csv_size_limit, "1 GB"}); });
  if (!text.has_value()) return 0;
  return checksum(std::string_view{text.value().data(), text.value().size()});
}

void add_node(Checksum& sum, const Node& node) {
  sum.add_number(static_cast<std::uint64_t>(node.kind));
  sum.add_number(std::uint64_t{node.place.file} << 56 | std::uint64_t{node.place.line} << 24 |
                 node.place.column);
  sum.add_text(node.text);
  sum.add_number(std::bit_cast<std::uint64_t>(node.number));
  sum.add_number(node.boolean ? 1 : 0);
  sum.add_number(static_cast<std::uint64_t>(std::chrono::sys_days{node.date}.time_since_epoch().count()));
  sum.add_number(node.entries.size());
  for (const Entry& entry : node.entries) {
    sum.add_text(entry.key);
    add_node(sum, entry.value);
  }
  sum.add_number(node.items.size());
  for (const Node& item : node.items) add_node(sum, item);
}

}  // namespace

std::uint64_t FileFingerprints::of(const std::string& owner, const std::string& name) const {
  const auto path = path_inside(owner, name);
  if (!path) return 0;
  const std::scoped_lock lock{mutex_};
  const auto [found, is_new] = known_.try_emplace(path->string(), 0);
  if (is_new) found->second = fingerprint_of_file(found->first);
  return found->second;
}

void add_tree(Checksum& sum, const Node& root, const Findings& findings, const FileFingerprints& files) {
  add_node(sum, root);
  const Node* const data = find(root, "data");
  if (data == nullptr) return;
  for (const Entry& entry : data->entries) {
    if (entry.value.kind != NodeKind::text) continue;
    sum.add_number(files.of(findings.name_of(entry.value.place.file), entry.value.text));
  }
}

}  // namespace fairvalue::detail
