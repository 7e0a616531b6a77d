#include <cstdio>
#include <fairvalue/report/table.hpp>

int main() {
  using namespace fairvalue;
  const TextTable table{.title = {}, .columns = {"target"}, .rows = {{price_cell(PerShare{173.7})}}};
  std::fputs(to_csv(table).c_str(), stdout);
}
