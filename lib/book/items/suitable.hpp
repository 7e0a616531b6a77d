/// \file book/items/suitable.hpp
/// Whether the settings and shocks of a book suit any of its cases.
#pragma once
#include <fairvalue/book/book_request.hpp>

namespace fairvalue::detail {

/// Reads cases until one is found that each setting of the request and each of its shocks suits: the first
/// one as a rule. Throws Error where no case can be read at all; DomainError naming "set" or "shock" where
/// none suits one of them, with what the first case says of it.
void require_suitable(const BookRequest& request);

}  // namespace fairvalue::detail
