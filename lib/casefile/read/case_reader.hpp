/// \file casefile/read/case_reader.hpp
/// Reads a tree into the library's types by the table of keys.
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "casefile/keys/blank.hpp"
#include "checks.hpp"
#include "table_reader.hpp"

namespace fairvalue::detail {

/// Visits the keys of a case and reads each from the tree. What it cannot read is a finding, and the value is
/// then not to be used.
class CaseReader : public TableReader {
 public:
  using TableReader::TableReader;

  /// Reads the whole file. Its value is sound if no error was found.
  CaseFile file(const Node& root);

  // --- what the table of keys calls ---

  template <class T>
  void required(const KeyInfo& info, T& member) {
    if (const Node* node = entry(info.name)) {
      const Step step{*this, info.name};
      read(*node, member, info);
    } else {
      refuse_missing(info);
    }
  }

  template <class T>
  void optional(const KeyInfo& info, T& member) {
    if (const Node* node = entry(info.name)) {
      const Step step{*this, info.name};
      read(*node, member, info);
    }
  }

  template <class T>
  void optional(const KeyInfo& info, std::optional<T>& member) {
    if (const Node* node = entry(info.name)) {
      const Step step{*this, info.name};
      T value = blank<T>();
      read(*node, value, info);
      member = std::move(value);
    }
  }

  template <class T>
  void list(const KeyInfo& info, std::vector<T>& members, bool at_least_one = false) {
    const Node* const node = entry(info.name);
    if (node == nullptr) {
      if (at_least_one) refuse_missing(info);
      return;
    }
    const Step step{*this, info.name};
    read(*node, members, info);
    if constexpr (std::is_same_v<T, FiscalPeriod>) check_years(*node, members);
    if (at_least_one && members.empty() && node->kind == NodeKind::list) {
      refuse(*node, "a list with at least one element", std::string{"Add an element. "} + info.meaning);
    }
  }

  /// A date that is another one unless the file says so.
  void after(const KeyInfo& info, Date& member, const Date& fallback) {
    member = fallback;
    optional(info, member);
  }

  /// The table's source belongs to a member of the type.
  void source(std::string& member) { member = own_source(); }

  /// Fiscal periods that the rest of the file may name by their labels.
  void periods(const std::vector<FiscalPeriod>& known) {
    for (const FiscalPeriod& one : known) {
      if (one.end.ok() && std::ranges::find(periods_, one) == periods_.end()) periods_.push_back(one);
    }
  }

  /// The range of an uncertain input. Without a dimension the input is unknown, and so is what the range is.
  void range(const KeyInfo& info, std::optional<Dimension> dimension, Distribution& member) {
    if (dimension) return required(KeyInfo{info.name, info.meaning, info.rule, *dimension}, member);
    if (entry(info.name) == nullptr) return refuse_missing(info);
    const Step step{*this, info.name};
    findings_.unread(path_);
  }

  void currency(Currency& member);
  void settings(const KeyInfo& info, std::vector<Override>& members);
  void uncertain(std::optional<UncertainInputs>& member);
  void provenance(const KeyInfo& info, std::vector<KeyProvenance>& members);
  void schema() { entry("schema"); }

 private:
  /// What a volume is written in: gigawatts or money, as the measure beside it says. Other dimensions as they
  /// are, and a volume without a measure that can be read.
  Dimension of_measure(Dimension dimension) const;
  /// Refuses the name of a setting that is no input of any case.
  void refuse_input_name(const Entry& setting);
  /// Years follow one another: one without its own first day begins on the day after the year before it in
  /// the list, and a first day that says otherwise is refused. So are labels alike and years that are no
  /// year long, each where it is stated and not where it is named.
  void check_years(const Node& list, std::vector<FiscalPeriod>& years);
  void follow_on(const Node& written, const FiscalPeriod& before, FiscalPeriod& year);
  void check_successive(const Node& list, const std::vector<FiscalPeriod>& years);
  void check_year(const Node& written, const FiscalPeriod& year, const std::vector<FiscalPeriod>& before);

