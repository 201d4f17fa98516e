#include "casebook/identity.hpp"

#include "source/utf8.hpp"

#include <nlohmann/json.hpp>

namespace careact::casebook {

namespace {

/// Takes two members of `about` on the way past, and keeps nothing else.
class IdentityReader : public nlohmann::json_sax<nlohmann::json> {
public:
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t value) override { return take(std::to_string(value)); }
    bool number_unsigned(number_unsigned_t value) override { return take(std::to_string(value)); }
    bool number_float(number_float_t, const string_t& written) override { return take(written); }
    bool string(string_t& value) override { return take(value); }
    bool binary(binary_t&) override { return true; }
    bool start_object(std::size_t) override {
        if (depth_ == 0) found_.is_object = true;
        in_about_ = depth_ == 1 && key_ == "about";
        ++depth_;
        return true;
    }
    bool end_object() override {
        --depth_;
        in_about_ = false;
        return true;
    }
    bool start_array(std::size_t) override {
        ++depth_;
        return true;
    }
    bool end_array() override {
        --depth_;
        return true;
    }
    bool key(string_t& value) override {
        key_ = value;
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }

    [[nodiscard]] const Identity& found() const { return found_; }

private:
    bool take(const std::string& value) {
        if (in_about_ && depth_ == 2 && key_ == "id") found_.id = value;
        if (in_about_ && depth_ == 2 && key_ == "last_changed_on") found_.last_changed_on = value;
        return true;
    }

    Identity found_;
    std::string key_;
    std::size_t depth_ = 0;
    bool in_about_ = false;
};

}  // namespace

Identity identity_of(std::string_view record) {
    IdentityReader reader;
    nlohmann::json::sax_parse(record.begin(), record.end(), &reader);
    auto found = reader.found();
    if (source::is_blank(found.id)) found.id.clear();
    return found;
}

}  // namespace careact::casebook
