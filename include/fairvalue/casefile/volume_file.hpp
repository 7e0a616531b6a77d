/// \file casefile/volume_file.hpp
/// What a deal has moved so far, from a CSV file: cumulated gigawatts or payments by date.
#pragma once
#include <vector>

#include <fairvalue/casefile/csv_table.hpp>
#include <fairvalue/deal/volume.hpp>

namespace fairvalue {

/// Columns date and at least one of delivered_gw, purchased_gw, deployed_gw and paid (currency units), each
/// cumulated since the deal began: a history for each column there is, in this order. A blank says nothing
/// new. Throws ParseError with the cell's place on a column or date that is missing, a date that is not after
/// the one before, a volume that is not >= 0 or less than one before it, and a file without rows.
std::vector<VolumeHistory> volumes_from(const CsvTable& table);

}  // namespace fairvalue
