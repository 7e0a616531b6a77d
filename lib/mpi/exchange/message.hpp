/// \file mpi/exchange/message.hpp
/// Bytes from one rank to another.
#pragma once
#define OMPI_SKIP_MPICXX 1
#include <mpi.h>

#include <cstdint>
#include <list>
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/book/schedule.hpp>

namespace fairvalue::detail {

/// What a message is about.
enum class Topic : int {
  items = 1,  ///< from rank 0: items to value
  results,    ///< to rank 0
  end         ///< from rank 0: no more items come
};

/// Items with their numbers among those of the schedule.
struct NumberedItem {
  std::uint64_t number;
  std::string bytes;
};
std::string bytes_of(const std::vector<NumberedItem>& items);
std::vector<NumberedItem> items_from(const std::string& bytes);

struct NumberedResult {
  std::uint64_t number;
  WorkResult result;
};
std::string bytes_of(const std::vector<NumberedResult>& results);
std::vector<NumberedResult> results_from(const std::string& bytes);

struct Message {
  int rank;  ///< the sender
  Topic topic;
  std::string bytes;
};

/// A message that has come; none if none has. Does not wait.
std::optional<Message> received();
/// Waits until the bytes may be forgotten.
void send(int rank, Topic topic, const std::string& bytes);

/// Messages under way, whose bytes are kept until they are gone.
class Outbox {
 public:
  void send(int rank, Topic topic, std::string bytes);
  void forget_sent();
  void wait();

 private:
  struct Sent {
    std::string bytes;
    MPI_Request request = MPI_REQUEST_NULL;
  };
  std::list<Sent> sent_{};
};

/// Rank 0's bytes on every rank.
std::string broadcast(std::string bytes);

}  // namespace fairvalue::detail
