#include "calls.hpp"

#include <exception>
#include <new>

#include <fairvalue/core/error.hpp>

namespace fuzz {

std::vector<Call> all_calls() {
  std::vector<Call> calls;
  for (const auto& area : {core_calls(), math_calls(), industry_calls(), deal_calls(), equity_calls(),
                           pricing_calls(), scenario_calls(), market_calls(), company_calls(),
                           accounting_calls(), model_calls(), simulation_calls()}) {
    calls.insert(calls.end(), area.begin(), area.end());
  }
  return calls;
}

std::string fault_of(const Call& call, std::span<const std::uint8_t> bytes) {
  Bytes arguments{bytes};
  try {
    call.run(arguments);
  } catch (const fairvalue::Error&) {  // DomainError and what derives from Error beside it
  } catch (const std::bad_alloc&) {
  } catch (const Fault& fault) {
    return std::string{"returned "} + fault.what();
  } catch (const std::exception& error) {
    return std::string{"threw "} + error.what();
  }
  return {};
}

}  // namespace fuzz
