/// \file casefile/read/table_reader.hpp
/// Where a reader stands in the tree, what the tables around it say of sources, and how it refuses.
#pragma once
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fairvalue/casefile/case_contents.hpp>
#include <fairvalue/casefile/key_path.hpp>
#include <fairvalue/core/interval.hpp>

#include "casefile/keys/key_info.hpp"
#include "casefile/toml/node.hpp"
#include "sources.hpp"

namespace fairvalue::detail {

inline constexpr const char* no_source = "case file";

/// What the nearest table that says so gives to the numbers in it.
struct Given {
  Standing standing = Standing::assumed;
  std::string source = no_source;
  std::string quote{};
  bool has_source = false;
};

/// What a file is about, as its messages say it.
enum class FileKind {
  company_case,
  numbers  ///< of a program, in one currency; a number without a source is an error
};

/// The part of the reader that knows no type. Paths are those of key_path.hpp.
class TableReader {
 public:
  explicit TableReader(Findings& findings) : findings_(findings) {}
  TableReader(Findings& findings, Currency currency)
      : findings_(findings), kind_(FileKind::numbers), currency_(std::move(currency)) {}

  std::vector<KeyProvenance> take_provenance();
  const Findings& findings() const { return findings_; }

 protected:
  /// A table being read: it reads standing, source and quote, and at its end refuses the keys nobody asked
  /// for.
  class Scope {
   public:
    /// `keeps`: the value has members for them; else they are noted as provenance of the path.
    Scope(TableReader& reader, const Node& table, bool keeps);
    ~Scope();
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

    bool is_sound() const;  ///< all was read since it was opened

   private:
    friend class TableReader;
    void read_given();
    void refuse_unknown_keys();

    TableReader& reader_;
    const Node& table_;
    bool keeps_;
    bool own_source_ = false;
    bool states_ = false;  ///< standing, source or quote
    bool asked_ = false;   ///< for a missing source
    std::string stated_source_{};
    std::vector<std::string_view> known_{};
    Given before_;
    Scope* outer_;
    std::size_t failures_before_;
  };

  /// Adds a step to the path for as long as it lives.
  class Step {
   public:
    Step(TableReader& reader, std::string_view key);
    Step(TableReader& reader, std::size_t index);
    ~Step() { reader_.path_.resize(size_); }
    Step(const Step&) = delete;
    Step& operator=(const Step&) = delete;

   private:
    TableReader& reader_;
    std::size_t size_;
  };

  /// A table in place of a list of one: messages have the path that the file has, provenance that of element
  /// 0.
  class ListOfOne {
   public:
    explicit ListOfOne(TableReader& reader) : reader_(reader) {
      reader_.lists_of_one_.push_back(reader_.path_.size());
    }
    ~ListOfOne() { reader_.lists_of_one_.pop_back(); }
    ListOfOne(const ListOfOne&) = delete;
    ListOfOne& operator=(const ListOfOne&) = delete;

   private:
    TableReader& reader_;
  };
  /// The path with the index of each list of one.
  std::string path_with_indices() const;

  /// The source of the table being read, which then belongs to a member of the value.
  const std::string& own_source() {
    scope_->own_source_ = true;
    return scope_->stated_source_;
  }
  /// The entry of the table being read; notes that the key is known.
  const Node* entry(const char* key);
  /// The entry of the innermost table that has it, from the one being read outwards; null where none has.
  const Node* entry_around(std::string_view key) const;
  /// Refuses the value, which should have been what `rule` says.
  void refuse(const Node& node, std::string_view rule, std::string advice);
  void refuse_missing(const KeyInfo& info);
  bool require_table(const Node& node, const KeyInfo& info);
  /// Refuses a list that has not as many elements as the key asks for.
  void require_count(const Node& list, const KeyInfo& info);
  /// Refuses what a check of the library refuses, at the key it names.
  void refuse_domain(const DomainError& error, std::string_view prefix, const Node& from);

  /// Refuses a text that is no number of the dimension; an amount in another currency by that.
  void refuse_form(const Node& node, Dimension dimension, const KeyInfo& info);
  std::optional<double> number(const Node& node, Dimension dimension, const KeyInfo& info);
  /// A range of numbers; one number is both its ends.
  std::optional<Interval<double>> interval(const Node& node, Dimension dimension, const KeyInfo& info);
  std::optional<int> whole(const Node& node, const KeyInfo& info);
  std::optional<Date> date(const Node& node, const KeyInfo& info);
  std::optional<std::string> text(const Node& node, const KeyInfo& info);
  std::optional<bool> boolean(const Node& node, const KeyInfo& info);
  std::optional<Standing> standing(const Node& node);
  /// A text without control characters.
  bool is_plain_text(const Node& node);
  /// Whether a number is within the size of its dimension and its rule; else refuses the node.
  bool require_rule(const Node& node, double value, Dimension dimension, const KeyInfo& info);

  /// The source of a number that stands bare.
  Given given_for(const Node& node) const;
  void ask_for_source(const Node& node);
  /// Strict: asks for what a placeholder stands for.
  void ask_to_replace(const Node& source);
  /// The currency that an amount must be in: the company's. Where that could not be read, any: the amount's
  /// own.
  std::string currency_for(std::string_view text, Dimension dimension) const;

  Findings& findings_;
  FileKind kind_ = FileKind::company_case;
  std::string path_{};
  std::vector<std::size_t> lists_of_one_{};  ///< lengths of the path at which each begins
  Given given_{};
  Scope* scope_ = nullptr;
  std::optional<Currency> currency_{};
  std::vector<KeyProvenance> provenance_{};
  std::vector<FiscalPeriod> periods_{};
  std::set<std::string> bad_labels_{};  ///< of fiscal periods with errors where they are stated
  std::set<std::string> asked_{};       ///< paths without indices that a source was asked for
};

}  // namespace fairvalue::detail
