#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

std::vector<int> solution(std::vector<std::string> garden) {
    std::vector<int> sizes;
    const int rows = static_cast<int>(garden.size());
    const int columns = rows == 0 ? 0 : static_cast<int>(garden[0].size());
    for (int top = 0; top < rows; top++) {
        for (int left = 0; left < columns; left++) {
            if (garden[top][left] != '~') continue;
            garden[top][left] = '.';
            std::vector<std::pair<int, int>> pond{{top, left}};
            for (std::size_t next = 0; next < pond.size(); next++) {
                const auto [row, column] = pond[next];
                const std::pair<int, int> around[] = {
                    {row - 1, column}, {row + 1, column}, {row, column - 1}, {row, column + 1}};
                for (const auto& [r, c] : around) {
                    if (r < 0 || r >= rows || c < 0 || c >= columns || garden[r][c] != '~') continue;
                    garden[r][c] = '.';
                    pond.emplace_back(r, c);
                }
            }
            sizes.push_back(static_cast<int>(pond.size()));
        }
    }
    std::sort(sizes.begin(), sizes.end(), std::greater<>());
    return sizes;
}
