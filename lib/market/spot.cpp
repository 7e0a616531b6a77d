#include <fairvalue/market/spot.hpp>

#include <fairvalue/core/require.hpp>

namespace fairvalue {

const Spot& require_spot(const Spot& spot) {
  require_positive("spot.price", spot.price);
  require_date("spot.as_of", spot.as_of);
  require_share_basis("spot.share_basis", spot.share_basis);
  return spot;
}

void require_share_of_spot(std::string_view field, const Spot& spot, const std::optional<ShareBasis>& got) {
  const auto expected = spot.share_basis || !got ? spot.share_basis : ShareBasis{spot.as_of};
  require_same_share_basis(field, expected, got);
}

}  // namespace fairvalue
