/// \file tests/nets/plain_loop.hpp
/// A contract simulated in the plainest way: one day after the other, with the standard library's generator.
/// Nothing of the library's simulation is used.
#pragma once
#include "oracle.hpp"

namespace fairvalue::nets {

/// Draws `paths` paths under the share measure, whatever the contract's, for payoffs in shares are bounded.
/// The standard error has that of one more path that behaves otherwise added.
Oracle value_by_plain_loop(const Contract& contract, std::uint64_t paths);

}  // namespace fairvalue::nets
