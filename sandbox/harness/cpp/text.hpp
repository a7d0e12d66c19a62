// JSON as text: what reading and writing values of any type is made of (text.cpp).
#pragma once
#include <string>
#include <string_view>
#include <typeinfo>
#include <vector>

namespace dryrun_box {

// The call cannot be made, or its value not be expressed; the text is for the candidate.
struct Refusal {
    std::string text;
};

// The program does not fit the question, whatever it is called with.
struct Mistake {
    std::string text;
};

std::string name_of(const std::type_info& type);

[[noreturn]] void refuse_type(const std::type_info& type);

// Takes one JSON value after the other from a text that the host has made, so it is well-formed.
class Reader {
  public:
    explicit Reader(std::string_view text, std::string place = "the arguments");

    // Takes the character if it is next, after white space.
    bool take(char wanted);
    void expect(char wanted, const char* what);
    bool take_null();
    // Whether a list or an object goes on, given its closing character; `count` items are read.
    bool more(std::size_t count, char closing);

    // A list of arguments, and where in it reading is.
    void begin_arguments();
    void next_argument(std::size_t at);
    void end_arguments(std::size_t count);

    bool boolean();
    double number();
    std::string string();
    char character();
    long long integer(long long least, long long most, const std::type_info& type);
    unsigned long long natural(unsigned long long most, const std::type_info& type);
    // The text of the next value, whatever it is.
    std::string_view raw();

    // Where the value belongs, for the texts of refusals.
    std::string place;

  private:
    char peek();
    unsigned hexadecimal();
    std::string_view digits(const char* what);
    [[noreturn]] void refuse(const std::string& what);

    std::string_view text_;
    std::size_t at_ = 0;
};

// Collects the JSON text of one value.
class Writer {
  public:
    void raw(std::string_view text) { text_ += text; }
    void string(std::string_view value);
    void number(double value);
    void number(float value);
    void integer(long long value);
    void natural(unsigned long long value);
    const std::string& text() const { return text_; }

  private:
    template <class Number>
    void shortest(Number value);

    std::string text_;
};

}  // namespace dryrun_box
