#include "tally_bytes.hpp"

#include <cstdint>
#include <type_traits>
#include <vector>

#include <fairvalue/core/error.hpp>

#include "core/detail/byte_stream.hpp"

namespace fairvalue::detail {
namespace {

/// A day on which paths met a tranche's price conditions.
struct MetDay {
  std::uint32_t day;
  float own;
  float other;
};

void put(ByteWriter& to, const StratifiedStatistics& statistics) {
  to.list(statistics.strata(), [&](const MomentStatistics& one) { to.number(one); });
}

void put(ByteWriter& to, const TrancheTally& tally) {
  put(to, tally.value);
  TrancheTally::each_member([&](auto member) { to.number(tally.*member); });
}

void put(ByteWriter& to, const MetDays<float>& days) {
  std::vector<MetDay> met;
  for (std::size_t day = 0; day < days.paths.size(); ++day) {
    const auto& paths = days.paths[day];
    if (paths.own != 0.0F) met.push_back({static_cast<std::uint32_t>(day), paths.own, paths.other});
  }
  to.list(met, [&](const MetDay& one) { to.number(one); });
}

StratifiedStatistics stratified(ByteReader& from, std::size_t strata) {
  auto all = from.list([&] { return from.number<MomentStatistics>(); });
  if (all.size() != strata) throw Error{"block: must be of the same run, got one of another"};
  return StratifiedStatistics{std::move(all)};
}

void get(ByteReader& from, TrancheTally& tally) {
  tally.value = stratified(from, tally.value.strata().size());
  TrancheTally::each_member(
      [&](auto member) { tally.*member = from.number<std::remove_reference_t<decltype(tally.*member)>>(); });
}

PathStatistics statistics_from(ByteReader& from, const TallyTask& task) {
  PathStatistics statistics{task};
  for (TrancheTally& tranche : statistics.tranches) get(from, tranche);
  statistics.total = stratified(from, statistics.total.strata().size());
  statistics.plain = from.number<MomentStatistics>();
  for (const auto& entry : from.list([&] { return from.number<VestedTable::Entry>(); }))
    statistics.vested.add(entry);
  return statistics;
}

MetDays<float> days_from(ByteReader& from, std::size_t size) {
  MetDays<float> days{size};
  for (const MetDay& one : from.list([&] { return from.number<MetDay>(); })) {
    if (one.day >= size) throw Error{"block: must be of the same run, got one of another"};
    days.paths[one.day] = {one.own, one.other};
  }
  return days;
}

}  // namespace

std::string bytes_of(const BlockTally& block) {
  ByteWriter to;
  const PathStatistics& statistics = block.statistics();
  for (const TrancheTally& tranche : statistics.tranches) put(to, tranche);
  put(to, statistics.total);
  to.number(statistics.plain);
  to.list(statistics.vested.entries_as_added(), [&](const auto& entry) { to.number(entry); });
  for (const auto& days : block.days()) put(to, days);
  return to.take();
}

void merge_bytes(PathTally& tally, const TallyTask& task, std::string_view bytes) {
  ByteReader from{bytes};
  const PathStatistics statistics = statistics_from(from, task);
  std::vector<MetDays<float>> days;
  for (const auto& all : tally.days) days.push_back(days_from(from, all.paths.size()));
  if (!from.at_end()) throw Error{"block: must be of the same run, got one of another"};
  tally.merge(statistics, days);
}

}  // namespace fairvalue::detail
