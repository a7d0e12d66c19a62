// Compiled once, when the image is built.
#include "text.hpp"
#include "values.hpp"

#include <cxxabi.h>

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <cstring>

namespace dryrun_box {

std::string name_of(const std::type_info& type) {
    int status = 0;
    char* name = abi::__cxa_demangle(type.name(), nullptr, nullptr, &status);
    std::string text = status == 0 ? name : type.name();
    std::free(name);
    const std::string inner = "__cxx11::";
    for (std::size_t at; (at = text.find(inner)) != std::string::npos;) text.erase(at, inner.size());
    const std::string spelt = "std::basic_string<char, std::char_traits<char>, std::allocator<char> >";
    for (std::size_t at; (at = text.find(spelt)) != std::string::npos;)
        text.replace(at, spelt.size(), "std::string");
    return text;
}

void refuse_type(const std::type_info& type) {
    throw Mistake{"no value of a question has the type " + name_of(type)};
}

Reader::Reader(std::string_view text, std::string place) : place(std::move(place)), text_(text) {}

char Reader::peek() {
    while (at_ < text_.size() && std::strchr(" \t\r\n", text_[at_])) ++at_;
    return at_ < text_.size() ? text_[at_] : '\0';
}

void Reader::refuse(const std::string& what) {
    const std::size_t start = at_;
    std::string found(raw());
    at_ = start;
    if (found.size() > 40) found = found.substr(0, 37) + "...";
    throw Refusal{place + ": " + what + " expected, got " + (found.empty() ? "nothing" : found)};
}

bool Reader::take(char wanted) {
    if (peek() != wanted) return false;
    ++at_;
    return true;
}

void Reader::expect(char wanted, const char* what) {
    if (!take(wanted)) refuse(what);
}

bool Reader::take_null() {
    if (peek() != 'n') return false;
    raw();
    return true;
}

bool Reader::more(std::size_t count, char closing) {
    if (take(closing)) return false;
    if (count > 0) take(',');
    return true;
}

void Reader::begin_arguments() { expect('[', "a list of arguments"); }

void Reader::next_argument(std::size_t at) {
    place = "argument " + std::to_string(at + 1);
    if (at > 0) take(',');
}

void Reader::end_arguments(std::size_t count) {
    place = "argument " + std::to_string(count + 1);
    expect(']', "no further argument");
}

bool Reader::boolean() {
    const char first = peek();
    if (first != 't' && first != 'f') refuse("a bool");
    raw();
    return first == 't';
}

std::string_view Reader::digits(const char* what) {
    const char first = peek();
    if (first != '-' && (first < '0' || first > '9')) refuse(what);
    return raw();
}

double Reader::number() {
    const std::string_view text = digits("a number");
    double value = 0;
    std::from_chars(text.begin(), text.end(), value);
    return value;
}

template <class Integer>
static Integer bounded(std::string_view text, Integer least, Integer most, const std::string& place,
                       const std::type_info& type) {
    Integer value = 0;
    const auto [end, problem] = std::from_chars(text.begin(), text.end(), value);
    if (problem == std::errc() && end != text.end())
        throw Refusal{place + ": an integer expected, got " + std::string(text)};
    if (problem != std::errc() || value < least || value > most)
        throw Refusal{place + ": " + std::string(text) + " does not fit " + name_of(type)};
    return value;
}

long long Reader::integer(long long least, long long most, const std::type_info& type) {
    return bounded(digits("an integer"), least, most, place, type);
}

unsigned long long Reader::natural(unsigned long long most, const std::type_info& type) {
    return bounded(digits("an integer"), 0ULL, most, place, type);
}

unsigned Reader::hexadecimal() {
    unsigned value = 0;
    std::from_chars(text_.data() + at_, text_.data() + at_ + 4, value, 16);
    at_ += 4;
    return value;
}

static void append_utf8(std::string& text, unsigned code) {
    if (code < 0x80) {
        text += static_cast<char>(code);
        return;
    }
    const int following = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    text += static_cast<char>((0xF0 << (3 - following) & 0xFF) | code >> 6 * following);
    for (int i = following - 1; i >= 0; --i)
        text += static_cast<char>(0x80 | (code >> 6 * i & 0x3F));
}

std::string Reader::string() {
    if (peek() != '"') refuse("a string");
    ++at_;
    std::string value;
    while (at_ < text_.size()) {
        const std::size_t special = text_.find_first_of("\"\\", at_);
        value += text_.substr(at_, special - at_);
        at_ = special + 1;
        if (text_[special] == '"') return value;
        const char escape = text_[at_++];
        static constexpr std::string_view letters = "bfnrt", controls = "\b\f\n\r\t";
        if (const auto found = letters.find(escape); found != std::string_view::npos) {
            value += controls[found];
        } else if (escape != 'u') {
            value += escape;
        } else {
            unsigned code = hexadecimal();
            if (code >> 10 == 0x36 && text_.substr(at_, 2) == "\\u") {
                at_ += 2;
                code = 0x10000 + ((code & 0x3FF) << 10 | (hexadecimal() & 0x3FF));
            }
            append_utf8(value, code);
        }
    }
    return value;
}

char Reader::character() {
    const std::size_t start = at_;
    const std::string value = peek() == '"' ? string() : "";
    if (value.size() == 1) return value[0];
    at_ = start;
    refuse("a string of one ASCII character");
}

std::string_view Reader::raw() {
    peek();
    const std::size_t start = at_;
    int depth = 0;
    while (at_ < text_.size()) {
        const char next = text_[at_];
        if (depth == 0 && at_ > start && std::strchr(",]}: \n", next)) break;
        if (next == '"') {
            for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_)
                if (text_[at_] == '\\') ++at_;
        } else if (next == '[' || next == '{') {
            ++depth;
        } else if (next == ']' || next == '}') {
            if (depth == 0) break;
            --depth;
        }
        ++at_;
        if (depth == 0 && std::strchr("\"]}", next)) break;
    }
    return text_.substr(start, at_ - start);
}

void Writer::string(std::string_view value) {
    text_ += '"';
    for (const char byte : value) {
        if (byte == '"' || byte == '\\') {
            text_ += '\\';
            text_ += byte;
        } else if (static_cast<unsigned char>(byte) < 0x20) {
            static constexpr char hex[] = "0123456789abcdef";
            text_ += "\\u00";
            text_ += hex[byte >> 4];
            text_ += hex[byte & 15];
        } else {
            text_ += byte;
        }
    }
    text_ += '"';
}

template <class Number>
void Writer::shortest(Number value) {
    // The host refuses these names with a text of its own.
    if (std::isnan(value)) return raw("NaN");
    if (std::isinf(value)) return raw(value > 0 ? "Infinity" : "-Infinity");
    char digits[64];
    const std::string_view text(digits, std::to_chars(digits, std::end(digits), value).ptr - digits);
    raw(text);
    if (text.find_first_of(".e") == std::string_view::npos) raw(".0");
}

void Writer::number(double value) { shortest(value); }
void Writer::number(float value) { shortest(value); }
void Writer::integer(long long value) { raw(std::to_string(value)); }
void Writer::natural(unsigned long long value) { raw(std::to_string(value)); }

#define DRYRUN_INSTANTIATE(type)               \
    template void read(Reader& in, type& value); \
    template void write(Writer& out, const type& value);
DRYRUN_COMMON_TYPES(DRYRUN_INSTANTIATE)

}  // namespace dryrun_box
