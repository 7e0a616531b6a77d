#include "fairvalue/command/verbs.hpp"

#include <algorithm>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/nearest_name.hpp>

namespace calculator {
namespace {

constexpr std::size_t any_number = 64;
constexpr std::size_t any_in_a_book = 1'000'000;
constexpr Shared with_simulation{.simulation = true};
constexpr Shared with_charts{.charts = true};
constexpr Shared with_both{.charts = true, .simulation = true};
constexpr Shared with_formulas{.charts = true, .simulation = true, .formulas = true};
constexpr Shared text_alone{.formats = false, .settings = false, .watch = false};

const std::vector<Verb> all_verbs{
    {.name = "new",
     .words = "",
     .least = 0,
     .most = 0,
     .summary = "a template of a case, with a comment for each key",
     .meaning =
         "Prints a case that passes the check as it is. Put your own company in it: every key says what it "
         "takes.",
     .options = {{"name", "NAME", "of the company"},
                 {"ticker", "TICKER", "of its share"},
                 {"currency", "CODE", "of every amount (USD)"},
                 {"without-deal", "", "the company alone: no deal, warrant and scenarios"}},
     .example = {"--name", "Example", "--ticker", "EXMP"},
     .shared = text_alone,
     .answer = answer_new},
    {.name = "check",
     .words = "CASE...",
     .least = 1,
     .most = any_number,
     .summary = "what is wrong with a case, with place and advice",
     .meaning =
         "Lists every error and warning of the files. Exit status 1 if there is an error. Lenient about what "
         "is still to be filled in, such as sources; --strict refuses what a reviewer would.",
     .options = {{"strict", "", "what a reviewer would ask for is an error"}},
     .example = {"amd_openai.toml", "--strict"},
     .shared = {},
     .answer = answer_check},
    {.name = "value",
     .words = "CASE",
     .least = 1,
     .most = 1,
     .summary = "what a share is worth, and what the deals do to it",
     .meaning =
         "The value of a share by parts and by earnings over the scenarios, against the price; the "
         "deals' net "
         "value; effects, years, warrants, price targets, and every assumption with its reason. With "
         "--html also what consensus, multiples, deal, warrant, accounts, sensitivity and simulate say, "
         "as one page.",
     .options = {{"html", "FILE", "a report as one page for browser, phone and paper; prints a summary"},
                 {"language", "NAME", "of headings and sentences: en or zh (en)"}},
     .example = {"amd_openai.toml", "--no-simulation"},
     .shared = with_formulas,
     .answer = answer_value},
    {.name = "consensus",
     .words = "CASE",
     .least = 1,
     .most = 1,
     .summary = "what the brokers expect, as known on a day",
     .meaning = "Consensus by fiscal period from the case's estimates, as known on a day: mean, range and "
                "count, what "
                "was left out and why, and the consensus bought from vendors.",
     .options = {{"as-of", "DATE", "the day (that of the price)"}},
     .example = {"amd_june_2025.toml"},
     .shared = {.charts = true, .formulas = true},
     .answer = answer_consensus},
    {.name = "multiples",
     .words = "CASE",
     .least = 1,
     .most = 1,
     .summary = "what the price pays for earnings, and what targets and peers say",
     .meaning =
         "Price over EPS of each year, what the case's multiple makes of them, the brokers' targets on one "
         "basis, and the regression line of the peers.",
     .options = {},
     .example = {"amd_june_2025.toml"},
     .shared = {.charts = true, .formulas = true},
     .answer = answer_multiples},
    {.name = "warrant",
     .words = "CASE",
     .least = 1,
     .most = 1,
     .summary = "what each warrant or award is worth, tranche by tranche",
     .meaning =
         "The economic value of every warrant of the case in today's market, and the grant-date fair value "
         "where the case has the market of the grant; by formula where one covers the terms, else simulated.",
     .options = {},
     .example = {"ati_award.toml", "--paths", "4096"},
     .shared = with_formulas,
     .answer = answer_warrant},
    {.name = "deal",
     .words = "CASE",
     .least = 1,
     .most = 1,
     .summary = "whether the deals pay: cash flows against what is given for them",
     .meaning =
         "The deals' cash flows by scenario, what the holders take, the two views of the net value, the "
         "price "
         "at which a gigawatt is given away, and, where the case has the price before the terms were public, "
         "what of the jump the deals explain and what the rest had to believe.",
     .options = {},
     .example = {"amd_openai.toml", "--paths", "4096"},
     .shared = with_formulas,
     .answer = answer_deal},
    {.name = "accounts",
     .words = "CASE",
     .least = 1,
     .most = 1,
     .summary = "how a customer warrant is booked, quarter by quarter",
     .meaning =
         "The cost of each warrant with a table deal.accounts as a reduction of revenue: schedule by "
         "quarter, "
         "shares in EPS, the EPS bridge, the three numbers of a warrant and the disclosure table; with "
         "deal.forecast also dilution as a distribution.",
     .options = {},
     .example = {"amd_openai.toml", "--paths", "4096"},
     .shared = with_both,
     .answer = answer_accounts},
    {.name = "rollforward",
     .words = "CASE",
     .least = 1,
     .most = 1,
     .summary = "from a warrant's value on one date to that on a later one",
     .meaning =
         "The change of each warrant's economic value between two versions of a case, part by part: price, "
         "volatility, rate, time, deliveries, outlook, terms. It adds up exactly. CASE is the later one; "
         "--set changes it alone. A date in place of a file is CASE on that day, at the close that its "
         "data.prices has.",
     .options = {{"from", "FILE|DATE", "the opening date, or the case on it"},
                 {"to", "FILE|DATE", "the closing date, or the case on it (CASE)"}},
     .example = {"amd_openai.toml", "--from", "amd_openai.toml", "--set", "market.as_of=2026-03-31", "--set",
                 "market.price=220", "--paths", "4096"},
     .shared = with_simulation,
     .answer = answer_rollforward},
    {.name = "sensitivity",
     .words = "CASE",
     .least = 1,
     .most = 1,
     .summary = "which input moves the value most, and where the price is met",
     .meaning =
         "Each input to its low and its high, one at a time (tornado), and the value of each at which "
         "a share "
         "is worth its price. Ranges: those given, else the 5 and 95 % of the uncertain inputs, else "
         "what the "
         "scenarios set. Of a case without a company the value of its warrants and awards: inputs go by "
         "the paths of --set, ranges are a tenth less and a tenth more.",
     .options = {{"range", "INPUT=LOW:HIGH",
                  "a range, with units as in a case: multiple=25x:35x; again for more", true},
                 {"output", "NAME", "value, by_earnings or warrants (value; warrants without a company)"}},
     .example = {"amd_openai.toml", "--range", "multiple=25x:35x"},
     .shared = with_both,
     .answer = answer_sensitivity},
    {.name = "grid",
     .words = "CASE",
     .least = 1,
     .most = 1,
     .summary = "the value at every combination of two inputs",
     .meaning =
         "A table of the value a share by two inputs. Without options: the two that move it most, over "
         "the ranges that `sensitivity` takes. An input goes by its name in scenarios (multiple) or by its "
         "path in the file (valuation.multiple). Of a case without a company the value of its warrants and "
         "awards.",
     .options = {{"rows", "INPUT=V,V,...", "the input in rows, and its values: multiple=25x,30x"},
                 {"columns", "INPUT=V,V,...", "the input in columns, and its values"},
                 {"output", "NAME", "value, by_earnings or warrants (value; warrants without a company)"}},
     .example = {"amd_openai.toml", "--rows", "multiple=25x,30x,35x", "--columns", "eps_growth=6%,12%,25%"},
     .shared = with_simulation,
     .answer = answer_grid},
    {.name = "simulate",
     .words = "CASE",
     .least = 1,
     .most = 1,
     .summary = "the distribution of the value when the inputs are uncertain",
     .meaning = "Draws the case's uncertain inputs with their correlations and values each sample: mean, "
                "percentiles, "
                "the chance of more than the price, and each input's part of the variance.",
     .options = {{"samples", "N", "of the inputs, 1000 to 1000000 (65536)"},
                 {"seed", "N", "of the draws (20251006)"},
                 {"threads", "N", "at most so many (one a core)"}},
     .example = {"amd_openai.toml", "--samples", "2000"},
     .shared = with_charts,
     .answer = answer_simulate},
    {.name = "explain",
     .words = "CASE [KEY]",
     .least = 1,
     .most = 2,
     .summary = "how one output comes about, number by number",
     .meaning =
         "Shows the calculation of an output of `value` down to the inputs, with standing and source; of the "
         "value of a warrant or award the tranches, the method with its error, and the terms. Without "
         "a key: the list of keys.",
     .options = {{"depth", "N", "how many steps down (4)"}},
     .example = {"amd_openai.toml", "optimistic.value"},
     .shared = {.simulation = true, .formulas = true},
     .answer = answer_explain},
    {.name = "compare",
     .words = "CASE...",
     .least = 1,
     .most = any_number,
     .summary = "deals side by side",
     .meaning =
         "Revenue a gigawatt, rebate, binding share, net value a share and give-away price of every "
         "deal of the "
         "cases, and what the customer has to pay each year for all of them. A warrant or award without "
         "a plan of flows has its shares, value, part of the company and rebate. A clause with several "
         "readings has a row for each.",
     .options = {},
     .example = {"amd_openai.toml", "broadcom_openai.toml", "--no-simulation"},
     .shared = {.simulation = true, .formulas = true},
     .answer = answer_compare},
    {.name = "diff",
     .words = "OLD NEW",
     .least = 2,
     .most = 2,
     .summary = "from one version of a case to the next, input by input",
     .meaning =
         "What each changed input did to the weighted value of a share by parts, and to the value of each "
         "warrant or award that has changed, in a stated order, adding up exactly. --set changes both cases. "
         "Where clauses have several readings, the bridge is that of the first of each, and a table has a "
         "row "
         "for each reading.",
     .options = {},
     .example = {"amd_openai.toml", "amd_meta.toml", "--no-simulation"},
     .shared = {.simulation = true, .formulas = true},
     .answer = answer_diff},
    {.name = "book",
     .words = "CASE...",
     .least = 1,
     .most = any_in_a_book,
     .summary = "many cases in one table, shocked, resumed, on one machine or several",
     .meaning =
         "Values a book: each CASE is a case, a folder of cases, or a CSV whose header is `case` and then "
         "paths of inputs (market.price, award[0].warrant.strike), a row a position. A case that is broken "
         "is reported in its row; exit status 1 then. One with neither a company nor a warrant has nothing "
         "to value. With --output a second start does only what is "
         "missing or has changed.",
     .options = {{"output", "FILE",
                  "the table, NAME.csv or NAME.jsonl; beside it FILE.journal, from which a run goes on"},
                 {"shock", "CHANGES",
                  "a row a position more: market.price=-10%, =+5 or =150; several with ; between, a name "
                  "with : before; again for more",
                  true}},
     .example = {"amd_openai.toml", "ati_award.toml", "--paths", "4096", "--shock", "market.price=-10%"},
     .shared = {.simulation = true, .watch = false},
     .answer = answer_book},
    {.name = "figures",
     .words = "",
     .least = 0,
     .most = 0,
     .summary = "every derived figure of the five articles, with a verdict",
     .meaning = "The articles' figures, computed again from their own inputs, and whether they agree.",
     .options = {{"article", "ID", "of one article: A0 to A4"}},
     .example = {"--article", "A1"},
     .shared = {.charts = true, .settings = false, .watch = false},
     .answer = answer_figures},
    {.name = "schema",
     .words = "",
     .least = 0,
     .most = 0,
     .summary = "the JSON Schema of case files, for editors",
     .meaning =
         "Prints the schema. An editor that knows it completes keys and marks what is wrong while you type.",
     .options = {},
     .example = {},
     .shared = text_alone,
     .answer = answer_schema},
    {.name = "upgrade",
     .words = "CASE",
     .least = 1,
     .most = 1,
     .summary = "a case of an older schema in the present one",
     .meaning =
         "Prints the case as a file of the present schema. A file that has it already is printed as it is.",
     .options = {},
     .example = {"amd_openai.toml"},
     .shared = text_alone,
     .answer = answer_upgrade},
};

void add(std::vector<VerbOption>& options, std::initializer_list<VerbOption> more) {
  options.insert(options.end(), more);
}

}  // namespace

std::span<const Verb> verbs() { return all_verbs; }

const Verb& find_verb(std::string_view name) {
  const auto same = [&](const Verb& verb) { return verb.name == name; };
  const auto found = std::ranges::find_if(all_verbs, same);
  if (found != all_verbs.end()) return *found;
  std::vector<std::string> names;
  for (const Verb& verb : all_verbs) names.emplace_back(verb.name);
  throw fairvalue::Error{"'" + std::string{name} + "': is not a verb of fairvalue; the nearest is " +
                         fairvalue::nearest_name(name, names) + " (fairvalue --help lists them)"};
}

std::vector<VerbOption> options_of(const Verb& verb) {
  std::vector<VerbOption> options = verb.options;
  if (verb.shared.settings) {
    add(options, {{"set", "PATH=VALUE",
                   "a value in place of the file's: valuation.multiple=28x; again for more", true}});
  }
  if (verb.shared.formats) {
    add(options,
        {{"json", "", "JSON for programs, numbers at full precision"},
         {"csv", "", "CSV for programs: a line a cell"},
         {"xlsx", "FILE", verb.shared.formulas ? "also a workbook with live formulas" : "also a workbook"}});
  }
  if (verb.shared.charts) {
    add(options, {{"plot", "", "charts in place of the tables, in the terminal"},
                  {"charts", "DIR", "also each chart as KEY.svg and its data as KEY.csv into a folder"}});
  }
  if (verb.shared.simulation) {
    add(options,
        {{"seed", "N", "of the simulation; the same gives the same numbers on any machine (20251006)"},
         {"paths", "N", "of the simulation, 1 to 8589934592 (32768)"},
         {"error", "E", "stop at this relative standard error: 0.001"},
         {"threads", "N", "at most so many (one a core)"},
         {"no-simulation", "", "what needs a simulation says so"}});
  }
  if (verb.shared.watch)
    add(options, {{"watch", "", "again whenever a case, what it extends or a data file is saved"}});
  add(options, {{"help", "", "this text"}});
  return options;
}

}  // namespace calculator
