/// \file casefile/detail/row_errors.hpp
/// The errors of a table's rows, told all in one go.
#pragma once
#include <cstddef>
#include <utility>
#include <vector>

#include <fairvalue/casefile/parse_error.hpp>

namespace fairvalue::detail {

/// Reads row after row; a row that is refused is noted and left out, until the end of the table.
class RowErrors {
 public:
  /// f(), and whether it refused nothing.
  template <class F>
  bool read(F f) {
    try {
      f();
      return true;
    } catch (const ParseError& error) {
      if (kept_.size() < ParseErrors::most) kept_.push_back(error);
      ++count_;
      return false;
    }
  }

  /// Throws what was refused: one error as it is, several as ParseErrors.
  void throw_any() {
    if (count_ == 1) throw kept_.front();
    if (count_ > 1) throw ParseErrors{std::move(kept_), count_};
  }

 private:
  std::vector<ParseError> kept_;
  std::size_t count_ = 0;
};

}  // namespace fairvalue::detail
