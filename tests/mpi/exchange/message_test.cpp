#include "mpi/exchange/message.hpp"

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

namespace message_test {
using namespace fairvalue;
using namespace fairvalue::detail;

TEST_SUITE("mpi/exchange/message") {
  TEST_CASE("items and results come back from their bytes") {
    const auto items = items_from(bytes_of(std::vector<NumberedItem>{{3, "three"}, {9, ""}}));
    REQUIRE(items.size() == 2);
    CHECK(items[0].number == 3);
    CHECK(items[0].bytes == "three");
    CHECK(items[1].bytes == "");
    const auto results =
        results_from(bytes_of(std::vector<NumberedResult>{{3, {.is_long = true}}, {9, {.bytes = "rows"}}}));
    REQUIRE(results.size() == 2);
    CHECK(results[0].result.is_long);
    CHECK(results[1].number == 9);
    CHECK(results[1].result.bytes == "rows");
    CHECK_THROWS_AS(items_from("cut"), Error);
  }
  TEST_CASE("all ranks have the bytes of the first") {
    int rank = 0;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    CHECK(broadcast(rank == 0 ? "from the first" : "of another") == "from the first");
    CHECK(broadcast("") == "");
  }
  TEST_CASE("a message to the next rank comes from the one before") {
    int rank = 0, ranks = 1;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);
    Outbox outbox;
    outbox.send((rank + 1) % ranks, Topic::results, std::string(100'000, static_cast<char>('a' + rank)));
    std::optional<Message> message;
    while (!message) message = received();
    const int before = (rank + ranks - 1) % ranks;
    CHECK(message->rank == before);
    CHECK(message->topic == Topic::results);
    CHECK(message->bytes == std::string(100'000, static_cast<char>('a' + before)));
    outbox.wait();
    outbox.forget_sent();
    MPI_Barrier(MPI_COMM_WORLD);
  }
}
}  // namespace message_test
