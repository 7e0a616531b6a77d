/// \file accounting/treasury_stock.hpp
/// The treasury stock method: what the holder pays in buys shares back.
#pragma once
#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// Net new shares in diluted EPS: n (1 - K / P) when P > K, else none. Price > 0: the average market price of
/// the period; strike >= 0, shares >= 0. Whether contingent shares count at all is tested before. Source: ASC
/// 260-10-45-23 and -25.
Shares treasury_stock_shares(Shares shares, PerShare strike, PerShare average_price);

/// The same of assumed proceeds in all: n - proceeds / P, at least 0. Proceeds are what is paid for the
/// shares and, for share-based payment, the average unrecognised cost (ASC 260-10-45-28A, -29); >= 0.
Shares treasury_stock_shares(Shares shares, Money proceeds, PerShare average_price);

}  // namespace fairvalue
