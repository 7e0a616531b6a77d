/// \file lib/model/detail/calibrated_case.hpp
/// A checked case with its calibrated setting in place.
#pragma once
#include <optional>

#include <fairvalue/model/calibration.hpp>

namespace fairvalue::detail {

/// As with_calibration, without a copy where the case asks for none: `given` must outlive it.
class CalibratedCase {
 public:
  explicit CalibratedCase(const Case& given)
      : own_{given.calibrate ? std::optional{with_calibration(given)} : std::nullopt},
        value_{own_ ? *own_ : require_case(given)} {}
  CalibratedCase(const CalibratedCase&) = delete;
  CalibratedCase& operator=(const CalibratedCase&) = delete;

  const Case& value() const { return value_; }

 private:
  std::optional<Case> own_;
  const Case& value_;
};

}  // namespace fairvalue::detail