  template <class T>
  void read(const Node& node, T& out, const KeyInfo& info) {
    if constexpr (std::is_same_v<T, std::string>) {
      take(text(node, info), out);
    } else if constexpr (std::is_same_v<T, bool>) {
      take(boolean(node, info), out);
    } else if constexpr (std::is_enum_v<T>) {
      read_enum(node, out, info);
    } else if constexpr (is_value<T>) {
      read_bare(node, out, info);
    } else if constexpr (is_sourced<T>) {
      read_sourced(node, out, info);
    } else if constexpr (std::is_same_v<T, PeerRow>) {
      read_peer(node, out, info);
    } else if constexpr (is_list<T>) {
      read_list(node, out, info);
    } else if constexpr (is_series<T>) {
      read_series(node, out, info);
    } else {
      read_table(node, out, info);
    }
  }

  template <class T>
  static void take(std::optional<T> value, T& out) {
    if (value) out = std::move(*value);
  }

  template <class Enum>
  void read_enum(const Node& node, Enum& out, const KeyInfo& info) {
    if (node.kind == NodeKind::text) {
      if (const auto value = parse_key<Enum>(node.text)) {
        out = *value;
        return;
      }
      refuse(node, choice_near<Enum>(node.text), std::string{"Write one of them. "} + info.meaning);
    } else {
      refuse(node, choice_near<Enum>(""), std::string{"Write one of them in double quotes. "} + info.meaning);
    }
  }

  /// A number, a range or a date, bare or as a table with `value`.
  template <class T>
  void read_bare(const Node& node, T& out, const KeyInfo& info) {
    if (node.kind == NodeKind::table) {
      Scope scope{*this, node, false};
      const KeyInfo inner{"value", info.meaning, info.rule, dimension_of<T>(info)};
      if (const Node* value = entry("value")) {
        const Step step{*this, "value"};
        read_value(*value, out, inner);
      } else {
        refuse_missing(inner);
      }
    } else {
      read_value(node, out, info);
    }
  }

  template <class T>
  void read_value(const Node& node, T& out, const KeyInfo& info) {
    if constexpr (std::is_same_v<T, int>) {
      take(whole(node, info), out);
    } else if constexpr (std::is_same_v<T, Date>) {
      take(date(node, info), out);
    } else if constexpr (is_interval<T>) {
      if (const auto range = interval(node, dimension_of<T>(info), info)) {
        using End = decltype(out.low);
        out = {End{range->low}, End{range->high}};
        ask_for_source(node);
      }
    } else {
      if (const auto value = number(node, of_measure(dimension_of<T>(info)), info)) {
        out = T{*value};
        ask_for_source(node);
      }
    }
  }

  template <class T>
  void read_sourced(const Node& node, Sourced<T>& out, const KeyInfo& info) {
    if (node.kind != NodeKind::table) {
      const Given given = given_for(node);
      out.standing = given.standing;
      out.source = given.source;
      out.quote = given.quote;
      read(node, out.value, info);
      return;
    }
    Scope scope{*this, node, true};
    out.standing = given_.standing;
    out.source = given_.source;
    out.quote = given_.quote;
    if constexpr (is_value<T> || is_list<T>) {
      KeyInfo inner = info;
      inner.name = "value";
      required(inner, out.value);
    } else {
      read_keys(node, out.value, info, scope);
    }
  }

  void read_peer(const Node& node, PeerRow& out, const KeyInfo& info) {
    Sourced<Peer> peer{{}, Standing::assumed, {}};
    read_sourced(node, peer, info);
    out = {.peer = std::move(peer.value),
           .currency = currency_.value_or(Currency{"XXX"}),
           .standing = peer.standing,
           .source = std::move(peer.source)};
  }

  template <class T>
  void read_list(const Node& node, std::vector<T>& out, const KeyInfo& info) {
    if (node.kind == NodeKind::list) {
      out.reserve(node.items.size());
      for (std::size_t i = 0; i < node.items.size(); ++i) {
        const Step step{*this, i};
        T value = blank<T>();
        read(node.items[i], value, info);
        out.push_back(std::move(value));
      }
      require_count(node, info);
    } else if (node.kind == NodeKind::table) {
      const ListOfOne one{*this};
      T value = blank<T>();
      read(node, value, info);
      out.push_back(std::move(value));
    } else {
      refuse(node, "a list", std::string{"Write it in brackets: [ ... ]. "} + info.meaning);
    }
  }

