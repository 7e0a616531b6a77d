#include <fairvalue/deal/vesting.hpp>

#include <utility>

#include <fairvalue/deal/open_warrant.hpp>

namespace fairvalue {

std::vector<TrancheVesting> vesting(const Warrant& warrant, const DealHistory& history, Date as_of) {
  std::vector<TrancheVesting> states;
  for (OpenTranche& tranche : open_warrant(warrant, as_of, history).tranches) {
    states.push_back(std::move(tranche.vesting));
  }
  return states;
}

}  // namespace fairvalue
