#include <fairvalue/deal/dilution.hpp>

#include <fairvalue/core/growth.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

Shares shares_after(Shares outstanding, Shares issued) {
  return require_finite("shares after the issue", require_positive("outstanding", outstanding) +
                                                      require_non_negative("issued", issued));
}

Shares issued_at(double stake, Shares issued) {
  require(0.0 < stake && stake < 1.0, "stake", "above 0 and below 1", stake);
  return require_positive("issued", issued);
}

}  // namespace

double stake_before_issue(Shares issued, Shares outstanding) {
  require_non_negative("issued", issued);
  return require_result("stake_before_issue", issued / require_positive("outstanding", outstanding));
}

double stake_after_issue(Shares issued, Shares outstanding) {
  return require_result("stake_after_issue", issued / shares_after(outstanding, issued));
}

Shares outstanding_for_stake_before(Shares issued, double stake) {
  return require_finite("outstanding", issued_at(stake, issued) / stake);
}

Shares outstanding_for_stake_after(Shares issued, double stake) {
  return require_finite("outstanding", issued_at(stake, issued) * (1.0 - stake) / stake);
}

PerShare diluted_price(PerShare price, Shares outstanding, Shares issued, PerShare strike) {
  const Shares all = shares_after(outstanding, issued);
  const Money value = require_positive("price", price) * outstanding;
  const Money paid_in = require_non_negative("strike", strike) * issued;
  return require_finite("diluted_price", (value + paid_in) / all);
}

double eps_dilution(Shares outstanding, Shares net_issued) {
  require_non_negative("net_issued", net_issued);
  return growth(shares_after(outstanding, net_issued), outstanding);
}

double dilution_break_even(Shares issued, Shares outstanding) {
  return stake_before_issue(issued, outstanding);
}

}  // namespace fairvalue