  template <class T>
  void read_series(const Node& node, DatedSeries<T>& out, const KeyInfo& info) {
    if (node.kind != NodeKind::list) {
      refuse(node, "a list of { date, value }", std::string{info.meaning});
      return;
    }
    std::vector<Dated<T>> rows;
    const std::size_t before = findings_.errors();
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      const Step step{*this, i};
      if (!require_table(node.items[i], info)) continue;
      Scope scope{*this, node.items[i], false};
      Dated<T> row{{}, blank<T>()};
      required(KeyInfo{"date", "The day."}, row.date);
      required(KeyInfo{"value", info.meaning, info.rule, dimension_of<T>(info)}, row.value);
      rows.push_back(std::move(row));
    }
    if (findings_.errors() > before) return;
    for (std::size_t i = 1; i < rows.size(); ++i) {
      try {
        require_row_date(i, rows[i - 1].date, rows[i].date);
      } catch (const DomainError& error) {
        const Step step{*this, i};
        refuse_domain({"date", error.rule(), error.got()}, "", node.items[i]);
      }
    }
    if (findings_.errors() == before) out = DatedSeries<T>{std::move(rows)};
  }

  template <class T>
  void read_table(const Node& node, T& out, const KeyInfo& info) {
    if (node.kind != NodeKind::table && read_scalar(node, out, info)) return;
    if (!require_table(node, info)) return;
    Scope scope{*this, node, false};
    read_keys(node, out, info, scope);
  }

  /// The keys of a table whose scope is open, then the checks of the library if all could be read.
  template <class T>
  void read_keys(const Node& node, T& out, const KeyInfo& info, const Scope& scope) {
    if constexpr (has_form<T>) {
      form_t<T> form{};
      if constexpr (requires { form.dimension; }) form.dimension = info.dimension;
      keys(*this, form);
      if constexpr (std::is_same_v<T, Warrant>) {
        take_warrant(node, std::move(form), out);
        return;
      } else if constexpr (std::is_same_v<T, DeploymentPlan>) {
        take_plan(node, form, scope.is_sound(), out);
        return;
      } else {
        if (scope.is_sound()) guarded("", node, [&] { out = value_of(form); });
      }
    } else {
      keys(*this, out);
    }
    if constexpr (requires { check(out); }) {
      if (scope.is_sound()) guarded(checked_name<T>, node, [&] { check(out); });
    }
  }

  /// The warrant of the form. Each tranche that is refused is told, each of the terms around them too, and
  /// the others are held together without it.
  void take_warrant(const Node& node, WarrantForm form, Warrant& out);
  /// Tells what each tranche breaks alone, and names that stand twice, and leaves these tranches out.
  void refuse_tranches(const Node& node, WarrantForm& form, std::vector<std::size_t>& places);
  /// The same of the terms around the tranches, as far as one that is refused can be left out.
  /// `has_tranches`: the file has some, whether or not one is left.
  void refuse_terms(const Node& node, WarrantForm& form, std::vector<std::size_t>& tranches,
                    bool has_tranches);
  /// Leaves out of the form what could not be read; the places in the file of the tranches that stay. None
  /// where the days that they are held against could not be read.
  std::optional<std::vector<std::size_t>> leave_unread(const Node& node, WarrantForm& form) const;

  /// The plan of the form, where all of it could be read. Each milestone that is refused is told, its volume
  /// and its day, beside a milestone that could not be read too.
  void take_plan(const Node& node, const PlanForm& form, bool is_sound, DeploymentPlan& out);
  void refuse_milestones(const Node& node, const DeploymentPlan& plan);

  /// Calls `f` and makes a finding of what the library refuses.
  template <class F>
  void guarded(std::string_view prefix, const Node& node, const F& f) {
    try {
      f();
    } catch (const DomainError& error) {
      refuse_domain(error, prefix, node);
    }
  }

  // --- what may be written without a table ---

  template <class T>
  bool read_scalar(const Node&, T&, const KeyInfo&) {
    return false;
  }
  bool read_scalar(const Node& node, MonitoringRule& out, const KeyInfo& info);
  bool read_scalar(const Node& node, Strike& out, const KeyInfo& info);
  bool read_scalar(const Node& node, Distribution& out, const KeyInfo& info);
  bool read_scalar(const Node& node, FiscalPeriod& out, const KeyInfo& info);
  template <class T>
  bool read_scalar(const Node& node, Stepped<T>& out, const KeyInfo& info) {
    read_value(node, out.value, info);
    return true;
  }
};

}  // namespace fairvalue::detail
