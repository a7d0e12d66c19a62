#include <string>
#include <unordered_map>
#include <vector>

int solution(std::vector<std::string> badges) {
    std::unordered_map<std::string, int> count;
    for (const auto& badge : badges) {
        count[badge]++;
    }
    for (std::size_t place = 0; place < badges.size(); place++) {
        if (count[badges[place]] == 1) return static_cast<int>(place);
    }
    return -1;
}
