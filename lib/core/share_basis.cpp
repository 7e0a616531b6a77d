#include <fairvalue/core/share_basis.hpp>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

const ShareBasis& require_stated(std::string_view field, const ShareBasis& basis) {
  require_date(fmt::format("{}.as_of", field), basis.as_of);
  require_positive(fmt::format("{}.ordinary_shares", field), basis.ordinary_shares);
  return basis;
}

/// Before or after the split: nothing tells which.
void require_before(std::string_view field, std::optional<Date> dated, const Split& split) {
  if (dated && split.effective <= *dated) return;
  throw DomainError(field,
                    fmt::format("stated, since the split of {} ({:g} for 1) is known",
                                to_string(split.effective), split.ratio),
                    "none");
}

}  // namespace

std::string to_string(const std::optional<ShareBasis>& basis) {
  if (!basis) return "not stated";
  const std::string day = to_string(basis->as_of);
  return basis->ordinary_shares == 1.0 ? "a share of " + day
                                       : fmt::format("{:g} shares of {}", basis->ordinary_shares, day);
}

void require_share_basis(std::string_view field, const std::optional<ShareBasis>& basis) {
  if (basis) require_stated(field, *basis);
}

void require_same_share_basis(std::string_view field, const std::optional<ShareBasis>& expected,
                              const std::optional<ShareBasis>& got) {
  require_share_basis(field, expected);
  require_share_basis(field, got);
  if (expected == got) return;
  throw DomainError(field,
                    (expected ? to_string(expected) : "unstated") + " like the others (see on_share_basis)",
                    to_string(got));
}

double share_factor(std::span<const Split> splits, const ShareBasis& from, const ShareBasis& to) {
  require_stated("from", from);
  require_stated("to", to);
  return require_positive("share_factor", split_factor(splits, from.as_of, to.as_of) *
                                              (from.ordinary_shares / to.ordinary_shares));
}

double share_factor(std::string_view field, const std::optional<ShareBasis>& stated,
                    std::optional<Date> dated, std::span<const Split> splits, const ShareBasis& to) {
  require_share_basis(field, stated);
  if (stated) return share_factor(splits, *stated, to);
  require(to.ordinary_shares == 1.0, field,
          fmt::format("stated, since it is asked for per {:g} shares", to.ordinary_shares), "none");
  for (const Split& split : splits) require_before(field, dated, split);
  return share_factor(splits, ShareBasis{dated.value_or(to.as_of)}, to);
}

PerShare on_share_basis(PerShare amount, std::span<const Split> splits, const ShareBasis& from,
                        const ShareBasis& to) {
  return split_adjusted(amount, share_factor(splits, from, to));
}

Shares on_share_basis(Shares count, std::span<const Split> splits, const ShareBasis& from,
                      const ShareBasis& to) {
  return split_adjusted(count, share_factor(splits, from, to));
}

}  // namespace fairvalue
