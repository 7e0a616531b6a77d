/// \file page/html_text.hpp
/// Text as HTML has it.
#pragma once
#include <string>
#include <string_view>

namespace fairvalue::detail {

/// Text that is no markup, in an element as in an attribute between double quotes. What would steer a reader
/// is made printable.
std::string html_text(std::string_view text);

/// ` lang="en"` where a page in another language has a text with Latin letters and none of others: what was
/// not translated. Else empty.
std::string html_language(std::string_view text, std::string_view page_language);

/// <name class="...">text</name>; the class is left out where it is empty. In a page of another language than
/// English the text has its language.
std::string html_element(std::string_view name, std::string_view html_class, std::string_view text,
                         std::string_view page_language = "en");

}  // namespace fairvalue::detail
