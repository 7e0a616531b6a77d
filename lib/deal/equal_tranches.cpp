#include <fairvalue/deal/equal_tranches.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

constexpr double max_whole_shares = 9007199254740992.0;  // 2^53: every whole number up to it is a double

std::int64_t whole_shares(Shares total) {
  const double count = require_positive("total", total).value;
  require(count == std::floor(count) && count <= max_whole_shares, "total", "a whole number up to 2^53",
          count);
  return static_cast<std::int64_t>(count);
}

/// floor(total x i / parts), without a product that could be too large.
std::int64_t first_parts(std::int64_t total, std::int64_t i, std::int64_t parts) {
  return total / parts * i + total % parts * i / parts;
}

std::int64_t part_of(std::int64_t total, std::int64_t i, std::int64_t parts, ShareRounding rounding) {
  const std::int64_t rest = total % parts;
  switch (rounding) {
    case ShareRounding::cumulative: return first_parts(total, i, parts) - first_parts(total, i - 1, parts);
    case ShareRounding::rest_first: return total / parts + (i == 1 ? rest : 0);
    case ShareRounding::rest_last: return total / parts + (i == parts ? rest : 0);
  }
  refuse_enumerator(rounding);
}

std::vector<Tranche> like_tranches(const std::string& name, const std::vector<Shares>& shares,
                                   const std::vector<Gate>& gates) {
  std::vector<Tranche> tranches;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    tranches.push_back({.name = fmt::format("{} {} of {}", name, i + 1, shares.size()),
                        .shares = shares[i],
                        .gates = {gates[i]}});
  }
  return tranches;
}

}  // namespace

std::vector<Shares> equal_parts(Shares total, int parts, ShareRounding rounding) {
  const std::int64_t whole = whole_shares(total);
  require(1 <= parts && parts <= whole, "parts", fmt::format("from 1 to the total ({})", whole), parts);
  std::vector<Shares> shares;
  for (int i = 1; i <= parts; ++i) {
    shares.push_back(Shares{static_cast<double>(part_of(whole, i, parts, rounding))});
  }
  return shares;
}

std::vector<Tranche> tranches_by_volume(const std::string& name, Shares total, const VolumeSteps& steps,
                                        ShareRounding rounding) {
  require_enumerator("steps.measure", steps.measure);
  require_positive("steps.step", steps.step);
  const std::vector<Shares> shares = equal_parts(total, steps.parts, rounding);
  std::vector<Gate> gates;
  for (int i = 1; i <= steps.parts; ++i) {
    gates.push_back(VolumeGate{.measure = steps.measure, .volume = i * steps.step});
  }
  return like_tranches(name, shares, gates);
}

std::vector<Tranche> tranches_by_date(const std::string& name, Shares total, const std::vector<Date>& dates,
                                      ShareRounding rounding, ServiceRelation relation) {
  require_not_empty("dates", dates.size());
  std::vector<Gate> gates;
  for (std::size_t i = 0; i < dates.size(); ++i) {
    const std::string field = fmt::format("dates[{}]", i);
    require_date(field, dates[i]);
    if (i > 0 && dates[i] <= dates[i - 1]) {
      throw DomainError(field, "after the date before it, " + to_string(dates[i - 1]), to_string(dates[i]));
    }
    gates.push_back(ServiceGate{.until = dates[i], .relation = relation});
  }
  return like_tranches(name, equal_parts(total, static_cast<int>(dates.size()), rounding), gates);
}

}  // namespace fairvalue
