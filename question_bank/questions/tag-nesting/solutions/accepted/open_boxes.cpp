#include <string>
#include <vector>

bool solution(std::vector<std::string> log) {
    std::vector<std::string> opened;
    for (const auto& entry : log) {
        const auto kind = entry.substr(1);
        if (entry[0] == '+') {
            opened.push_back(kind);
        } else if (opened.empty() || opened.back() != kind) {
            return false;
        } else {
            opened.pop_back();
        }
    }
    return opened.empty();
}
