#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>

namespace fengsui::test {

/// Han characters or the punctuation that goes with them; the wide space alone is none.
inline bool hasChinese(std::string_view text)
{
    constexpr std::string_view wideSpace = "\u3000";
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool isWide = (byte >= 0xE3 && byte <= 0xE9) || text.substr(i).starts_with("\xEF\xBC");
        if (isWide && !text.substr(i).starts_with(wideSpace))
            return true;
    }
    return false;
}

/// What people type in an English duty room where those of a Chinese one type this. Throws where the list has no
/// words, so that a story can't be told in English by halves.
inline std::string inEnglish(const std::string& chinese)
{
    static const std::map<std::string, std::string> words {
        { "已清理", "cleared away" },
        { "王某", "Mr Wang" },
        { "等配件", "waiting for parts" },
        { "仍未到货", "parts still not here" },
        { "已延期一次", "extended once already" },
        { "暴雨", "rainstorm" },
        { "雨停", "the rain has stopped" },
        { "张主任", "Director Zhang" },
        { "尽快办理", "to be done at once" },
        { "今日办结", "done today" },
        { "请分管领导到场", "the leader in charge is to go there" },
        { "已到场", "has gone there" },
        { "协助清运", "help to cart it away" },
        { "落实属地责任", "see to it on the spot" },
        { "入户告知", "tell the households" },
        { "已告知12户", "12 households told" },
        { "已落实", "seen to" },
        { "已清运两车", "two loads carted away" },
        { "暴露垃圾", "exposed refuse" },
        { "不属本单位", "not ours" },
        { "三定方案", "charter of the unit" },
        { "会商纪要", "minutes of the consultation" },
        { "城管、环卫", "city management and cleaning" },
        { "路灯同时损坏", "street lamp broken as well" },
        { "未清净", "not clean yet" },
        { "路灯所", "street lamp office" },
        { "已清", "clean" },
        { "来电不满意", "the caller is not satisfied" },
        { "确未解决", "not solved indeed" },
        { "已当场清理", "cleared away on the spot" },
        { "不属本镇", "not in our town" },
        { "行政区划图", "map of the divisions" },
        { "环卫所", "cleaning office" },
        { "职责清单", "list of duties" },
        { "热线办、编办", "hotline office and staffing office" },
        { "理由成立", "with good reason" },
        { "已答复", "answered" },
        { "再次出现", "it is there again" },
        { "已说明安排", "told what is planned" },
        { "王大山|13900000001", "John Hill|13900000001" },
        { "李二河|13900000002", "Jack River|13900000002" },
        { "当事人亲属", "related to a party" },
        { "回避", "recusal" },
        { "分开居住", "to live apart" },
        { "派出所", "police station" },
        { "(2025)沐人调字第001号", "(2025) Muchuan mediation 001" },
        { "地界不清", "the boundary is unclear" },
        { "以水渠为界", "the ditch is the boundary" },
        { "未拆围墙", "the wall still stands" },
        { "围墙已拆", "the wall is gone" },
        { "协议履行完毕", "the agreement is performed" },
        { "反悔", "changed their mind" },
        { "可向法院起诉", "may go to court" },
        { "赵三", "Tom Field" },
        { "互不追究", "no claims on either side" },
        { "邻镇", "the next town" },
        { "定位", "the position" },
        { "复核水位", "check the water level again" },
        { "河水上涨", "the river is rising" },
        { "水位已退", "the water has gone down" },
        { "已转应急", "handed to emergency" },
        { "再次报警", "alarm again" },
        { "传感器故障", "broken sensor" },
        { "道路中断", "the road is cut" },
        { "现场", "on the spot" },
        { "已疏散", "evacuated" },
        { "力量不足", "too few people" },
        { "镇政府", "town hall" },
        { "雨势加大", "heavier rain" },
        { "险情解除", "the danger is over" },
        { "道路未通", "the road is still cut" },
        { "恢复正常", "back to normal" },
        { "预置沙袋", "keep sandbags ready" },
        { "再次滑坡", "another landslide" },
        { "误传", "false report" },
        { "王某", "Mr King" },
    };
    if (!hasChinese(chinese))
        return chinese;
    const auto found = words.find(chinese);
    if (found == words.end())
        throw std::runtime_error("english_words.h has no words for " + chinese);
    return found->second;
}

} // namespace fengsui::test
