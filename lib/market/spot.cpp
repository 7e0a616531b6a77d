#include <fairvalue/market/spot.hpp>

#include <fairvalue/core/require.hpp>

namespace fairvalue {

const Spot& require_spot(const Spot& spot) {
  require_positive("spot.price", spot.price);
  require_date("spot.as_of", spot.as_of);
  return spot;
}

}  // namespace fairvalue
