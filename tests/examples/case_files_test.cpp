#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/casefile/case_needs.hpp>
#include <fairvalue/pricing/value_by_simulation.hpp>

#include <support/amd_june_2025.hpp>
#include <support/openai_deal.hpp>

#include "openai_by_hand.hpp"

namespace case_files_test {
using namespace fairvalue;

const std::filesystem::path folder = FAIRVALUE_ROOT "/examples/cases";

std::vector<std::string> shipped() {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator{folder}) {
    if (entry.path().extension() == ".toml") files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

CaseFile shipped_case(const char* name) { return read_case_file((folder / name).string()); }

TEST_SUITE("examples/case_files") {
  TEST_CASE("ten cases are shipped and each passes the strict check") {
    const auto files = shipped();
    CHECK(files.size() == 10);
    for (const std::string& path : files) {
      for (const CaseFileFinding& one : check_case_file(path, true)) FAIL_CHECK(to_string(one));
    }
  }

  TEST_CASE("each case written out and read again is equal") {
    for (const std::string& path : shipped()) {
      CAPTURE(path);
      for (const CaseReading& reading : read_case_readings(path)) {
        CHECK(read_case_text(case_text(reading.file), "written.toml") == reading.file);
      }
    }
  }

  TEST_CASE("AMD and OpenAI from the file is the case in C++ member by member") {
    const Case file = model_case(shipped_case("amd_openai.toml"));
    const Case built = openai_by_hand::openai_by_hand();
    CHECK(file.name == built.name);
    CHECK(file.ticker == built.ticker);
    CHECK(file.spot == built.spot);
    CHECK(file.company == built.company);
    CHECK(file.multiple == built.multiple);
    CHECK(file.deal_discount == built.deal_discount);
    CHECK(file.required_return == built.required_return);
    CHECK(file.targets == built.targets);
    CHECK(file.deals == built.deals);
    CHECK(file.scenarios == built.scenarios);
    CHECK(file.calibrate == built.calibrate);
    CHECK(file == built);
    CHECK(examples::openai_deal() == built);  // what the article programs read
  }

  TEST_CASE("the facts beside AMD's deal are those of the programs") {
    const CaseFile file = shipped_case("amd_openai.toml");
    const examples::OpenAiFacts facts = examples::openai_facts();
    CHECK(file.company.shares_outstanding->value == facts.outstanding.value);
    CHECK(file.market->spot.value.price == facts.close.value);
    CHECK(file.deals[0].terms.warrant->value.shares == facts.warrant_shares.value);
  }

  TEST_CASE("AMD in June 2025 has the estimates and targets that the programs have") {
    const CaseFile file = shipped_case("amd_june_2025.toml");
    const examples::AmdJune2025 amd = examples::amd_june_2025();
    REQUIRE(file.consensus.size() == 2);
    CHECK(mean_eps(file.consensus[0]) == amd.eps_2025.value);
    CHECK(mean_eps(file.consensus[1]) == amd.eps_2026.value);
    CHECK(file.market->spot.value.price == amd.last_close.value);
    CHECK(file.price_targets == amd.targets);
    // 128.24 on 2025-06-20 after +1.14 % (finviz.com)
    CHECK(amd.last_close.value.value == doctest::Approx(128.24 / 1.0114).epsilon(1e-4));
  }

  TEST_CASE("deals have a case for the model and awards have a position") {
    for (const char* name : {"amd_openai.toml", "amd_meta.toml", "nvidia_openai.toml", "broadcom_openai.toml",
                             "oracle_openai.toml"}) {
      CAPTURE(name);
      CHECK_NOTHROW(require_case(model_case(shipped_case(name))));
    }
    for (const char* name :
         {"ati_award.toml", "cerebras_openai.toml", "marvell_google.toml", "clean_energy_amazon.toml"}) {
      CAPTURE(name);
      const CaseFile file = shipped_case(name);
      CHECK(warrant_positions(file).size() == 1);
      CHECK_NOTHROW(equity_market(file, Years{5}));
    }
  }

  TEST_CASE("Marvell has 240 tranches for purchases and two readings of its first year") {
    const auto readings = read_case_readings((folder / "marvell_google.toml").string());
    REQUIRE(readings.size() == 2);
    for (const CaseReading& reading : readings) {
      const Warrant& terms = reading.file.awards[0].warrant.value;
      CHECK(terms.tranches.size() == 244);
      CHECK(terms.shares.value == 58'970'907);
    }
    // By hand: 57,610,040 / 240 = 240,041.83, 53,527,439 / 240 = 223,031.0.
    CHECK(readings[0].file.awards[0].warrant.value.tranches[243].shares.value ==
          doctest::Approx(240'041.83).epsilon(1e-5));
    CHECK(readings[1].file.awards[0].warrant.value.tranches[243].shares.value ==
          doctest::Approx(223'031.0).epsilon(1e-5));
  }

  TEST_CASE("Cerebras adds up and one of its conditions is the earlier of two") {
    const Warrant terms = shipped_case("cerebras_openai.toml").awards[0].warrant.value;
    CHECK(terms.shares.value == 4'459'337 + 5'574'171 + 23'411'518);
    CHECK(std::holds_alternative<AnyOf>(terms.tranches[1].gates[0]));
  }

  TEST_CASE("ATI's award is worth what was filed: 140.0 m for 15.0 m shares within 1.5 %") {
    const CaseFile file = shipped_case("ati_award.toml");
    const EquityMarket market = equity_market(file, Years{10});
    const SimulatedValue value = value_by_simulation(warrant_positions(file).front(), {.market = market}, {},
                                                     {.paths = 1u << 13, .seed = 1});
    CHECK(value.total.mean == doctest::Approx(140.0e6).epsilon(0.015));
  }
}

}  // namespace case_files_test
