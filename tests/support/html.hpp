#pragma once
/// What is wrong with a page, as far as a reader without a network would notice.

#include <string>
#include <string_view>
#include <vector>

namespace careact::support {

/// Elements left open or closed in the wrong place, attributes without quotation marks, ids given twice, links that lead nowhere on the page,
/// scripts, and whatever would be fetched. Nothing if all is well.
[[nodiscard]] std::vector<std::string> html_faults(std::string_view page);

/// How often the words stand in the text.
[[nodiscard]] std::size_t times(std::string_view text, std::string_view words);

}  // namespace careact::support
