#include "report/words.h"

#include <array>

namespace fengsui::report {

namespace {
struct Word {
    Words list;
    std::string_view identifier;
    std::string_view english;
    std::string_view chinese;
};

constexpr std::array words {
    Word { Words::Source, "patrol", "Grid patrol", "网格巡查" },
    Word { Words::Source, "hotline", "12345 hotline", "12345热线" },
    Word { Words::Source, "phone", "Telephone", "电话" },
    Word { Words::Source, "alarm", "One-key alarm", "一键报警" },
    Word { Words::Source, "sensor", "Sensor", "物联感知" },
    Word { Words::Source, "video", "Video", "视频" },
    Word { Words::Source, "superior", "Higher authority", "上级交办" },
    Word { Words::Source, "media", "Media", "媒体" },
    Word { Words::Source, "import", "Imported file", "导入" },
    Word { Words::Source, "warning", "Warning lead", "预警线索" },
    Word { Words::Appeal, "inquiry", "Inquiry", "咨询" },
    Word { Words::Appeal, "help", "Help", "求助" },
    Word { Words::Appeal, "complaint", "Complaint", "投诉" },
    Word { Words::Appeal, "tipOff", "Tip-off", "举报" },
    Word { Words::Appeal, "suggestion", "Suggestion", "建议" },
    Word { Words::Role, "acceptor", "Acceptor", "受理员" },
    Word { Words::Role, "shiftLeader", "Shift leader", "值班长" },
    Word { Words::Role, "dispatcher", "Dispatcher", "派遣员" },
    Word { Words::Role, "unit", "Responsible unit", "责任单位" },
    Word { Words::Role, "patroller", "Patroller", "监督员" },
    Word { Words::Role, "leader", "Leader on duty", "带班领导" },
    Word { Words::Role, "administrator", "Administrator", "管理员" },
    Word { Words::Role, "system", "System", "系统" },
    Word { Words::TeamStatus, "available", "Available", "待命" },
    Word { Words::TeamStatus, "assigned", "Assigned", "已派" },
    Word { Words::TeamStatus, "enRoute", "En route", "途中" },
    Word { Words::TeamStatus, "onScene", "On scene", "到场" },
    Word { Words::TeamStatus, "returning", "Returning", "返回" },
    Word { Words::TeamStatus, "busy", "Other task", "其他任务" },
    Word { Words::TeamStatus, "outOfService", "Out of service", "停用" },
    Word { Words::Supervision, "none", "None", "无" },
    Word { Words::Supervision, "ordinary", "Ordinary", "普通督办" },
    Word { Words::Supervision, "yellow", "Yellow card", "黄牌督办" },
    Word { Words::Supervision, "red", "Red card", "红牌督办" },
    Word { Words::Request, "none", "None", "无" },
    Word { Words::Request, "extension", "Extension", "延期" },
    Word { Words::Request, "return", "Return", "回退" },
    Word { Words::Request, "suspension", "Suspension", "挂账" },
    Word { Words::Request, "void", "Voiding", "作废" },
    Word { Words::Unit, "minute", "min", "分钟" },
    Word { Words::Unit, "workHour", "working hours", "工作时" },
    Word { Words::Unit, "workDay", "working days", "工作日" },
    Word { Words::Unit, "calendarDay", "days", "天" },
    Word { Words::Diary, "reported", "Reported", "受理登记" },
    Word { Words::Diary, "attached", "Report joined", "并入上报" },
    Word { Words::Diary, "teamDissolved", "Team dissolved", "队伍撤销" },
    Word { Words::Diary, "teamStatus", "Team status", "队伍状态" },
    Word { Words::Diary, "note", "Note", "值班记事" },
    Word { Words::Diary, "handover", "Handover", "交班事项" },
    Word { Words::Diary, "signIn", "Signed in", "签到" },
    Word { Words::Diary, "signOut", "Signed out", "签退" },
    Word { Words::Diary, "printed", "Printed", "打印" },
    Word { Words::Diary, "ruleFiled", "Rules put in force", "规则生效" },
    Word { Words::Diary, "peerEnrolled", "Console paired", "值班台配对" },
    Word { Words::Diary, "peerRevoked", "Console revoked", "值班台吊销" },
    Word { Words::Diary, "branchRenamed", "Store was copied; both branches kept", "库被复制，两个分支均保留" },
    Word { Words::Diary, "clockSuspected", "A console's clock is far ahead", "某值班台时钟超前" },
    Word { Words::Diary, "keyRenewed", "Console took a new key", "值班台更换密钥" },
    Word { Words::Diary, "clockCorrected", "Clock corrected", "时钟已更正" },
    Word { Words::Diary, "shapeDrawn", "Drawn on the map", "地图标绘" },
    Word { Words::Diary, "teamTracked", "Track of a team taken in", "导入队伍轨迹" },
    Word { Words::Diary, "shapeWithdrawn", "Drawing withdrawn", "撤销标绘" },
    Word { Words::Diary, "cellDrawn", "Grid cell drawn", "绘制单元网格" },
    Word { Words::Diary, "cellWithdrawn", "Grid cell withdrawn", "撤销单元网格" },
    Word { Words::Diary, "componentIntact", "Component in order", "部件完好" },
    Word { Words::Diary, "componentBroken", "Component broken", "部件破损" },
    Word { Words::Diary, "componentLost", "Component lost", "部件丢失" },
    Word { Words::Diary, "componentAbandoned", "Component abandoned", "部件废除" },
    Word { Words::Diary, "componentRemoved", "Component removed", "部件移除" },
    Word { Words::Diary, "fileAttached", "File attached", "添加附件" },
    Word { Words::Diary, "fileWithdrawn", "File withdrawn", "撤回附件" },
    Word { Words::Diary, "evaluationAppealed", "Evaluation appealed", "评价申诉" },
    Word { Words::Diary, "evaluationExcluded", "Left out of evaluation", "剔除评价" },
    Word { Words::Diary, "evaluationReadmitted", "Taken into evaluation again", "恢复评价" },
    Word { Words::Diary, "evaluationRefused", "Appeal refused", "驳回申诉" },
    Word { Words::Ineffective, "overtaken", "Overtaken by an earlier action", "已有在先的操作" },
    Word { Words::Ineffective, "reportedTwice", "Reported twice", "重复登记" },
    Word { Words::Ineffective, "notReported", "Case not reported", "案件未登记" },
    Word { Words::Ineffective, "newerVersion", "Written by a newer version of the program", "由新版本程序写入" },
    Word { Words::Task, "assist", "Assist", "协办" },
    Word { Words::Task, "order", "Order", "交办" },
    Word { Words::Task, "forInformation", "For information", "抄送" },
    Word { Words::Task, "assigned", "Not signed for", "待签收" },
    Word { Words::Task, "signedFor", "Signed for", "已签收" },
    Word { Words::Task, "fedBack", "Fed back", "已反馈" },
    Word { Words::Task, "withdrawn", "Withdrawn", "已撤回" },
    Word { Words::Task, "escalated", "Sent back up", "已上报" },
    Word { Words::Cause, "limit", "The limit of the step ran out", "办理时限届满" },
    Word { Words::Cause, "request", "A request was not decided in time", "申请逾期未审批" },
    Word { Words::Cause, "instruction", "An instruction was not answered in time", "批示逾期未回复" },
    Word { Words::Cause, "resume", "The suspension ends", "挂账到期" },
    Word { Words::Common, "yes", "Yes", "是" },
    Word { Words::Common, "no", "No", "否" },
    Word { Words::Common, "urgent", "Urgent", "加急" },
    Word { Words::Common, "ordinary", "Ordinary", "一般" },
    Word { Words::Common, "erased", "erased", "已销毁" },
    Word { Words::Common, "unknown", "unknown", "不详" },
    Word { Words::Common, "caller", "Caller", "诉求人" },
    Word { Words::Common, "approximate", "approximate", "概略" },
};
} // namespace

std::string wordFor(Words list, std::string_view identifier, Language language)
{
    for (const Word& word : words)
        if (word.list == list && word.identifier == identifier)
            return std::string(language == Language::Chinese ? word.chinese : word.english);
    return std::string(identifier);
}

} // namespace fengsui::report
