#include "support/number_file.hpp"

#include <doctest/doctest.h>

#include "support/accelerators_2025.hpp"
#include "support/ai_hardware_2024.hpp"
#include "support/amd_june_2025.hpp"
#include "support/inference_2024.hpp"
#include "support/openai_deal_2025.hpp"

namespace number_file_test {
using namespace fairvalue;

const std::string folder = FAIRVALUE_ROOT "/examples/industry/";

TEST_SUITE("examples/number_file") {
  TEST_CASE("the program reads the text it carries or the file it is given") {
    const auto a = [](NumberTable& file) { return file.sourced<double>({"size_ratio", "A ratio."}).value; };
    CHECK(read_sourced_numbers(examples::number_file(
                                   {}, "schema = 1\nsize_ratio = { value = 3, source = \"s\" }\n", "carried"),
                               a) == 3.0);
    CHECK_THROWS_WITH_AS(examples::number_file(folder + "nowhere.toml", "", "carried"),
                         (folder + "nowhere.toml: cannot be read: there is no such file").c_str(), Error);
  }

  TEST_CASE("each shipped file is the one that its program carries") {
    CHECK(examples::inference_2024(folder + "inference_2024.toml").margin ==
          examples::inference_2024().margin);
    CHECK(examples::accelerators_2025(folder + "accelerators_2025.toml").planned ==
          examples::accelerators_2025().planned);
    CHECK(examples::ai_hardware_2024(folder + "ai_hardware_2024.toml").backlog ==
          examples::ai_hardware_2024().backlog);
    CHECK(examples::amd_june_2025({}, folder + "amd_market_2025.toml").rental_amd ==
          examples::amd_june_2025().rental_amd);
  }

  TEST_CASE("the numbers around OpenAI's deal too") {
    CHECK(examples::openai_deal_2025(folder + "openai_deal_2025.toml").spike ==
          examples::openai_deal_2025().spike);
  }

  TEST_CASE("what two articles share stands in one file") {
    const auto amd = examples::amd_june_2025();
    const auto inference = examples::inference_2024();
    const auto supply = examples::accelerators_2025();
    CHECK(inference.memory == amd.memory);
    CHECK(inference.bandwidth == amd.memory_bandwidth);
    CHECK(supply.price_each == inference.gpu_price);
    CHECK(supply.amd_share == amd.market_share);
    CHECK(supply.market.source == amd.accelerators.source);
    CHECK(examples::ai_hardware_2024().accelerator_growth == amd.accelerator_growth);
  }
}

}  // namespace number_file_test
