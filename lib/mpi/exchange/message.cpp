#include "message.hpp"

#include <climits>
#include <utility>

#include <fairvalue/core/error.hpp>

#include "core/detail/byte_stream.hpp"

namespace fairvalue::detail {
namespace {

int size_of(const std::string& bytes) {
  if (bytes.size() > INT_MAX) throw Error{"MPI: a message must be below 2 GB"};
  return static_cast<int>(bytes.size());
}

}  // namespace

std::string bytes_of(const std::vector<NumberedItem>& items) {
  ByteWriter to;
  to.list(items, [&](const NumberedItem& item) {
    to.number(item.number);
    to.text(item.bytes);
  });
  return to.take();
}

std::vector<NumberedItem> items_from(const std::string& bytes) {
  ByteReader from{bytes};
  return from.list([&] {
    NumberedItem item{.number = from.number<std::uint64_t>(), .bytes = {}};
    item.bytes = from.text();
    return item;
  });
}

std::string bytes_of(const std::vector<NumberedResult>& results) {
  ByteWriter to;
  to.list(results, [&](const NumberedResult& one) {
    to.number(one.number);
    to.number(static_cast<std::uint8_t>(one.result.is_long ? 1 : 0));
    to.text(one.result.bytes);
  });
  return to.take();
}

std::vector<NumberedResult> results_from(const std::string& bytes) {
  ByteReader from{bytes};
  return from.list([&] {
    NumberedResult one{.number = from.number<std::uint64_t>(), .result = {}};
    one.result.is_long = from.number<std::uint8_t>() != 0;
    one.result.bytes = from.text();
    return one;
  });
}

std::optional<Message> received() {
  int has_come = 0;
  MPI_Status status;
  MPI_Iprobe(MPI_ANY_SOURCE, MPI_ANY_TAG, MPI_COMM_WORLD, &has_come, &status);
  if (has_come == 0) return std::nullopt;
  int size = 0;
  MPI_Get_count(&status, MPI_BYTE, &size);
  Message message{status.MPI_SOURCE, static_cast<Topic>(status.MPI_TAG),
                  std::string(static_cast<std::size_t>(size), '\0')};
  MPI_Recv(message.bytes.data(), size, MPI_BYTE, status.MPI_SOURCE, status.MPI_TAG, MPI_COMM_WORLD,
           MPI_STATUS_IGNORE);
  return message;
}

void send(int rank, Topic topic, const std::string& bytes) {
  MPI_Send(bytes.data(), size_of(bytes), MPI_BYTE, rank, static_cast<int>(topic), MPI_COMM_WORLD);
}

void Outbox::send(int rank, Topic topic, std::string bytes) {
  Sent& sent = sent_.emplace_back(Sent{.bytes = std::move(bytes)});
  MPI_Isend(sent.bytes.data(), size_of(sent.bytes), MPI_BYTE, rank, static_cast<int>(topic), MPI_COMM_WORLD,
            &sent.request);
}

void Outbox::forget_sent() {
  for (auto one = sent_.begin(); one != sent_.end();) {
    int is_gone = 0;
    MPI_Test(&one->request, &is_gone, MPI_STATUS_IGNORE);
    one = is_gone != 0 ? sent_.erase(one) : std::next(one);
  }
}

void Outbox::wait() {
  for (Sent& one : sent_) MPI_Wait(&one.request, MPI_STATUS_IGNORE);
  sent_.clear();
}

std::string broadcast(std::string bytes) {
  std::uint64_t size = static_cast<std::uint64_t>(size_of(bytes));
  MPI_Bcast(&size, 1, MPI_UINT64_T, 0, MPI_COMM_WORLD);
  bytes.resize(size);
  MPI_Bcast(bytes.data(), static_cast<int>(size), MPI_BYTE, 0, MPI_COMM_WORLD);
  return bytes;
}

}  // namespace fairvalue::detail
