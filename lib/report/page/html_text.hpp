/// \file page/html_text.hpp
/// Text as HTML has it.
#pragma once
#include <string>
#include <string_view>

namespace fairvalue::detail {

/// Text that is no markup, in an element as in an attribute between double quotes. What would steer a reader
/// is made printable.
std::string html_text(std::string_view text);

/// <name class="...">text</name>; the class is left out where it is empty.
std::string html_element(std::string_view name, std::string_view html_class, std::string_view text);

}  // namespace fairvalue::detail
