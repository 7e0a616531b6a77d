/// \file book/schedule.hpp
/// Who values the positions of a book, and where: the interface between a book and threads or machines.
#pragma once
#include <functional>
#include <optional>
#include <string>

#include <fairvalue/math/block_run.hpp>

namespace fairvalue {

/// What came of an item.
struct WorkResult {
  bool is_long = false;  ///< too long for one thread: to be valued again by all together
  std::string bytes{};   ///< the result of any other
};

/// Work in items, and what is done with each. Items and results are bytes, so that a schedule may carry them
/// to other processes; there, only `value` and `value_together` are used.
struct BookWork {
  std::function<std::optional<std::string>()> next{};          ///< an item; none when there are no more
  std::function<WorkResult(const std::string& item)> value{};  ///< called on any thread, one item at a time
  /// The result of a long item. Under a control with an exchange, every process makes the same call.
  std::function<std::string(const std::string& item, const RunControl& control)> value_together{};
  std::function<void(const std::string& result)> finished{};  ///< called once an item, in any order
  std::function<bool()> cancelled{};  ///< whether no more should be begun; what was begun may be left
};

/// Gives every item to `value`, the long ones to `value_together` after the others, and their results to
/// `finished`. Calls all but the two on the caller's thread. What they throw passes through.
using Schedule = std::function<void(const BookWork&)>;

}  // namespace fairvalue
