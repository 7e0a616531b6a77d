#include "casefile/write/case_writer.hpp"

#include <doctest/doctest.h>

#include <fairvalue/casefile/case_file.hpp>

namespace case_writer_test {
using namespace fairvalue;

const std::string head = "schema = 1\n[company]\nname = \"AMD\"\ncurrency = \"USD\"\n";

void check_round_trip(const std::string& text) {
  const CaseFile first = read_case_text(head + text, "a.toml");
  const std::string written = case_text(first);
  CAPTURE(written);
  CHECK(read_case_text(written, "b.toml") == first);
}

TEST_SUITE("casefile/write/case_writer") {
  TEST_CASE("a market with stepped levels and a curve reads back equal") {
    check_round_trip(
        "[market]\nprice = 100\nas_of = 2026-06-30\nvolatility = { value = 0.5, later = [{ from = 1, value = "
        "0.4 }], "
        "source = \"x\", quote = \"y\" }\ncurve = { as_of = 2026-06-30, interpolation = \"log_discount\", "
        "node = "
        "[{ term = 1, rate = 0.04 }, { term = \"5 years\", rate = \"4.2 %\" }] }\n");
  }

  TEST_CASE("every kind of gate reads back equal with its provenance") {
    check_round_trip(
        "[[award]]\nname = \"w\"\n[award.warrant]\nholder = \"x\"\nstrike = { value = 0.01, source = \"8-K\" "
        "}\n"
        "granted = 2025-01-01\nexpiry = { value = 2030-01-01, source = \"8-K\" }\nmonitoring = { average_of "
        "= 20, standing = "
        "\"redacted\" }\n"
        "[[award.warrant.tranche]]\nname = \"a\"\nshares = 1\npurchased_gw = { value = 1, source = \"8-K\" "
        "}\nprice_hurdle = 600\n"
        "[[award.warrant.tranche]]\nname = \"b\"\nshares = 1\nprice_hurdle = 500\nmonitoring = \"close\"\n"
        "[[award.warrant.tranche]]\nname = \"c\"\nshares = 1\ngate = [{ any_of = [{ market_cap_hurdle = "
        "4e10, shares = "
        "[{ date = 2024-01-01, value = 2.8e8 }] }, { condition = \"fee\" }] }, { all_at_once = [{ "
        "price_hurdle = 5 }, "
        "{ benchmark = \"SOX\", excess = \"10 %\" }] }]\n"
        "[[award.warrant.tranche]]\nname = \"d\"\nshares = 1\nlinear = { measure = \"paid\", from = 0, to = "
        "\"500 m USD\" }\n"
        "strike = { part = \"90 %\", days = 30, on = 2027-01-15 }\n"
        "[[award.warrant.equal_tranches]]\nname = \"e\"\nshares = 10\nparts = 3\nmeasure = \"paid\"\nstep = "
        "5\nsource = \"8-K\"\n");
  }

  TEST_CASE("provenance that has no place of its own stands in a table of its own") {
    const CaseFile first =
        read_case_text(head +
                           "[[award]]\nname = \"w\"\n[award.warrant]\nholder = \"x\"\nstrike = 0\ngranted = "
                           "2025-01-01\nexpiry = 2030-01-01\n"
                           "[[award.warrant.equal_tranches]]\nname = \"e\"\nshares = 10\nparts = 2\nmeasure "
                           "= \"paid\"\nstep = 5\nsource = \"8-K\"\n",
                       "a.toml");
    CHECK(case_text(first).find("provenance = [{ path = \"award[0].warrant.equal_tranches[0]\"") !=
          std::string::npos);
  }

  TEST_CASE("history and outlook and deployment read back equal") {
    check_round_trip(
        "[[award]]\nname = \"w\"\ntaken_as_met = [\"SOX\"]\n[award.warrant]\nholder = \"x\"\nstrike = "
        "0\ngranted = 2025-01-01\n"
        "expiry = 2030-01-01\n[[award.warrant.tranche]]\nname = \"a\"\nshares = 1\npurchased_gw = 1\n"
        "[award.outlook]\nservice = \"95 %\"\nmilestone = [{ measure = \"purchased_gw\", volume = \"1 GW\", "
        "years = \"1 to 3 years\" }]\n"
        "[award.deployment]\ndelay = { distribution = \"pert\", low = 0, mode = 0.1, high = 0.45 }\nnever = "
        "0.05\n"
        "plan = { measure = \"purchased_gw\", start = 2026-07-01, pace = { first = 2027-06-30, step = 1, "
        "steps = 2, interval_months = 8 } }\n"
        "[award.history]\ncloses = [{ date = 2025-01-02, value = 10 }]\nevent = [{ name = \"fee\", date = "
        "2025-03-01 }]\n"
        "volume = [{ measure = \"purchased_gw\", cumulative = [{ date = 2025-02-01, value = 0.5 }] "
        "}]\nterminated = 2029-01-01\n"
        "[award.grant]\nprice = 9\nas_of = 2024-12-31\nvolatility = { value = 0.75, source = \"10-K\" }\n"
        "risk_free_rate = { value = 0.03, later = [{ from = 2, value = 0.035 }] }\ndividend_yield = \"1 "
        "%\"\n");
  }

  TEST_CASE("consensus and estimates and targets and peers read back equal") {
    check_round_trip(
        "ticker = \"AMD\"\nfiscal_year = [{ label = \"FY2026\", start = 2025-12-28, end = 2026-12-26 }]\n"
        "[[consensus]]\nperiod = \"FY2026\"\nas_of = 2025-06-19\nmean = 5.79\nsource = \"a\"\ndispersion = { "
        "median = 5.8, high = 6, "
        "low = 5, standard_deviation = 0.3, count = 40 }\n"
        "[[estimate]]\nbroker = \"B\"\nperiod = \"FY2026\"\nvalue = 5.65\npublished = 2025-06-13\nwithdrawn "
        "= 2025-07-01\n"
        "[[price_target]]\nbroker = \"B\"\ntarget = 130\nmultiple = 23\nperiod = \"FY2026\"\npublished = "
        "2025-06-13\nholds_on = 2026-06-13\n"
        "[[peer]]\nname = \"N\"\nprice = 100\neps = -1\nai_share = \"88 %\"\nsource = \"ours\"\nstanding = "
        "\"assumed\"\n");
  }
}

}  // namespace case_writer_test
