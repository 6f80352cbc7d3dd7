<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AnswerEditor</name>
    <message>
        <source>– choose –</source>
        <translation>– 请选择 –</translation>
    </message>
    <message>
        <source>yyyy-mm-dd hh:mm</source>
        <translation>年-月-日 时:分</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>%1 · %2 min</source>
        <translation>%1 · %2 分钟</translation>
    </message>
    <message>
        <source>Why: %1</source>
        <translation>理由：%1</translation>
    </message>
    <message>
        <source>Proposed: %1 – %2</source>
        <translation>推荐：%1 — %2</translation>
    </message>
</context>
<context>
    <name>CameraPlayer</name>
    <message>
        <source>The first word must be a program.</source>
        <translation>第一个词必须是程序名。</translation>
    </message>
    <message>
        <source>The link of this camera is none that a player opens: %1</source>
        <translation>该摄像头的链接无法用播放器打开：%1</translation>
    </message>
    <message>
        <source>Nothing on this machine opens %1. Name a player under Map, Player for cameras.</source>
        <translation>本机没有能打开 %1 的程序。请在“地图 › 监控播放器”中指定播放器。</translation>
    </message>
    <message>
        <source>The player can&apos;t be started: %1. See Map, Player for cameras.</source>
        <translation>播放器无法启动：%1。请查看“地图 › 监控播放器”。</translation>
    </message>
</context>
<context>
    <name>CasePage</name>
    <message>
        <source>anonymous</source>
        <translation>匿名</translation>
    </message>
    <message>
        <source>erased</source>
        <translation>已销毁</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Had no effect: %1</source>
        <translation>未生效：%1</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>限%1</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Callers</source>
        <translation>诉求人</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>事发</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>情况</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>上报</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) about it</source>
        <translation>
            <numerusform>重复上报，共%n次</numerusform>
        </translation>
    </message>
    <message>
        <source>Joined to it</source>
        <translation>并入案件</translation>
    </message>
    <message>
        <source>Lead unit</source>
        <translation>主办</translation>
    </message>
    <message>
        <source>Assisting</source>
        <translation>协办</translation>
    </message>
    <message>
        <source>Reworked</source>
        <translation>返工次数</translation>
    </message>
    <message>
        <source>Printed copies</source>
        <translation>已打印份数</translation>
    </message>
    <message>
        <source>Workflow</source>
        <translation>工作流程</translation>
    </message>
    <message>
        <source>Began with version %1, which is not known here; goes on by version %2.</source>
        <translation>立案时为第%1版，本机没有该版本；现按第%2版办理。</translation>
    </message>
    <message>
        <source>%1, %2; written down by %3</source>
        <translation>%1，%2；%3代录</translation>
    </message>
    <message>
        <source>For %1, which did it at %2</source>
        <translation>代%1录入，单位时间 %2</translation>
    </message>
</context>
<context>
    <name>CellFault</name>
    <message>
        <source>%1 and %2 both cover %3.</source>
        <translation>%1 与 %2 重叠，面积 %3。</translation>
    </message>
    <message>
        <source>In %1 no cell covers %2.</source>
        <translation>%1 内有 %2 没有任何网格覆盖（缝隙）。</translation>
    </message>
    <message>
        <source>%1 reaches %3 out of %2.</source>
        <translation>%1 超出 %2 的范围，面积 %3。</translation>
    </message>
    <message>
        <source>The outline of %1 crosses itself, so it was not compared.</source>
        <translation>%1 的边界自相交，未作核对。</translation>
    </message>
</context>
<context>
    <name>Clerk</name>
    <message>
        <source>In force: %1 divisions, %2 cells; %3 rows of the file were not used.</source>
        <translation>现行：%1个区划、%2个网格；文件中有%3行未采用。</translation>
    </message>
    <message>
        <source>%1 taken in, %2 known before, %3 rows could not be used.</source>
        <translation>接入%1条，已有%2条，%3行无法采用。</translation>
    </message>
    <message>
        <source>Nothing was written: this was a dry run.</source>
        <translation>未写入任何内容：这是试运行。</translation>
    </message>
    <message>
        <source>Cancelled; what was taken in stays.</source>
        <translation>已取消；已接入的保留。</translation>
    </message>
    <message>
        <source>No cases.</source>
        <translation>没有案件。</translation>
    </message>
    <message>
        <source>without effect: %1, by entry %2</source>
        <translation>未生效：%1，日志条目%2</translation>
    </message>
    <message>
        <source>%1 entries, %2 erased bodies, %3 covered by a signature, %4 faults</source>
        <translation>%1条日志，%2条内容已销毁，%3条有签名覆盖，%4处错误</translation>
    </message>
    <message>
        <source>The ledgers are the same as before, digest %1.</source>
        <translation>台账与先前一致，摘要%1。</translation>
    </message>
    <message>
        <source>The ledgers were mended: digest %1, before %2.</source>
        <translation>台账已修复：摘要%1，原为%2。</translation>
    </message>
    <message>
        <source>%1 entries, %2 bytes, %3 teams, %4 operators</source>
        <translation>%1条日志，%2字节，%3支队伍，%4名操作员</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>No operators.</source>
        <translation>没有操作员。</translation>
    </message>
    <message>
        <source>%1: %2 pages</source>
        <translation>%1：%2页</translation>
    </message>
    <message>
        <source>Made the store of %1 (%2) in %3. Next: &quot;operator add&quot; enrols those who may sign in.</source>
        <translation>已在%3建立%1（%2）的库。下一步：用“operator add”登记可登录的人员。</translation>
    </message>
    <message>
        <source>Made the demo county in %1: %2 divisions and %3 cells of invented geometry, %4 teams, %5 invented cases.</source>
        <translation>已在%1建立演示县：%2个区划、%3个网格（图形为虚构），%4支队伍，%5件虚构案件。</translation>
    </message>
    <message>
        <source>Accounts and passwords, for this demo only:</source>
        <translation>账号与口令，仅供演示：</translation>
    </message>
    <message>
        <source>No teams.</source>
        <translation>没有队伍。</translation>
    </message>
    <message>
        <source>%1 is sound: %2 states, %3 actions.</source>
        <translation>%1无误：%2个状态，%3个动作。</translation>
    </message>
    <message>
        <source>%1 is sound: %2 plans, %3 special days.</source>
        <translation>%1无误：%2个方案，%3个特殊日期。</translation>
    </message>
    <message>
        <source>rest of the week</source>
        <translation>双休日</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not known here; --help names what is.</source>
        <translation>此处没有“%1”；可用--help查看。</translation>
    </message>
    <message>
        <source>All cases</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>left out: %1 %2, because: %3</source>
        <translation>剔除：%1 %2，理由：%3</translation>
    </message>
    <message>
        <source>%1 is written.</source>
        <translation>%1已写入。</translation>
    </message>
    <message>
        <source>%1 is left out of evaluation.</source>
        <translation>%1已剔除，不计入评价。</translation>
    </message>
    <message>
        <source>%1: the appeal waits for its decision.</source>
        <translation>%1：申诉待审批。</translation>
    </message>
    <message>
        <source>%1 counts in evaluation.</source>
        <translation>%1计入评价。</translation>
    </message>
    <message>
        <source>No appeals.</source>
        <translation>没有待审批的申诉。</translation>
    </message>
    <message>
        <source>%1 is sound: %2 indicators, %3 grades.</source>
        <translation>%1无误：%2个指标，%3个等级。</translation>
    </message>
    <message>
        <source>It began with version %1 of its workflow, which is not known here, and goes on by %2.</source>
        <translation>该案开始时为流程第%1版，本机没有该版本，现按%2办理。</translation>
    </message>
    <message>
        <source>%1 things that were due have been done.</source>
        <translation>已办理%1项到期事项。</translation>
    </message>
    <message>
        <source>%1 is drawn in %2.</source>
        <translation>%1已绘制到%2。</translation>
    </message>
    <message>
        <source>%1: Days made up for holidays are known only until %2. Put the next notice into the calendar.</source>
        <translation>%1：调休安排仅到%2。请将下一年度放假通知录入工作日历。</translation>
    </message>
    <message>
        <source>%1: %2 certain and %3 provisional special days.</source>
        <translation>%1：特殊日期%2项已确定，%3项为暂定。</translation>
    </message>
    <message>
        <source>Days off and days made up for them are certain until %1.</source>
        <translation>放假与调休安排已确定至%1。</translation>
    </message>
    <message>
        <source>(provisional)</source>
        <translation>（暂定）</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>生效</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>留存</translation>
    </message>
    <message>
        <source>overtaken by another console</source>
        <translation>已被另一台终端抢先</translation>
    </message>
    <message>
        <source>can&apos;t be read by this version</source>
        <translation>本版本无法读取</translation>
    </message>
    <message>
        <source>ships with Fengsui</source>
        <translation>随烽燧发布</translation>
    </message>
    <message>
        <source>system</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>%1 is in force already, word for word.</source>
        <translation>%1已在生效，内容完全相同。</translation>
    </message>
    <message>
        <source>%1 is in force from now on; running cases keep the version that they began with.</source>
        <translation>%1自即刻起生效；在办案件仍按其开始时的版本办理。</translation>
    </message>
    <message>
        <source>%1 is in force from now on, for every period that is evaluated.</source>
        <translation>%1 自现在起生效，适用于所评价的任何时段。</translation>
    </message>
    <message>
        <source>dissolved</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>The team %1 is dissolved.</source>
        <translation>队伍 %1 已撤销。</translation>
    </message>
    <message>
        <source>%1 teams would be formed, %2 changed, %3 are as they are.</source>
        <translation>将新建队伍 %1 支，修改 %2 支，%3 支不变。</translation>
    </message>
    <message>
        <source>%1 teams formed, %2 changed, %3 are as they were.</source>
        <translation>已新建队伍 %1 支，修改 %2 支，%3 支不变。</translation>
    </message>
    <message>
        <source>not compared</source>
        <translation>未比对</translation>
    </message>
    <message>
        <source>equal</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>DIFFERENT</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>revoked: %1</source>
        <translation>已吊销：%1</translation>
    </message>
    <message>
        <source>last heard %1</source>
        <translation>最近联系 %1</translation>
    </message>
    <message>
        <source>never heard</source>
        <translation>从未联系</translation>
    </message>
    <message>
        <source>This console&apos;s key: %1</source>
        <translation>本台密钥：%1</translation>
    </message>
    <message>
        <source>Read these digits to the other console&apos;s person: %1</source>
        <translation>请将这些数字念给对方值班台的人员：%1</translation>
    </message>
    <message>
        <source>Type the digits that you are told, then Enter:</source>
        <translation>请输入对方念出的数字，然后回车：</translation>
    </message>
    <message>
        <source>Waiting for the other console on port %1, two minutes.</source>
        <translation>正在端口 %1 等待对方值班台，两分钟内有效。</translation>
    </message>
    <message>
        <source>Paired with %1 (%2).</source>
        <translation>已与 %1（%2）配对。</translation>
    </message>
    <message>
        <source>%1 may not sync any more. Every console refuses it as soon as it hears of this.</source>
        <translation>%1 不得再同步。各值班台一旦得知即拒绝它。</translation>
    </message>
    <message>
        <source>Listening on port %1. Ctrl+C ends.</source>
        <translation>正在监听端口 %1，按 Ctrl+C 结束。</translation>
    </message>
    <message>
        <source>%1 entries sent, %2 received; ledgers: %3</source>
        <translation>发出日志 %1 条，收到 %2 条；台账：%3</translation>
    </message>
    <message>
        <source>out %1, in %2</source>
        <translation>待发 %1，待收 %2</translation>
    </message>
    <message>
        <source>clock %1 ms</source>
        <translation>时钟差 %1 毫秒</translation>
    </message>
    <message>
        <source>Wrote %1 entries for %2, which alone can read them.</source>
        <translation>已写出日志 %1 条，仅 %2 可读。</translation>
    </message>
    <message>
        <source>Read %1 entries from %2, %3 of them new.</source>
        <translation>读入来自 %2 的日志 %1 条，其中新的 %3 条。</translation>
    </message>
    <message>
        <source>withdrawn: %1</source>
        <translation>已撤回：%1</translation>
    </message>
    <message>
        <source>here</source>
        <translation>已到达</translation>
    </message>
    <message>
        <source>waiting for %1</source>
        <translation>等待 %1 传来</translation>
    </message>
    <message>
        <source>No files.</source>
        <translation>没有附件。</translation>
    </message>
    <message>
        <source>Withdrawn; every console destroys it as soon as it hears of this.</source>
        <translation>已撤回；各控制台收到后即销毁该文件。</translation>
    </message>
    <message>
        <source>Backed up %1 entries and %2 files, %3 bytes; the backup was opened again and is sound. Without the passphrase nobody can restore it.</source>
        <translation>已备份 %1 条记录和 %2 个文件，共 %3 字节；备份已重新打开核对无误。没有口令任何人都无法恢复。</translation>
    </message>
    <message>
        <source>Restored the store of %1 (%2) as it was at %3, %4 entries, all verified. It writes under a new name from now on; sync it with its peers: what it wrote after the backup comes back from them. Don&apos;t use the old store any more.</source>
        <translation>已恢复 %1（%2）截至 %3 的数据库，共 %4 条记录，全部核对无误。此后以新的身份写入；请与对端同步，备份之后写下的内容会从对端取回。旧库请勿再用。</translation>
    </message>
    <message>
        <source>From now on backups are made into %1.</source>
        <translation>今后自动备份到 %1。</translation>
    </message>
    <message>
        <source>This recovery key opens them. It is shown only now and is not kept on this machine, which can lock backups but not open them. Write it down or print it, and put it into the safe:</source>
        <translation>以下恢复密钥用于打开备份。它只显示这一次，也不保存在本机；本机只能加锁，不能解开。请抄写或打印，存入保险柜：</translation>
    </message>
    <message>
        <source>No more backups are made by the machine. Those made before stay.</source>
        <translation>本机不再自动备份，已有的备份保留。</translation>
    </message>
    <message>
        <source>The machine makes no backups by itself. &quot;backups set --folder DIR&quot; lets it.</source>
        <translation>本机未设自动备份。用“backups set --folder DIR”设置。</translation>
    </message>
    <message>
        <source>%1 backups in %2; %3</source>
        <translation>%2 中有 %1 份备份；%3</translation>
    </message>
    <message>
        <source>the next one is due</source>
        <translation>应做下一次备份</translation>
    </message>
    <message>
        <source>none is due</source>
        <translation>暂不需要备份</translation>
    </message>
    <message>
        <source>Backed up %1 entries and %2 files, %3 bytes; the backup was opened again and is sound. The recovery key opens it.</source>
        <translation>已备份 %1 条记录和 %2 个文件，共 %3 字节；备份已重新打开核对无误，可用恢复密钥打开。</translation>
    </message>
    <message>
        <source>Wrote this console&apos;s card. Read these digits to the person who reads it, by telephone: %1</source>
        <translation>已写出本台的配对卡。请用电话将这些数字念给读取它的人员：%1</translation>
    </message>
    <message>
        <source>Type the twenty digits that the other console&apos;s person reads out, then Enter:</source>
        <translation>请输入对方值班台人员念出的二十位数字，然后按回车：</translation>
    </message>
    <message>
        <source>Paired with %1 (%2). It must read this console&apos;s card, too.</source>
        <translation>已与 %1（%2）配对。对方也须读取本台的配对卡。</translation>
    </message>
    <message>
        <source>holds for now</source>
        <translation>暂时生效</translation>
    </message>
    <message>
        <source>against it</source>
        <translation>与之冲突</translation>
    </message>
    <message>
        <source>settled by</source>
        <translation>由其了结</translation>
    </message>
    <message>
        <source>No disagreements.</source>
        <translation>没有分歧。</translation>
    </message>
    <message>
        <source>Settle it by one of:</source>
        <translation>可用以下操作了结：</translation>
    </message>
    <message>
        <source>Connected to the NATS server.</source>
        <translation>已连接 NATS 服务器。</translation>
    </message>
    <message>
        <source>%1 entries sent, %2 received; out %3, in %4 still wait</source>
        <translation>已发送 %1 条，收到 %2 条；还有 %3 条待发，%4 条待收</translation>
    </message>
    <message>
        <source>county level</source>
        <translation>县级</translation>
    </message>
    <message>
        <source>town level</source>
        <translation>乡镇级</translation>
    </message>
    <message>
        <source>everyday work</source>
        <translation>日常业务</translation>
    </message>
    <message>
        <source>emergencies</source>
        <translation>突发事件</translation>
    </message>
    <message>
        <source>mediation</source>
        <translation>调解</translation>
    </message>
    <message>
        <source>Files: %1 received (%2), %3 sent</source>
        <translation>附件：收到 %1 个（%2），发出 %3</translation>
    </message>
    <message>
        <source>Files that are not here yet: %1 (%2)</source>
        <translation>尚未到达的附件：%1 个（%2）</translation>
    </message>
    <message>
        <source>With them %1 files (%2).</source>
        <translation>随附 %1 个附件（%2）。</translation>
    </message>
    <message>
        <source>Nobody may call this console.</source>
        <translation>不接受其他值班台呼入。</translation>
    </message>
    <message>
        <source>Others may call this console at %1.</source>
        <translation>其他值班台可呼叫本台：%1。</translation>
    </message>
    <message>
        <source>It calls %1.</source>
        <translation>本台呼叫 %1。</translation>
    </message>
    <message>
        <source>%1 entries were taken over; %2 stand behind a damaged one, %3 are damaged.</source>
        <translation>已接收 %1 条记录；%2 条排在受损记录之后，%3 条受损。</translation>
    </message>
    <message>
        <source>Nothing is missing. Use this store from now on.</source>
        <translation>没有缺失，今后请使用此库。</translation>
    </message>
    <message>
        <source>Sync this store with a peer, which sends what is missing, then run this again. Don&apos;t use the damaged store any more.</source>
        <translation>请让此库与对端同步以取回缺失内容，然后再次运行本命令。受损的库请勿再用。</translation>
    </message>
    <message>
        <source>corrected by %1 s</source>
        <translation>已更正 %1 秒</translation>
    </message>
    <message>
        <source>%1 entries are held</source>
        <translation>暂缓生效 %1 条</translation>
    </message>
    <message>
        <source>No clock is suspected.</source>
        <translation>没有可疑时钟。</translation>
    </message>
    <message>
        <source>What was held of that console counts now, at the corrected time.</source>
        <translation>该值班台暂缓的记录现按更正后的时间生效。</translation>
    </message>
    <message>
        <source>This console has new keys: %1</source>
        <translation>本台已更换密钥：%1</translation>
    </message>
    <message>
        <source>Paired consoles take them at the next sync; nobody pairs anew. For 90 days the old ones are kept for consoles that are away. Make a new backup now: one from before holds the old keys. If somebody may have stolen the old keys, let another console revoke this one, and pair it again.</source>
        <translation>已配对的值班台在下次同步时接受新密钥，无需重新配对。旧密钥为离线的值班台保留 90 天。请立即重新备份：此前的备份内是旧密钥。如旧密钥可能被窃，请由另一值班台吊销本台，再重新配对。</translation>
    </message>
    <message>
        <source>Erased. Paired consoles destroy these data, too, as soon as they sync. Backups and bundles from before still hold them: make a new backup and destroy the old ones and their sticks.</source>
        <translation>已销毁。已配对的值班台同步后亦随即销毁。此前的备份和同步包中仍有这些资料：请重新备份，并销毁旧备份及旧介质。</translation>
    </message>
    <message>
        <source>its keys were renewed twice: revoke it, then pair it anew</source>
        <translation>其密钥被两次更换：请先吊销，再重新配对</translation>
    </message>
    <message>
        <source>No base maps. The map shows areas, scale and lines of longitude and latitude without one.</source>
        <translation>没有底图。没有底图时，地图仍显示区域、比例尺和经纬线。</translation>
    </message>
    <message>
        <source>%1 rows: %2 components taken, %3 rows refused (%4 codes that stood before, %5 places at 0,0).</source>
        <translation>共 %1 行：采用部件 %2 个，拒绝 %3 行（标识码重复 %4 个，坐标为 0,0 的 %5 个）。</translation>
    </message>
    <message>
        <source>%1 of them bear an owner&apos;s number that others bear as well, such as %2.</source>
        <translation>其中 %1 个部件的权属单位编号与其他部件相同，例如 %2。</translation>
    </message>
    <message>
        <source>The inventory is larger than the 64 MiB that consoles send each other: copy %1 of this store into the same folder of theirs.</source>
        <translation>部件库超过席位之间互传的上限 64 MiB：请将本机数据目录中的 %1 复制到其他席位的相同目录。</translation>
    </message>
    <message>
        <source>Cancelled; nothing was changed.</source>
        <translation>已取消；未作任何更改。</translation>
    </message>
    <message>
        <source>No components.</source>
        <translation>没有部件。</translation>
    </message>
    <message>
        <source>Converted from %1 to %2; good to about 10 m.</source>
        <translation>由%1换算到%2；误差约10米。</translation>
    </message>
    <message>
        <source>%1 facilities would be taken; nothing was written.</source>
        <translation>将导入%1处设施；未写入任何内容。</translation>
    </message>
    <message>
        <source>%1 facilities are in force, in place of those of their kinds.</source>
        <translation>%1处设施已生效，取代同类别原有设施。</translation>
    </message>
    <message>
        <source>No facilities.</source>
        <translation>没有设施。</translation>
    </message>
    <message>
        <source>None so near.</source>
        <translation>此范围内没有。</translation>
    </message>
    <message>
        <source>%1 is written: %2 features.</source>
        <translation>已写入%1：%2个地物。</translation>
    </message>
    <message>
        <source>%1 features: %2 places, %3 ways, %4 areas; %5 notes.</source>
        <translation>%1个地物：%2个点、%3条线、%4个面；%5条提示。</translation>
    </message>
    <message>
        <source>covered twice</source>
        <translation>重叠</translation>
    </message>
    <message>
        <source>covered by no part</source>
        <translation>缝隙（无网格覆盖）</translation>
    </message>
    <message>
        <source>out of its division</source>
        <translation>超出所属区划</translation>
    </message>
    <message>
        <source>crosses itself</source>
        <translation>边界自相交</translation>
    </message>
    <message>
        <source>%1 places of at least %2 m² where %3 cells and %4 divisions don&apos;t fit.</source>
        <translation>共%1处不吻合（面积不小于%2平方米）；检查了%3个网格、%4个区划。</translation>
    </message>
    <message>
        <source>no place known</source>
        <translation>地点不明</translation>
    </message>
    <message>
        <source>%1 pieces of road are closed by %2.</source>
        <translation>%2封闭了%1段道路。</translation>
    </message>
    <message>
        <source>In force: %1 km of road in %2 pieces, %3 forbidden turns.</source>
        <translation>已生效：道路%1公里，%2段，禁止转向%3处。</translation>
    </message>
    <message>
        <source>%1: %2 pieces of road, %3 nodes.</source>
        <translation>%1：道路%2段，节点%3个。</translation>
    </message>
    <message>
        <source>%1 was announced by another console and is not here yet; it comes with the next sync.</source>
        <translation>%1已由其他席位公布，尚未到达本机；下次同步时取得。</translation>
    </message>
    <message>
        <source>%1 min, %2 km by road</source>
        <translation>沿道路%1分钟，%2公里</translation>
    </message>
    <message>
        <source>about %1 min, %2 km: no road is known, so the straight line × 1.3</source>
        <translation>约%1分钟，%2公里：没有可用道路，按直线距离×1.3估算</translation>
    </message>
    <message>
        <source>Within %1 min: %2 km of road, both directions counted.</source>
        <translation>%1分钟内可达道路%2公里（双向分别计算）。</translation>
    </message>
    <message>
        <source>%1: %2 tiles are drawn.</source>
        <translation>%1：已绘制 %2 张瓦片。</translation>
    </message>
    <message>
        <source>%1 of them listed</source>
        <translation>列出其中 %1 项</translation>
    </message>
    <message>
        <source>%1, outline %2: %3 things inside.</source>
        <translation>面积 %1，边界长 %2，区域内共 %3 项。</translation>
    </message>
    <message>
        <source>Nothing is drawn.</source>
        <translation>没有标绘。</translation>
    </message>
    <message>
        <source>%1 drawings are filed.</source>
        <translation>已登记 %1 个标绘。</translation>
    </message>
    <message>
        <source>The drawing %1 is withdrawn.</source>
        <translation>标绘“%1”已撤销。</translation>
    </message>
    <message>
        <source>Network maps are switched off on this console; &quot;basemap network on&quot; switches them on.</source>
        <translation>本席位的网络地图已关闭；可用“basemap network on”开启。</translation>
    </message>
    <message>
        <source>Network maps are on: who serves them learns which places are looked at here.</source>
        <translation>网络地图已开启：提供地图的一方会知道这里在看哪些地方。</translation>
    </message>
    <message>
        <source>Network maps are off: nothing is fetched.</source>
        <translation>网络地图已关闭：不获取任何内容。</translation>
    </message>
    <message>
        <source>class %1: %2 to %3%4, %5 areas</source>
        <translation>第%1级：%2 至 %3%4，%5 个区域</translation>
    </message>
    <message>
        <source>%1 counted in all, of them %2 in no area of this level.</source>
        <translation>共计 %1，其中 %2 不在该层级的任何区域内。</translation>
    </message>
    <message>
        <source>%1 cases were open at %2.</source>
        <translation>%2 时有 %1 件未结案件。</translation>
    </message>
    <message>
        <source>Noted of %1: %2.</source>
        <translation>已登记 %1：%2。</translation>
    </message>
    <message>
        <source>Nothing was noted of it, and no case is about it.</source>
        <translation>该部件没有登记记录，也没有相关案件。</translation>
    </message>
    <message>
        <source>Broken and lost components</source>
        <translation>破损、丢失的部件</translation>
    </message>
    <message>
        <source>Nothing is noted as broken or lost.</source>
        <translation>没有登记为破损或丢失的部件。</translation>
    </message>
    <message>
        <source>%1 cells would be drawn and %2 withdrawn; %3 places don&apos;t fit.</source>
        <translation>将绘制 %1 个网格、撤销 %2 个；%3 处不相吻合。</translation>
    </message>
    <message>
        <source>%1 cells are drawn and %2 withdrawn; %3 places don&apos;t fit.</source>
        <translation>已绘制 %1 个网格、撤销 %2 个；%3 处不相吻合。</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>已绘制</translation>
    </message>
    <message>
        <source>superseded by a new edition</source>
        <translation>已被新版本取代</translation>
    </message>
    <message>
        <source>No cell was drawn or withdrawn.</source>
        <translation>没有绘制或撤销过网格。</translation>
    </message>
    <message>
        <source>%1 pieces of road are closed by what is drawn.</source>
        <translation>按标绘，有 %1 段道路封闭。</translation>
    </message>
    <message>
        <source>a circle: no road is near, so the straight line × 1.3</source>
        <translation>圆形范围：附近无道路，按直线距离 × 1.3 计算</translation>
    </message>
    <message>
        <source>%1 more points are left out like these.</source>
        <translation>另有 %1 个点因同类问题未导入。</translation>
    </message>
    <message>
        <source>All of it was taken in before; nothing has changed.</source>
        <translation>该轨迹此前已全部导入，没有变化。</translation>
    </message>
    <message>
        <source>%1 points read, %2 left out; %3 tell the same within %4 m and are filed in %5 entries, %6 were known.</source>
        <translation>读取 %1 个点，略去 %2 个；按 %4 米误差精简为 %3 个点，记入 %5 条日志，%6 段此前已有。</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 个点</translation>
    </message>
    <message>
        <source>No track of %1 in this time.</source>
        <translation>该时段内没有 %1 的轨迹。</translation>
    </message>
    <message>
        <source>Settled: %1: %2</source>
        <translation>已消除分歧：%1：%2</translation>
    </message>
</context>
<context>
    <name>ConflictWords</name>
    <message>
        <source>what was done</source>
        <translation>所作办理</translation>
    </message>
    <message>
        <source>title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>urgency</source>
        <translation>紧急程度</translation>
    </message>
    <message>
        <source>where the team is sent</source>
        <translation>队伍派往何处</translation>
    </message>
    <message>
        <source>record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>edition</source>
        <translation>数据版本</translation>
    </message>
    <message>
        <source>urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>not urgent</source>
        <translation>不紧急</translation>
    </message>
    <message>
        <source>to no case</source>
        <translation>未派往任何案件</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>the console itself</source>
        <translation>系统自动</translation>
    </message>
    <message>
        <source>a console not known here</source>
        <translation>本机不认识的值班台</translation>
    </message>
    <message>
        <source>%1 – %2, %3, %4</source>
        <translation>%1 – %2，%3，%4</translation>
    </message>
    <message>
        <source>✓ Holds for now</source>
        <translation>✓ 暂以此为准</translation>
    </message>
    <message>
        <source>≠ Stands against it</source>
        <translation>≠ 与之相对</translation>
    </message>
    <message>
        <source>✓ Held</source>
        <translation>✓ 当时为准</translation>
    </message>
    <message>
        <source>≠ Stood against it</source>
        <translation>≠ 当时相对</translation>
    </message>
    <message>
        <source>Settled by</source>
        <translation>处理方式</translation>
    </message>
    <message>
        <source>They differ in: %1</source>
        <translation>分歧所在：%1</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>值班台</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>登记时间</translation>
    </message>
</context>
<context>
    <name>Console</name>
    <message>
        <source>Command and dispatch console for county and town centres.</source>
        <translation>县乡指挥调度台。</translation>
    </message>
    <message>
        <source>Opens the store in this folder; without it the one used last.</source>
        <translation>打开此文件夹中的库；不指定时打开上次使用的库。</translation>
    </message>
    <message>
        <source>en or zh_CN; without it that of the machine.</source>
        <translation>en 或 zh_CN；不指定时用本机语言。</translation>
    </message>
    <message>
        <source>light, dark or system.</source>
        <translation>light、dark 或 system。</translation>
    </message>
    <message>
        <source>Plays the demo shift by the real widgets, leaves pictures and papers in this folder, and ends.</source>
        <translation>用真实界面演示一个班次，把图片和文书留在此文件夹后退出。</translation>
    </message>
    <message>
        <source>Size of the window, such as 1920x1080.</source>
        <translation>窗口大小，例如 1920x1080。</translation>
    </message>
    <message>
        <source>Plays two consoles that pair, part and meet again by the real widgets, leaves stores and pictures in this folder, and ends.</source>
        <translation>用真实界面演示两台值班台的配对、断开与重新会合，将库和截图存入此文件夹后退出。</translation>
    </message>
    <message>
        <source>Who draws the map: software, opengl or auto; without it what the settings say.</source>
        <translation>由谁绘制地图：software、opengl 或 auto；不指定时按设置。</translation>
    </message>
</context>
<context>
    <name>ConsoleWords</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>已吊销</translation>
    </message>
    <message>
        <source>ledgers DIFFERENT</source>
        <translation>台账不一致</translation>
    </message>
    <message>
        <source>in touch</source>
        <translation>已连通</translation>
    </message>
    <message>
        <source>catching up</source>
        <translation>正在追平</translation>
    </message>
    <message>
        <source>never heard</source>
        <translation>从未联系</translation>
    </message>
    <message>
        <source>heard %1 ago</source>
        <translation>%1前联系过</translation>
    </message>
    <message>
        <source>Ledgers DIFFERENT from %1</source>
        <translation>与 %1 台账不一致</translation>
    </message>
    <message>
        <source>Works alone</source>
        <translation>单机运行</translation>
    </message>
    <message>
        <source>%1 of %2 consoles in touch</source>
        <translation>值班台连通 %1/%2</translation>
    </message>
    <message>
        <source>, newest %1</source>
        <translation>，最近 %1</translation>
    </message>
    <message>
        <source>, %1 waiting</source>
        <translation>，待同步 %1</translation>
    </message>
    <message>
        <source>we call %1</source>
        <translation>本台呼叫 %1</translation>
    </message>
    <message>
        <source>it calls, from %1</source>
        <translation>对方呼入，%1</translation>
    </message>
    <message>
        <source>by bundle</source>
        <translation>同步包</translation>
    </message>
    <message>
        <source>not compared</source>
        <translation>未核对</translation>
    </message>
    <message>
        <source>equal</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>DIFFERENT</source>
        <translation>不一致</translation>
    </message>
</context>
<context>
    <name>CopyMenu</name>
    <message>
        <source>Copy  %1</source>
        <translation>复制  %1</translation>
    </message>
    <message>
        <source>Copy for %1 maps  %2</source>
        <extracomment>%1 is GCJ-02 or BD-09, %2 longitude and latitude</extracomment>
        <translation>复制（%1 地图用）  %2</translation>
    </message>
</context>
<context>
    <name>Drawing</name>
    <message>
        <source>Area</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>路线</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>red</source>
        <translation>红</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>橙</translation>
    </message>
    <message>
        <source>yellow</source>
        <translation>黄</translation>
    </message>
    <message>
        <source>green</source>
        <translation>绿</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>蓝</translation>
    </message>
    <message>
        <source>purple</source>
        <translation>紫</translation>
    </message>
</context>
<context>
    <name>Duplicate</name>
    <message>
        <source>The same kind of matter, %1 m away, %2 min apart.</source>
        <translation>同类问题，相距%1米，相隔%2分钟。</translation>
    </message>
    <message>
        <source>The same component %1, %2 min apart.</source>
        <translation>同一部件%1，相隔%2分钟。</translation>
    </message>
    <message>
        <source>The same caller about the same address, %1 h apart.</source>
        <translation>同一诉求人、同一地址，相隔%1小时。</translation>
    </message>
</context>
<context>
    <name>Failure</name>
    <message>
        <source>The journal is not sound: see the places named above. Don&apos;t write to it any more; restore the last backup.</source>
        <translation>日志不完整：见上列位置。请勿再写入，并恢复最近的备份。</translation>
    </message>
    <message>
        <source>The divisions and cells can&apos;t be read: %1</source>
        <translation>区划和网格无法读取：%1</translation>
    </message>
    <message>
        <source>Fengsui is not installed properly: %1</source>
        <translation>烽燧未正确安装：%1</translation>
    </message>
    <message>
        <source>Something went wrong inside the program (%1)</source>
        <translation>程序内部出错（%1）</translation>
    </message>
    <message>
        <source>Entries are missing from here up to number %1.</source>
        <translation>从这里到第%1条之间缺少日志条目。</translation>
    </message>
    <message>
        <source>The chain is broken: it does not follow the entry before it.</source>
        <translation>链已断开：本条不接在前一条之后。</translation>
    </message>
    <message>
        <source>The envelope can&apos;t be read.</source>
        <translation>信封无法读取。</translation>
    </message>
    <message>
        <source>The stream should end here, but its last entry is number %1.</source>
        <translation>本日志流应到此为止，但最后一条是第%1条。</translation>
    </message>
    <message>
        <source>The end of the stream is not this entry: its digest is another.</source>
        <translation>日志流的末尾不是这一条：摘要不同。</translation>
    </message>
    <message>
        <source>The stream&apos;s clock is not that of its entries.</source>
        <translation>日志流的时钟与其条目不符。</translation>
    </message>
    <message>
        <source>This entry was signed, but it is not here any more.</source>
        <translation>本条已签名，但已不在库中。</translation>
    </message>
    <message>
        <source>The entry was altered: its digest is another.</source>
        <translation>条目被改动：摘要不同。</translation>
    </message>
    <message>
        <source>The row does not say what its envelope says.</source>
        <translation>数据行与其信封内容不一致。</translation>
    </message>
    <message>
        <source>The body is missing, and no entry says that it was erased.</source>
        <translation>内容缺失，且没有条目说明其已销毁。</translation>
    </message>
    <message>
        <source>The body is still here, though a later entry says that it was erased.</source>
        <translation>后续条目称内容已销毁，但内容仍在库中。</translation>
    </message>
    <message>
        <source>The body was altered: its digest is another.</source>
        <translation>内容被改动：摘要不同。</translation>
    </message>
    <message>
        <source>The key that signs this stream is not the one announced here.</source>
        <translation>为本日志流签名的密钥与此处公布的不同。</translation>
    </message>
    <message>
        <source>The key that signs this stream is not known here.</source>
        <translation>本机没有为此日志流签名的密钥。</translation>
    </message>
    <message>
        <source>The signature is not of this entry: the record was rewritten.</source>
        <translation>签名不属于本条：记录被改写。</translation>
    </message>
    <message>
        <source>The entry belongs to a stream that is not known here.</source>
        <translation>条目属于本机未知的日志流。</translation>
    </message>
    <message>
        <source>Not saved: the disk that holds %1 is full. Make room, then do it again; everything saved before is safe.</source>
        <translation>未保存：%1所在磁盘已满。请腾出空间后重做；此前保存的内容完好。</translation>
    </message>
    <message>
        <source>Not saved: %1 may only be read. Give this user the right to write to its folder.</source>
        <translation>未保存：%1为只读。请授予当前用户写入其文件夹的权限。</translation>
    </message>
    <message>
        <source>%1 is damaged (%2). Don&apos;t write to it any more; run &quot;fengsui-clerk journal verify&quot; and restore the last backup.</source>
        <translation>%1已损坏（%2）。请勿再写入；运行“fengsui-clerk journal verify”，并恢复最近的备份。</translation>
    </message>
    <message>
        <source>%1 is not a Fengsui journal, or its beginning is damaged. Restore the last backup.</source>
        <translation>%1不是烽燧日志，或开头已损坏。请恢复最近的备份。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be opened. Look whether the folder exists and may be read and written.</source>
        <translation>%1无法打开。请检查文件夹是否存在、是否可读写。</translation>
    </message>
    <message>
        <source>%1 is being used by another program. Close it and try again.</source>
        <translation>%1正被其他程序使用。请关闭该程序后重试。</translation>
    </message>
    <message>
        <source>Not saved: the machine is out of memory.</source>
        <translation>未保存：本机内存不足。</translation>
    </message>
    <message>
        <source>Not saved: reading or writing %1 failed (%2). The disk may be full or faulty; everything saved before is safe.</source>
        <translation>未保存：读写%1失败（%2）。磁盘可能已满或有故障；此前保存的内容完好。</translation>
    </message>
    <message>
        <source>Not saved: the disk that holds %1 failed while writing. Close the program, have the disk looked at, run &quot;fengsui-clerk journal verify&quot;, then go on.</source>
        <translation>未保存：%1所在磁盘写入时出错。请关闭程序、检查磁盘，运行“fengsui-clerk journal verify”后再继续。</translation>
    </message>
    <message>
        <source>Not saved: writing %1 failed (%2). Look whether its disk is full or may only be read.</source>
        <translation>未保存：写入%1失败（%2）。请检查磁盘是否已满或为只读。</translation>
    </message>
    <message>
        <source>The grid edition %1 can&apos;t be read (%2). Fetch it again or restore it from a backup.</source>
        <translation>网格版本%1无法读取（%2）。请重新获取或从备份恢复。</translation>
    </message>
    <message>
        <source>The grid edition %1 is damaged: its bytes are not those of its name. Fetch it again or restore it from a backup.</source>
        <translation>网格版本%1已损坏：内容与其名称不符。请重新获取或从备份恢复。</translation>
    </message>
    <message>
        <source>%1 is no grid edition that this program can read: %2.</source>
        <translation>%1不是本程序可读取的网格版本：%2。</translation>
    </message>
    <message>
        <source>The ledger has %1 rows, but the entries come to %2. Run &quot;fengsui-clerk journal rebuild&quot;.</source>
        <translation>台账有%1行，而日志应得%2行。请运行“fengsui-clerk journal rebuild”。</translation>
    </message>
    <message>
        <source>The ledger does not say what the entries say. Run &quot;fengsui-clerk journal rebuild&quot;.</source>
        <translation>台账与日志条目不一致。请运行“fengsui-clerk journal rebuild”。</translation>
    </message>
    <message>
        <source>%1 was written by a newer version of Fengsui. Install that version on this machine.</source>
        <translation>%1由较新版本的烽燧写入。请在本机安装该版本。</translation>
    </message>
    <message>
        <source>%1 was last written by another version of Fengsui. Open it for writing once; then it can be read.</source>
        <translation>%1最近由另一版本的烽燧写入。请以可写方式打开一次，之后即可读取。</translation>
    </message>
    <message>
        <source>Not saved: the text is too long (%1 bytes; at most %2).</source>
        <translation>未保存：文字过长（%1字节，最多%2字节）。</translation>
    </message>
    <message>
        <source>Reading stops here: %1</source>
        <translation>读取到此中止：%1</translation>
    </message>
    <message>
        <source>The file&apos;s pages are damaged: %1</source>
        <translation>文件的数据页已损坏：%1</translation>
    </message>
    <message>
        <source>%1 lies on a network drive. A store must lie on a disk of this machine.</source>
        <translation>%1位于网络驱动器。库必须放在本机磁盘上。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be made: %2.</source>
        <translation>无法建立%1：%2。</translation>
    </message>
    <message>
        <source>There is no store in %1. Make one with &quot;fengsui-clerk init&quot;.</source>
        <translation>%1中没有库。请用“fengsui-clerk init”建立。</translation>
    </message>
    <message>
        <source>The key file %1 is missing or damaged. Restore it from the last backup.</source>
        <translation>密钥文件%1缺失或损坏。请从最近的备份恢复。</translation>
    </message>
    <message>
        <source>%1 is not empty. Choose a new folder for the store.</source>
        <translation>%1不是空文件夹。请为库另选新文件夹。</translation>
    </message>
    <message>
        <source>The store %1 is open for writing in another program (process %2). Close that one first; reading is possible meanwhile.</source>
        <translation>库%1已在另一程序中以可写方式打开（进程%2）。请先关闭该程序；其间仍可读取。</translation>
    </message>
    <message>
        <source>The facts of case %1 can&apos;t be read. Run &quot;fengsui-clerk journal rebuild&quot;: the journal holds all of them.</source>
        <translation>案件 %1 的评价数据无法读取。请运行 “fengsui-clerk journal rebuild”：日志中都还在。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: the disk may be full or write-protected.</source>
        <translation>无法写入 %1：磁盘可能已满或写保护。</translation>
    </message>
    <message>
        <source>%1 is damaged. Restore it from the last backup, or remove it and pair this console anew.</source>
        <translation>%1 已损坏。请从最近的备份恢复，或删除它后重新配对本台。</translation>
    </message>
    <message>
        <source>Another console keeps a signature of another entry of this name: one of the two records was rewritten.</source>
        <translation>另一值班台留存的签名属于同名的另一条日志：两份记录中有一份被改写。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2.</source>
        <translation>无法写入 %1：%2。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: %2.</source>
        <translation>无法读取 %1：%2。</translation>
    </message>
    <message>
        <source>The backup can&apos;t be read back (%1). Use another disk or stick.</source>
        <translation>备份写出后无法读回（%1）。请换用其他磁盘或 U 盘。</translation>
    </message>
    <message>
        <source>The backup %1 can&apos;t be made: %2.</source>
        <translation>无法生成备份 %1：%2。</translation>
    </message>
    <message>
        <source>The store&apos;s settings %1 can&apos;t be read: %2. Mend or restore the file.</source>
        <translation>无法读取数据库设置 %1：%2。请修正或恢复该文件。</translation>
    </message>
    <message>
        <source>The file %1 can&apos;t be kept: %2. Look whether its disk is full or may only be read.</source>
        <translation>文件 %1 无法保存：%2。请检查所在磁盘是否已满或为只读。</translation>
    </message>
    <message>
        <source>The sum of the ledgers, by which consoles compare them, is not what the entries come to. Run &quot;fengsui-clerk journal rebuild&quot;.</source>
        <translation>各终端用来互相核对台账的总和，与日志条目算出的不一致。请运行“fengsui-clerk journal rebuild”。</translation>
    </message>
    <message>
        <source>The keys of this console can&apos;t be changed: %1</source>
        <translation>本台密钥无法更换：%1</translation>
    </message>
    <message>
        <source>Folding this entry made the program crash twice. It is kept and passed on, but shows nowhere. Install a newer version, then run &quot;fengsui-clerk journal rebuild&quot;.</source>
        <translation>程序在处理该记录时两次崩溃。记录仍保留并转发，但不在任何处显示。请安装新版本，然后运行“fengsui-clerk journal rebuild”。</translation>
    </message>
    <message>
        <source>the disk with %1 is nearly full (%2 MiB left). What other consoles send waits with them; make room</source>
        <translation>%1 所在磁盘即将写满（余 %2 MiB）。对端发来的内容留在对端等候，请清理磁盘</translation>
    </message>
    <message>
        <source>The edition %1 can&apos;t be read (%2). Fetch it again or restore it from a backup.</source>
        <translation>数据版本%1无法读取（%2）。请重新取得，或从备份恢复。</translation>
    </message>
    <message>
        <source>The edition %1 is damaged: its bytes are not those of its name. Fetch it again or restore it from a backup.</source>
        <translation>数据版本%1已损坏：内容与文件名不符。请重新取得，或从备份恢复。</translation>
    </message>
    <message>
        <source>%1 is no edition of this kind that this program can read: %2.</source>
        <translation>%1不是本程序能读取的此类数据版本：%2。</translation>
    </message>
    <message>
        <source>The component edition %1 is not here. Fetch it again or restore it from a backup.</source>
        <translation>部件库 %1 不在本机。请重新获取，或从备份恢复。</translation>
    </message>
    <message>
        <source>%1 is no component edition that this program can read.</source>
        <translation>%1 不是本程序能读取的部件库。</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>Place, longitude and latitude on WGS 84</source>
        <translation>地点，WGS 84 经纬度</translation>
    </message>
    <message>
        <source>Place, converted from %1 (good to about 10 m)</source>
        <translation>地点，由 %1 换算（误差约 10 米）</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>队伍</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Division or cell</source>
        <translation>区划或网格</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>en</source>
        <extracomment>Which of two texts in data belongs to this language: &quot;en&quot; or &quot;zh&quot;. Chinese translations put zh here.</extracomment>
        <translation>zh</translation>
    </message>
</context>
<context>
    <name>LimitWords</name>
    <message>
        <source>Counted from %1, round the clock.</source>
        <translation>自%1起昼夜连续计时。</translation>
    </message>
    <message>
        <source>Counted from %1.</source>
        <translation>自%1起计时。</translation>
    </message>
    <message>
        <source>%1 had run before it was on hold.</source>
        <translation>挂账前已用%1。</translation>
    </message>
    <message>
        <source>Days of rest on the way: %1.</source>
        <translation>途中休息日：%1。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Rule: %1.</source>
        <translation>依据：%1。</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1分钟</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1小时%2分</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working hour(s)</source>
        <translation>
            <numerusform>%n工作时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s)</source>
        <translation>
            <numerusform>%n工作日</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n天</numerusform>
        </translation>
    </message>
    <message>
        <source>limit %1</source>
        <translation>时限%1</translation>
    </message>
    <message>
        <source>used %1</source>
        <translation>已用%1</translation>
    </message>
    <message>
        <source>held %1</source>
        <translation>挂账%1</translation>
    </message>
    <message>
        <source>extended by %1</source>
        <translation>延期%1</translation>
    </message>
    <message>
        <source>%1 (provisional)</source>
        <translation>%1（暂定）</translation>
    </message>
    <message>
        <source>This console doesn&apos;t have that version of the calendar, so it can&apos;t name the days of rest on the way.</source>
        <translation>本机没有该版本的日历，无法列出途中的休息日。</translation>
    </message>
</context>
<context>
    <name>MapLayers</name>
    <message>
        <source>Areas in colour</source>
        <translation>区域底色</translation>
    </message>
    <message>
        <source>Borders</source>
        <translation>界线</translation>
    </message>
    <message>
        <source>Lines of longitude and latitude</source>
        <translation>经纬线</translation>
    </message>
    <message>
        <source>Names of areas</source>
        <translation>区域名称</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>监控</translation>
    </message>
    <message>
        <source>Shelters</source>
        <translation>应急避难场所</translation>
    </message>
    <message>
        <source>Supplies</source>
        <translation>应急物资</translation>
    </message>
    <message>
        <source>Alarm devices</source>
        <translation>报警装置</translation>
    </message>
    <message>
        <source>Hazards</source>
        <translation>风险隐患</translation>
    </message>
    <message>
        <source>Lines and areas in charge</source>
        <translation>责任线段和责任区</translation>
    </message>
    <message>
        <source>Components: %1</source>
        <translation>部件：%1</translation>
    </message>
    <message>
        <source>County border</source>
        <translation>县界</translation>
    </message>
    <message>
        <source>Town border</source>
        <translation>乡镇界</translation>
    </message>
    <message>
        <source>Village border</source>
        <translation>村（社区）界</translation>
    </message>
    <message>
        <source>Grid cell border</source>
        <translation>网格界</translation>
    </message>
</context>
<context>
    <name>MapSheet</name>
    <message>
        <source>DRILL</source>
        <translation>演练</translation>
    </message>
    <message>
        <source>N</source>
        <comment>north</comment>
        <translation>北</translation>
    </message>
    <message>
        <source>Grid: WGS 84 (CGCS2000)</source>
        <translation>经纬网：WGS 84（CGCS2000）</translation>
    </message>
    <message>
        <source>team: %1</source>
        <translation>队伍：%1</translation>
    </message>
    <message>
        <source>case: %1</source>
        <translation>案件：%1</translation>
    </message>
    <message>
        <source>marked place</source>
        <translation>标记的位置</translation>
    </message>
</context>
<context>
    <name>Measures</name>
    <message>
        <source>%1 m</source>
        <translation>%1 米</translation>
    </message>
    <message>
        <source>%1 km</source>
        <translation>%1 千米</translation>
    </message>
    <message>
        <source>%1 m²</source>
        <translation>%1 平方米</translation>
    </message>
    <message>
        <source>%1 ha</source>
        <translation>%1 公顷</translation>
    </message>
    <message>
        <source>%1 km²</source>
        <translation>%1 平方公里</translation>
    </message>
</context>
<context>
    <name>PinSheet</name>
    <message>
        <source>D</source>
        <comment>drill</comment>
        <extracomment>one letter: a drill</extracomment>
        <translation>演</translation>
    </message>
    <message>
        <source>R</source>
        <comment>letter of a reported case</comment>
        <translation>受</translation>
    </message>
    <message>
        <source>V</source>
        <comment>letter of a case being verified</comment>
        <translation>实</translation>
    </message>
    <message>
        <source>A</source>
        <comment>letter of an accepted case</comment>
        <translation>立</translation>
    </message>
    <message>
        <source>F</source>
        <comment>letter of a filed case</comment>
        <translation>派</translation>
    </message>
    <message>
        <source>D</source>
        <comment>letter of a dispatched case</comment>
        <translation>签</translation>
    </message>
    <message>
        <source>H</source>
        <comment>letter of a case being handled</comment>
        <translation>处</translation>
    </message>
    <message>
        <source>C</source>
        <comment>letter of a handled case, to be checked</comment>
        <translation>核</translation>
    </message>
    <message>
        <source>S</source>
        <comment>letter of a suspended case</comment>
        <translation>挂</translation>
    </message>
    <message>
        <source>E</source>
        <comment>letter of a closed case</comment>
        <translation>结</translation>
    </message>
    <message>
        <source>A</source>
        <comment>letter of an available team</comment>
        <translation>待</translation>
    </message>
    <message>
        <source>S</source>
        <comment>letter of a team that was sent</comment>
        <translation>派</translation>
    </message>
    <message>
        <source>E</source>
        <comment>letter of a team en route</comment>
        <translation>途</translation>
    </message>
    <message>
        <source>O</source>
        <comment>letter of a team on scene</comment>
        <translation>到</translation>
    </message>
    <message>
        <source>R</source>
        <comment>letter of a returning team</comment>
        <translation>返</translation>
    </message>
    <message>
        <source>B</source>
        <comment>letter of a team busy otherwise</comment>
        <translation>忙</translation>
    </message>
    <message>
        <source>X</source>
        <comment>letter of a team out of service</comment>
        <translation>停</translation>
    </message>
    <message>
        <source>reported, to be accepted</source>
        <translation>已上报，待受理</translation>
    </message>
    <message>
        <source>being verified</source>
        <translation>待核实</translation>
    </message>
    <message>
        <source>accepted, to be filed</source>
        <translation>已受理，待立案</translation>
    </message>
    <message>
        <source>filed, to be dispatched</source>
        <translation>已立案，待派遣</translation>
    </message>
    <message>
        <source>dispatched, to be signed for</source>
        <translation>已派遣，待签收</translation>
    </message>
    <message>
        <source>being handled</source>
        <translation>处置中</translation>
    </message>
    <message>
        <source>handled, to be checked</source>
        <translation>已处置，待核查</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>挂账</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已结案</translation>
    </message>
    <message>
        <source>open case</source>
        <translation>未结案件</translation>
    </message>
    <message>
        <source>available</source>
        <translation>待命</translation>
    </message>
    <message>
        <source>assigned</source>
        <translation>已派</translation>
    </message>
    <message>
        <source>en route</source>
        <translation>途中</translation>
    </message>
    <message>
        <source>on scene</source>
        <translation>到场</translation>
    </message>
    <message>
        <source>returning</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>busy otherwise</source>
        <translation>其他任务</translation>
    </message>
    <message>
        <source>out of service</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>urgent</source>
        <translation>加急</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>drill</source>
        <translation>演练</translation>
    </message>
    <message>
        <source>supervised</source>
        <translation>普通督办</translation>
    </message>
    <message>
        <source>supervised, yellow card</source>
        <translation>黄牌督办</translation>
    </message>
    <message>
        <source>supervised, red card</source>
        <translation>红牌督办</translation>
    </message>
</context>
<context>
    <name>ReachPainter</name>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
</context>
<context>
    <name>Recommendation</name>
    <message>
        <source>available</source>
        <translation>待命</translation>
    </message>
    <message>
        <source>at work</source>
        <translation>任务中</translation>
    </message>
    <message>
        <source>%1 of %2 wanted skills</source>
        <translation>具备所需%2项技能中的%1项</translation>
    </message>
    <message>
        <source>its own cell</source>
        <translation>本网格</translation>
    </message>
    <message>
        <source>its own ground</source>
        <translation>本辖区</translation>
    </message>
    <message>
        <source>%1 min by road</source>
        <translation>沿道路%1分钟</translation>
    </message>
    <message>
        <source>about %1 min, by the straight line × 1.3</source>
        <translation>约%1分钟（直线距离×1.3）</translation>
    </message>
    <message>
        <source>no place is known of it</source>
        <translation>位置不明</translation>
    </message>
    <message>
        <source>%1 open cases</source>
        <translation>在办案件%1件</translation>
    </message>
    <message>
        <source>led %1 cases of this kind</source>
        <translation>办过%1件同类案件</translation>
    </message>
    <message>
        <source>led %1 similar cases</source>
        <translation>办过%1件相近案件</translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>There is no operator &quot;%1&quot;. Say who acts with --as ACCOUNT; &quot;operator list&quot; names them.</source>
        <translation>没有操作员“%1”。请用 --as 账号 指明操作人；“operator list”可列出。</translation>
    </message>
    <message>
        <source>There is no case %1.</source>
        <translation>没有案件%1。</translation>
    </message>
    <message>
        <source>There is no team %1.</source>
        <translation>没有队伍%1。</translation>
    </message>
    <message>
        <source>The mapping file %1 can&apos;t be used.</source>
        <translation>映射文件%1无法使用。</translation>
    </message>
    <message>
        <source>--set %1 is not of the form FIELD=VALUE.</source>
        <translation>--set %1 的格式应为 字段=值。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read, or is empty.</source>
        <translation>%1无法读取或为空。</translation>
    </message>
    <message>
        <source>%1 is no post. There are: acceptor, shiftLeader, dispatcher, unit, patroller, leader, administrator.</source>
        <translation>没有岗位%1。可用：acceptor、shiftLeader、dispatcher、unit、patroller、leader、administrator。</translation>
    </message>
    <message>
        <source>There is no such operator.</source>
        <translation>没有这名操作员。</translation>
    </message>
    <message>
        <source>%1 is no id of a person; &quot;incident show --json&quot; tells it.</source>
        <translation>%1不是人员编号；可用“incident show --json”查看。</translation>
    </message>
    <message>
        <source>%1 is no time; write it like 2025-11-03T07:05:00+08:00.</source>
        <translation>%1不是时间；请写成 2025-11-03T07:05:00+08:00。</translation>
    </message>
    <message>
        <source>The period ends before it begins.</source>
        <translation>时段的结束早于开始。</translation>
    </message>
    <message>
        <source>%1 is no status of a team. There are: available, assigned, enRoute, onScene, returning, busy, outOfService.</source>
        <translation>%1不是队伍状态。可用：available、assigned、enRoute、onScene、returning、busy、outOfService。</translation>
    </message>
    <message>
        <source>%1 has no rows.</source>
        <translation>%1没有数据行。</translation>
    </message>
    <message>
        <source>The store has no first entry yet; make it with &quot;init&quot;.</source>
        <translation>库中还没有首条日志；请用“init”建立。</translation>
    </message>
    <message>
        <source>There is no time zone %1; they are called like Asia/Shanghai.</source>
        <translation>没有时区%1；名称如 Asia/Shanghai。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: %2</source>
        <translation>%1无法读取：%2</translation>
    </message>
    <message>
        <source>There is no profile %1; there are cn and generic.</source>
        <translation>没有编码方案%1；可用 cn 和 generic。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; stands there twice.</source>
        <translation>%1第%2行：“%3”重复出现。</translation>
    </message>
    <message>
        <source>%1, line %2: This is not JSON (%3).</source>
        <translation>%1第%2行：不是JSON（%3）。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; is missing.</source>
        <translation>%1第%2行：缺少“%3”。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; must be of the kind &quot;%4&quot;.</source>
        <translation>%1第%2行：“%3”的类型应为“%4”。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; is empty.</source>
        <translation>%1第%2行：“%3”为空。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; may only hold texts.</source>
        <translation>%1第%2行：“%3”只能是文本。</translation>
    </message>
    <message>
        <source>%1, line %2: There must be an object { } here.</source>
        <translation>%1第%2行：此处应为对象 { }。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; is not known here.</source>
        <translation>%1第%2行：此处没有“%3”这一项。</translation>
    </message>
    <message>
        <source>There is no such case.</source>
        <translation>没有这个案件。</translation>
    </message>
    <message>
        <source>The workflow %1 is not loaded.</source>
        <translation>流程%1未加载。</translation>
    </message>
    <message>
        <source>Sign in first.</source>
        <translation>请先登录。</translation>
    </message>
    <message>
        <source>This store has been opened already.</source>
        <translation>此库已经开启过。</translation>
    </message>
    <message>
        <source>A store needs the name of its county or town.</source>
        <translation>建库需要县或乡镇的名称。</translation>
    </message>
    <message>
        <source>%1 is no kind of shift note.</source>
        <translation>%1不是值班记事的类型。</translation>
    </message>
    <message>
        <source>The note is empty.</source>
        <translation>记事为空。</translation>
    </message>
    <message>
        <source>The report %1 was taken in before.</source>
        <translation>上报%1先前已接入。</translation>
    </message>
    <message>
        <source>Case %1 is over; take the report in as a new case.</source>
        <translation>案件%1已结束；请作为新案件接报。</translation>
    </message>
    <message>
        <source>A drill and a real matter can&apos;t be one case.</source>
        <translation>演练与真实事项不能并为一案。</translation>
    </message>
    <message>
        <source>There is no such person.</source>
        <translation>没有此人记录。</translation>
    </message>
    <message>
        <source>This person&apos;s data were destroyed before.</source>
        <translation>此人信息先前已销毁。</translation>
    </message>
    <message>
        <source>This person&apos;s data are held as evidence; lift the hold first.</source>
        <translation>此人信息作为证据保留；请先解除保留。</translation>
    </message>
    <message>
        <source>Say why the data are destroyed.</source>
        <translation>请说明销毁原因。</translation>
    </message>
    <message>
        <source>%1 may not do this; it is for: %2.</source>
        <translation>%1无权进行此操作；权限属于：%2。</translation>
    </message>
    <message>
        <source>Account or password is wrong.</source>
        <translation>账号或口令错误。</translation>
    </message>
    <message>
        <source>Too many wrong passwords. Wait %1 seconds, then try again.</source>
        <translation>口令错误次数过多。请等待%1秒后再试。</translation>
    </message>
    <message>
        <source>An account is one word without blanks.</source>
        <translation>账号须为一个不含空格的词。</translation>
    </message>
    <message>
        <source>An operator needs a name and at least one post.</source>
        <translation>操作员须有姓名和至少一个岗位。</translation>
    </message>
    <message>
        <source>There is an account %1 already.</source>
        <translation>账号%1已存在。</translation>
    </message>
    <message>
        <source>An administrator can&apos;t take the post from itself; another one can.</source>
        <translation>管理员不能撤销自己的岗位，须由另一名管理员办理。</translation>
    </message>
    <message>
        <source>A password has at least ten characters.</source>
        <translation>口令至少十个字符。</translation>
    </message>
    <message>
        <source>A password has at most 256 bytes.</source>
        <translation>口令最多256字节。</translation>
    </message>
    <message>
        <source>A password must not be little more than the account&apos;s name.</source>
        <translation>口令不能与账号名相近。</translation>
    </message>
    <message>
        <source>A password must not be a few characters again and again.</source>
        <translation>口令不能是少数字符的重复。</translation>
    </message>
    <message>
        <source>A team needs a name.</source>
        <translation>队伍须有名称。</translation>
    </message>
    <message>
        <source>There is a team %1 already.</source>
        <translation>队伍%1已存在。</translation>
    </message>
    <message>
        <source>There is no cell %1.</source>
        <translation>没有网格%1。</translation>
    </message>
    <message>
        <source>There is no such team.</source>
        <translation>没有这支队伍。</translation>
    </message>
    <message>
        <source>The time lies in the future.</source>
        <translation>时间在将来。</translation>
    </message>
    <message>
        <source>The time lies before the team&apos;s last change of status (%1).</source>
        <translation>时间早于队伍上次状态变更（%1）。</translation>
    </message>
    <message>
        <source>%1, line %2: A level has between 0 and 9 digits.</source>
        <translation>%1第%2行：一级代码为0至9位数字。</translation>
    </message>
    <message>
        <source>%1, line %2: The range ends before it begins.</source>
        <translation>%1第%2行：区间的结束早于开始。</translation>
    </message>
    <message>
        <source>%1, line %2: The alphabet is either &quot;digits&quot; or &quot;letters&quot;.</source>
        <translation>%1第%2行：字符集为“digits”或“letters”。</translation>
    </message>
    <message>
        <source>%1, line %2: A level of a profile of digits needs &quot;digits&quot;.</source>
        <translation>%1第%2行：数字编码方案的每一级都需要“digits”。</translation>
    </message>
    <message>
        <source>%1, line %2: A profile needs at least one level.</source>
        <translation>%1第%2行：编码方案至少需要一级。</translation>
    </message>
    <message>
        <source>%1, line %2: The sequence of a cell has between 1 and 9 digits.</source>
        <translation>%1第%2行：网格顺序码为1至9位数字。</translation>
    </message>
    <message>
        <source>%1, line %2: A profile of digits needs &quot;sequenceDigits&quot; for its cells.</source>
        <translation>%1第%2行：数字编码方案的网格需要“sequenceDigits”。</translation>
    </message>
    <message>
        <source>The code is missing.</source>
        <translation>缺少代码。</translation>
    </message>
    <message>
        <source>The code &quot;%1&quot; may hold digits only.</source>
        <translation>代码“%1”只能含数字。</translation>
    </message>
    <message>
        <source>The code &quot;%1&quot; may hold letters, digits and dashes only.</source>
        <translation>代码“%1”只能含字母、数字和连字符。</translation>
    </message>
    <message>
        <source>The code &quot;%1&quot; is too long.</source>
        <translation>代码“%1”过长。</translation>
    </message>
    <message>
        <source>The code &quot;%1&quot; has a number of digits that no level has.</source>
        <translation>代码“%1”的位数与任何一级都不符。</translation>
    </message>
    <message>
        <source>The code &quot;%1&quot; names no division.</source>
        <translation>代码“%1”不对应任何区划。</translation>
    </message>
    <message>
        <source>The last digits of the code &quot;%1&quot; are in no range of its level.</source>
        <translation>代码“%1”的末几位不在本级区间内。</translation>
    </message>
    <message>
        <source>The code &quot;%1&quot; has a number of digits that no grid cell has.</source>
        <translation>代码“%1”的位数不是网格代码的位数。</translation>
    </message>
    <message>
        <source>The code &quot;%1&quot; names no grid cell.</source>
        <translation>代码“%1”不对应任何网格。</translation>
    </message>
    <message>
        <source>The code &quot;%1&quot; stands twice.</source>
        <translation>代码“%1”重复。</translation>
    </message>
    <message>
        <source>The division &quot;%1&quot; is of a level that the profile doesn&apos;t have.</source>
        <translation>区划“%1”的级别不在编码方案内。</translation>
    </message>
    <message>
        <source>The division &quot;%1&quot; lies in &quot;%2&quot;, which isn&apos;t there.</source>
        <translation>区划“%1”的上级“%2”不存在。</translation>
    </message>
    <message>
        <source>The division &quot;%1&quot; lies in &quot;%2&quot;, which is not of a higher level.</source>
        <translation>区划“%1”的上级“%2”级别不更高。</translation>
    </message>
    <message>
        <source>The grid cell &quot;%1&quot; lies in &quot;%2&quot;, which isn&apos;t there.</source>
        <translation>网格“%1”所属的“%2”不存在。</translation>
    </message>
    <message>
        <source>The name is missing.</source>
        <translation>缺少名称。</translation>
    </message>
    <message>
        <source>The level &quot;%1&quot; is not one of the profile &quot;%2&quot;.</source>
        <translation>级别“%1”不属于编码方案“%2”。</translation>
    </message>
    <message>
        <source>The level &quot;%1&quot; doesn&apos;t fit the code &quot;%2&quot;.</source>
        <translation>级别“%1”与代码“%2”不符。</translation>
    </message>
    <message>
        <source>The parent &quot;%1&quot; is no code of a division.</source>
        <translation>上级“%1”不是区划代码。</translation>
    </message>
    <message>
        <source>The parent &quot;%1&quot; doesn&apos;t fit the code &quot;%2&quot;.</source>
        <translation>上级“%1”与代码“%2”不符。</translation>
    </message>
    <message>
        <source>The code &quot;%1&quot; stands twice; the first is at %2.</source>
        <translation>代码“%1”重复；第一处在%2。</translation>
    </message>
    <message>
        <source>The grid cell &quot;%1&quot; has no outline.</source>
        <translation>网格“%1”没有边界。</translation>
    </message>
    <message>
        <source>The header names no column &quot;%1&quot;.</source>
        <translation>表头没有“%1”列。</translation>
    </message>
    <message>
        <source>&quot;%1, %2&quot; is no place on Earth.</source>
        <translation>“%1, %2”不是地球上的位置。</translation>
    </message>
    <message>
        <source>The outline is left out: %1</source>
        <translation>边界未采用：%1</translation>
    </message>
    <message>
        <source>The file stops being JSON at line %1.</source>
        <translation>文件自第%1行起不是JSON。</translation>
    </message>
    <message>
        <source>The file is no GeoJSON FeatureCollection.</source>
        <translation>文件不是GeoJSON要素集。</translation>
    </message>
    <message>
        <source>The feature has no properties.</source>
        <translation>要素没有属性。</translation>
    </message>
    <message>
        <source>%1, line %2: The code &quot;%3&quot; must be two digits.</source>
        <translation>%1第%2行：代码“%3”须为两位数字。</translation>
    </message>
    <message>
        <source>%1, line %2: The code &quot;%3&quot; stands there twice.</source>
        <translation>%1第%2行：代码“%3”重复出现。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; is not a type.</source>
        <translation>%1第%2行：“%3”不是类别。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; must be small letters and digits.</source>
        <translation>%1第%2行：“%3”只能用小写字母和数字。</translation>
    </message>
    <message>
        <source>No mapping that is known fits the columns of %1: %2.</source>
        <translation>没有已知映射适合%1的列：%2。</translation>
    </message>
    <message>
        <source>%1 lacks columns that the mapping &quot;%2&quot; needs: %3.</source>
        <translation>%1缺少映射“%2”需要的列：%3。</translation>
    </message>
    <message>
        <source>%1 holds a header but no row.</source>
        <translation>%1只有表头，没有数据行。</translation>
    </message>
    <message>
        <source>%1, line %2: Neither &quot;title&quot; nor &quot;text&quot; says what the call is about.</source>
        <translation>%1第%2行：“title”和“text”都未说明来电内容。</translation>
    </message>
    <message>
        <source>%1, line %2: The id &quot;%3&quot; may only have letters, digits, and - _ .</source>
        <translation>%1第%2行：标识“%3”只能含字母、数字和 - _ .</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; is not a kind of appeal.</source>
        <translation>%1第%2行：“%3”不是诉求类型。</translation>
    </message>
    <message>
        <source>%1, line %2: The delimiter must be a comma, a semicolon or a tab.</source>
        <translation>%1第%2行：分隔符须为逗号、分号或制表符。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;rowsPerCall&quot; must be &quot;one&quot; or &quot;several&quot;.</source>
        <translation>%1第%2行：“rowsPerCall”须为“one”或“several”。</translation>
    </message>
    <message>
        <source>%1, line %2: Rows of one call can only be found by a &quot;key&quot;.</source>
        <translation>%1第%2行：同一来电的多行须用“key”识别。</translation>
    </message>
    <message>
        <source>%1, line %2: The column &quot;%3&quot; is not in &quot;header&quot;.</source>
        <translation>%1第%2行：“header”中没有“%3”列。</translation>
    </message>
    <message>
        <source>%1, line %2: A brace is not closed in &quot;%3&quot;. A brace itself is written twice.</source>
        <translation>%1第%2行：“%3”中的花括号未闭合。花括号本身须写两次。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; is not a format of times.</source>
        <translation>%1第%2行：“%3”不是时间格式。</translation>
    </message>
    <message>
        <source>%1, line %2: There is no format of times.</source>
        <translation>%1第%2行：没有时间格式。</translation>
    </message>
    <message>
        <source>%1, line %2: There is no time zone &quot;%3&quot;.</source>
        <translation>%1第%2行：没有时区“%3”。</translation>
    </message>
    <message>
        <source>%1, line %2: Either &quot;pair&quot; or &quot;longitude&quot; and &quot;latitude&quot; name the coordinates, not both.</source>
        <translation>%1第%2行：坐标用“pair”或“longitude”和“latitude”之一指明，不可并用。</translation>
    </message>
    <message>
        <source>%1, line %2: The reference of coordinates must be wgs84, gcj02 or bd09.</source>
        <translation>%1第%2行：坐标基准须为 wgs84、gcj02 或 bd09。</translation>
    </message>
    <message>
        <source>%1, line %2: These bounds hold no place.</source>
        <translation>%1第%2行：此范围内没有任何位置。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; are no coordinates.</source>
        <translation>“%1”不是坐标。</translation>
    </message>
    <message>
        <source>The coordinates %1 lie outside of the bounds of this kind of file.</source>
        <translation>坐标%1超出此类文件的范围。</translation>
    </message>
    <message>
        <source>The call has no &quot;%1&quot;, which is to name it.</source>
        <translation>来电缺少用于识别的“%1”。</translation>
    </message>
    <message>
        <source>A row further up has the same &quot;%1&quot;: %2.</source>
        <translation>前面已有一行的“%1”相同：%2。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a time as this kind of file writes it.</source>
        <translation>“%1”不符合此类文件的时间写法。</translation>
    </message>
    <message>
        <source>Nothing says what the call is about.</source>
        <translation>没有说明来电内容。</translation>
    </message>
    <message>
        <source>Nothing says where it is.</source>
        <translation>没有说明地点。</translation>
    </message>
    <message>
        <source>A field is longer than 1 MiB.</source>
        <translation>有字段超过1 MiB。</translation>
    </message>
    <message>
        <source>A quotation mark that opens a field is never closed.</source>
        <translation>字段开头的引号没有闭合。</translation>
    </message>
    <message>
        <source>There is a zero byte in the row.</source>
        <translation>行内有零字节。</translation>
    </message>
    <message>
        <source>There are bytes that are no characters of this file&apos;s encoding (%1).</source>
        <translation>有不属于本文件编码（%1）的字节。</translation>
    </message>
    <message>
        <source>The row has %1 columns, the header %2.</source>
        <translation>该行有%1列，表头有%2列。</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>%1为空。</translation>
    </message>
    <message>
        <source>The mapping &quot;%1&quot; names no column of divisions.</source>
        <translation>映射“%1”没有指明区划列。</translation>
    </message>
    <message>
        <source>The file names more than 999 divisions. Is &quot;%1&quot; the right column?</source>
        <translation>文件中的区划超过999个。“%1”是正确的列吗？</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: %2.</source>
        <translation>%1无法读取：%2。</translation>
    </message>
    <message>
        <source>%1 is damaged: what was packed can&apos;t be unpacked. Fetch or make the file again.</source>
        <translation>%1已损坏，无法解压。请重新获取或生成。</translation>
    </message>
    <message>
        <source>%1 is cut off: the end of what was packed is missing. Fetch or make the file again.</source>
        <translation>%1不完整，压缩数据缺少结尾。请重新获取或生成。</translation>
    </message>
    <message>
        <source>%1 is a folder, not a file.</source>
        <translation>%1是文件夹，不是文件。</translation>
    </message>
    <message>
        <source>%1 is a workbook or a packed file. Save it as CSV (UTF-8) first.</source>
        <translation>%1是工作簿或压缩包。请先另存为 CSV（UTF-8）。</translation>
    </message>
    <message>
        <source>%1 is encoded in UTF-16. Save it as CSV (UTF-8) first.</source>
        <translation>%1为UTF-16编码。请先另存为 CSV（UTF-8）。</translation>
    </message>
    <message>
        <source>%1 is not a text: it holds zero bytes.</source>
        <translation>%1不是文本：含有零字节。</translation>
    </message>
    <message>
        <source>%1, line %2: The type &quot;%3&quot; is not in the catalogue.</source>
        <translation>%1第%2行：类别“%3”不在目录中。</translation>
    </message>
    <message>
        <source>Say where the report comes from.</source>
        <translation>请说明上报来源。</translation>
    </message>
    <message>
        <source>Say where it is: an address, a point on the map or a division.</source>
        <translation>请说明地点：地址、地图位置或区划。</translation>
    </message>
    <message>
        <source>Say what it is about: a type, a title or a text.</source>
        <translation>请说明事由：类别、标题或情况。</translation>
    </message>
    <message>
        <source>It can&apos;t have been received at %1.</source>
        <translation>接报时间不可能是%1。</translation>
    </message>
    <message>
        <source>It can&apos;t have happened at %1.</source>
        <translation>事发时间不可能是%1。</translation>
    </message>
    <message>
        <source>There is no grid cell %1 at this place.</source>
        <translation>此处没有网格%1。</translation>
    </message>
    <message>
        <source>That is how it is already.</source>
        <translation>现已如此。</translation>
    </message>
    <message>
        <source>The case follows another workflow (%1).</source>
        <translation>案件适用另一流程（%1）。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; can&apos;t be done while the case is in the state &quot;%2&quot;.</source>
        <translation>案件处于“%2”时不能“%1”。</translation>
    </message>
    <message>
        <source>Another request is waiting for its decision (%1).</source>
        <translation>另有申请待审批（%1）。</translation>
    </message>
    <message>
        <source>No such request is waiting for a decision.</source>
        <translation>没有待审批的此类申请。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not for your post.</source>
        <translation>您的岗位不能“%1”。</translation>
    </message>
    <message>
        <source>This workflow has no action &quot;%1&quot;.</source>
        <translation>本流程没有操作“%1”。</translation>
    </message>
    <message>
        <source>The text of &quot;%1&quot; is not UTF-8.</source>
        <translation>“%1”的文字不是UTF-8。</translation>
    </message>
    <message>
        <source>The text of &quot;%1&quot; is longer than %2 characters.</source>
        <translation>“%1”超过%2个字符。</translation>
    </message>
    <message>
        <source>The text of &quot;%1&quot; holds control characters or line breaks that don&apos;t belong there.</source>
        <translation>“%1”含有不应有的控制字符或换行。</translation>
    </message>
    <message>
        <source>The time of &quot;%1&quot; is still to come.</source>
        <translation>“%1”的时间尚未到来。</translation>
    </message>
    <message>
        <source>The time of &quot;%1&quot; has passed already.</source>
        <translation>“%1”的时间已经过去。</translation>
    </message>
    <message>
        <source>This action has no field &quot;%1&quot;.</source>
        <translation>此操作没有“%1”字段。</translation>
    </message>
    <message>
        <source>&quot;%2&quot; is no answer to &quot;%1&quot;.</source>
        <translation>“%2”不能作为“%1”的答复。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be filled in.</source>
        <translation>请填写“%1”。</translation>
    </message>
    <message>
        <source>The check failed; send the case back for rework.</source>
        <translation>核查不通过，请返工。</translation>
    </message>
    <message>
        <source>No patroller has checked it; a photo of the result is needed.</source>
        <translation>尚无监督员核查，需要结果照片。</translation>
    </message>
    <message>
        <source>The date has not come; say how the condition was met.</source>
        <translation>日期未到，请说明条件如何达成。</translation>
    </message>
    <message>
        <source>A second, a long or an engineering extension is for the leader of the centre.</source>
        <translation>再次、较长或工程类延期须由中心领导审批。</translation>
    </message>
    <message>
        <source>A second, a long or an engineering extension needs a signed request.</source>
        <translation>再次、较长或工程类延期需要书面申请。</translation>
    </message>
    <message>
        <source>It was closed too long ago; only an appeal can reopen it.</source>
        <translation>结案过久，只能因申诉重启。</translation>
    </message>
    <message>
        <source>No check has failed, and no photo shows it.</source>
        <translation>没有核查不通过的记录，也没有照片证明。</translation>
    </message>
    <message>
        <source>No return visit found the caller unsatisfied.</source>
        <translation>回访中诉求人没有表示不满意。</translation>
    </message>
    <message>
        <source>A case can&apos;t be joined to itself.</source>
        <translation>案件不能并入自身。</translation>
    </message>
    <message>
        <source>There is no such case to join it to.</source>
        <translation>没有可并入的此案件。</translation>
    </message>
    <message>
        <source>The case to join it to has ended.</source>
        <translation>要并入的案件已经结束。</translation>
    </message>
    <message>
        <source>The two cases are not of the same type.</source>
        <translation>两案类别不同。</translation>
    </message>
    <message>
        <source>The two cases are not near each other in place and time.</source>
        <translation>两案的地点和时间不相近。</translation>
    </message>
    <message>
        <source>The reporter must be linked to the case that goes on.</source>
        <translation>须把上报人关联到继续办理的案件。</translation>
    </message>
    <message>
        <source>The team is out of service.</source>
        <translation>该队伍已停用。</translation>
    </message>
    <message>
        <source>The lead unit can&apos;t be an assisting unit as well.</source>
        <translation>主办单位不能同时是协办单位。</translation>
    </message>
    <message>
        <source>Reports from this source are verified first; say how it was verified elsewhere.</source>
        <translation>此来源的上报须先核实；请说明已如何另行核实。</translation>
    </message>
    <message>
        <source>A case without a type can&apos;t be filed.</source>
        <translation>没有类别的案件不能立案。</translation>
    </message>
    <message>
        <source>A case without a grid cell can&apos;t be filed.</source>
        <translation>没有网格的案件不能立案。</translation>
    </message>
    <message>
        <source>The caller must be told of the right channel first.</source>
        <translation>须先告知诉求人正确渠道。</translation>
    </message>
    <message>
        <source>No patroller covers this place.</source>
        <translation>此处没有监督员负责。</translation>
    </message>
    <message>
        <source>A photo or a document of the result is needed.</source>
        <translation>需要结果照片或文书。</translation>
    </message>
    <message>
        <source>There is nothing to correct.</source>
        <translation>没有需要更正的内容。</translation>
    </message>
    <message>
        <source>A date or a condition is needed.</source>
        <translation>需要日期或条件。</translation>
    </message>
    <message>
        <source>Ask the caller whether it is solved and whether they are satisfied.</source>
        <translation>请询问诉求人是否解决、是否满意。</translation>
    </message>
    <message>
        <source>%1, line %2: There is no state &quot;%3&quot;.</source>
        <translation>%1第%2行：没有状态“%3”。</translation>
    </message>
    <message>
        <source>%1, line %2: There is no request &quot;%3&quot;.</source>
        <translation>%1第%2行：没有申请“%3”。</translation>
    </message>
    <message>
        <source>%1, line %2: There is no field &quot;%3&quot;.</source>
        <translation>%1第%2行：没有字段“%3”。</translation>
    </message>
    <message>
        <source>%1, line %2: The action &quot;%3&quot; asks for &quot;%4&quot; twice.</source>
        <translation>%1第%2行：操作“%3”重复要求“%4”。</translation>
    </message>
    <message>
        <source>%1, line %2: There is no role &quot;%3&quot;.</source>
        <translation>%1第%2行：没有岗位“%3”。</translation>
    </message>
    <message>
        <source>%1, line %2: The action &quot;%3&quot; names no role, so nobody may take it.</source>
        <translation>%1第%2行：操作“%3”未指明岗位，无人可办。</translation>
    </message>
    <message>
        <source>%1, line %2: There is no guard &quot;%3&quot;.</source>
        <translation>%1第%2行：没有条件“%3”。</translation>
    </message>
    <message>
        <source>%1, line %2: There is no effect &quot;%3&quot;.</source>
        <translation>%1第%2行：没有效果“%3”。</translation>
    </message>
    <message>
        <source>%1, line %2: There is no form &quot;%3&quot; to print.</source>
        <translation>%1第%2行：没有可打印的表单“%3”。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; must be between %4 and %5.</source>
        <translation>%1第%2行：“%3”须在%4与%5之间。</translation>
    </message>
    <message>
        <source>%1, line %2: The limit has no unit.</source>
        <translation>%1第%2行：时限没有单位。</translation>
    </message>
    <message>
        <source>%1, line %2: There is no unit of time &quot;%3&quot;.</source>
        <translation>%1第%2行：没有时间单位“%3”。</translation>
    </message>
    <message>
        <source>%1, line %2: The workflow doesn&apos;t say in which state a case starts.</source>
        <translation>%1第%2行：流程未说明案件的起始状态。</translation>
    </message>
    <message>
        <source>%1, line %2: There is no calendar &quot;%3&quot;.</source>
        <translation>%1第%2行：没有日历“%3”。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; is an end state and can&apos;t have a limit.</source>
        <translation>%1第%2行：“%3”是终止状态，不能有时限。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; says when it is late, but has no limit.</source>
        <translation>%1第%2行：“%3”规定了逾期标准，但没有时限。</translation>
    </message>
    <message>
        <source>%1, line %2: There is no block &quot;%3&quot;.</source>
        <translation>%1第%2行：没有环节“%3”。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; is not written like a type (&quot;cjt214:event:0102&quot;).</source>
        <translation>%1第%2行：“%3”不是类别的写法（如 cjt214:event:0102）。</translation>
    </message>
    <message>
        <source>%1, line %2: Exactly one deadline class must be the default.</source>
        <translation>%1第%2行：必须恰有一个默认时限类别。</translation>
    </message>
    <message>
        <source>%1, line %2: Choices can&apos;t be taken from &quot;%3&quot;.</source>
        <translation>%1第%2行：不能从“%3”取选项。</translation>
    </message>
    <message>
        <source>%1, line %2: The field &quot;%3&quot; offers no choices.</source>
        <translation>%1第%2行：字段“%3”没有选项。</translation>
    </message>
    <message>
        <source>%1, line %2: The field &quot;%3&quot; is no choice, but has choices.</source>
        <translation>%1第%2行：字段“%3”不是选择项，却有选项。</translation>
    </message>
    <message>
        <source>%1, line %2: There is no type of field &quot;%3&quot;.</source>
        <translation>%1第%2行：没有字段类型“%3”。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;when&quot; is either &quot;past&quot; or &quot;future&quot;.</source>
        <translation>%1第%2行：“when”为“past”或“future”。</translation>
    </message>
    <message>
        <source>%1, line %2: The English title is missing.</source>
        <translation>%1第%2行：缺少英文名称。</translation>
    </message>
    <message>
        <source>%1, line %2: The Chinese title is missing.</source>
        <translation>%1第%2行：缺少中文名称。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; stands in line %4 already.</source>
        <translation>%1第%2行：“%3”在第%4行已有。</translation>
    </message>
    <message>
        <source>%1, line %2: No case can ever come to the state &quot;%3&quot;.</source>
        <translation>%1第%2行：任何案件都无法到达状态“%3”。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; is no end state, but no action leads out of it.</source>
        <translation>%1第%2行：“%3”不是终止状态，却没有离开它的操作。</translation>
    </message>
    <message>
        <source>%1, line %2: From &quot;%3&quot; a case can never come to an end.</source>
        <translation>%1第%2行：案件从“%3”永远无法结束。</translation>
    </message>
    <message>
        <source>%1, line %2: The state &quot;%3&quot; must stand in exactly one phase.</source>
        <translation>%1第%2行：状态“%3”须恰属一个阶段。</translation>
    </message>
    <message>
        <source>%1, line %2: There is no action &quot;%3&quot;.</source>
        <translation>%1第%2行：没有操作“%3”。</translation>
    </message>
    <message>
        <source>%1, line %2: The clock can&apos;t take the action &quot;%3&quot;, which is not for the role &quot;system&quot;.</source>
        <translation>%1第%2行：计时不能执行操作“%3”，它不属于“system”岗位。</translation>
    </message>
    <message>
        <source>%1, line %2: The clock needs the field &quot;%3&quot; to write down what it did.</source>
        <translation>%1第%2行：计时需要字段“%3”来记录所做的事。</translation>
    </message>
    <message>
        <source>%1, line %2: The request &quot;%3&quot; can be made, but nobody can decide it.</source>
        <translation>%1第%2行：申请“%3”可以提出，但无人可审批。</translation>
    </message>
    <message>
        <source>%1, line %2: Nobody can make the request &quot;%3&quot;.</source>
        <translation>%1第%2行：无人可以提出申请“%3”。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; needs the field &quot;%4&quot;.</source>
        <translation>%1第%2行：“%3”需要字段“%4”。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; needs the field &quot;%4&quot; among the required ones.</source>
        <translation>%1第%2行：“%3”需要必填字段“%4”。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; reads the field &quot;%4&quot; as &quot;%5&quot;.</source>
        <translation>%1第%2行：“%3”把字段“%4”读作“%5”。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; looks for answers to &quot;%4&quot;, but no action asks for it.</source>
        <translation>%1第%2行：“%3”要查“%4”的答复，但没有操作询问它。</translation>
    </message>
    <message>
        <source>%1, line %2: The field &quot;%3&quot; can&apos;t offer &quot;%4&quot;.</source>
        <translation>%1第%2行：字段“%3”不能提供“%4”。</translation>
    </message>
    <message>
        <source>%1, line %2: The effects &quot;%3&quot; and &quot;%4&quot; contradict each other.</source>
        <translation>%1第%2行：效果“%3”与“%4”相互矛盾。</translation>
    </message>
    <message>
        <source>%1, line %2: The effect &quot;%3&quot; needs an action that leads to another state.</source>
        <translation>%1第%2行：效果“%3”需要改变状态的操作。</translation>
    </message>
    <message>
        <source>%1, line %2: The effect &quot;%3&quot; needs an action that stays in its state.</source>
        <translation>%1第%2行：效果“%3”需要不改变状态的操作。</translation>
    </message>
    <message>
        <source>%1, line %2: The action &quot;%3&quot; can&apos;t make a request and decide one.</source>
        <translation>%1第%2行：操作“%3”不能既提出又审批申请。</translation>
    </message>
    <message>
        <source>%1, line %2: In the state &quot;%3&quot; the key %4 is that of &quot;%5&quot; already.</source>
        <translation>%1第%2行：在状态“%3”中，按键%4已用于“%5”。</translation>
    </message>
    <message>
        <source>Reports from this source are accepted without being verified.</source>
        <translation>此来源的上报无须核实即可受理。</translation>
    </message>
    <message>
        <source>Nobody left a name to be called back.</source>
        <translation>没有可回访的诉求人。</translation>
    </message>
    <message>
        <source>Whoever handled a case may not check it.</source>
        <translation>处置人不得核查同一案件。</translation>
    </message>
    <message>
        <source>The patroller has not reported that it is untrue.</source>
        <translation>监督员没有报告不属实。</translation>
    </message>
    <message>
        <source>There is no instruction that waits for an answer.</source>
        <translation>没有待回复的批示。</translation>
    </message>
    <message>
        <source>The unit has asked to return the case; that must be decided first.</source>
        <translation>责任单位已申请回退，须先审批。</translation>
    </message>
    <message>
        <source>The unit was designated by arbitration and can&apos;t return the case.</source>
        <translation>该单位由裁定指派，不能回退。</translation>
    </message>
    <message>
        <source>This is for the lead unit of the case.</source>
        <translation>此操作属于本案主办单位。</translation>
    </message>
    <message>
        <source>This is for the units that work on the case.</source>
        <translation>此操作属于办理本案的单位。</translation>
    </message>
    <message>
        <source>The caller has not been asked yet; make the return visit first.</source>
        <translation>尚未询问诉求人，请先回访。</translation>
    </message>
    <message>
        <source>The file %1 can&apos;t be read: %2</source>
        <translation>文件%1无法读取：%2</translation>
    </message>
    <message>
        <source>The file %1 is larger than 64 MiB.</source>
        <translation>文件%1超过64 MiB。</translation>
    </message>
    <message>
        <source>None of these fonts is installed: %1. Another one is used.</source>
        <translation>未安装这些字体：%1。已用其他字体代替。</translation>
    </message>
    <message>
        <source>No font for Chinese is installed: Chinese text can&apos;t be read on this paper. Install Noto CJK.</source>
        <translation>未安装中文字体，文书上的中文无法显示。请安装 Noto CJK。</translation>
    </message>
    <message>
        <source>The file %1 can&apos;t be written: %2</source>
        <translation>文件%1无法写入：%2</translation>
    </message>
    <message>
        <source>The printer can&apos;t be reached.</source>
        <translation>无法连接打印机。</translation>
    </message>
    <message>
        <source>“{% %1 %}” has no “{% %2 %}”</source>
        <translation>“{% %1 %}”缺少“{% %2 %}”</translation>
    </message>
    <message>
        <source>“%1” is not closed by “%2” on its line</source>
        <translation>“%1”在本行没有用“%2”结束</translation>
    </message>
    <message>
        <source>“{% %1 %}” ends nothing here</source>
        <translation>“{% %1 %}”在此处没有对应的开始</translation>
    </message>
    <message>
        <source>“{% %1 %}” stands outside of what it belongs to</source>
        <translation>“{% %1 %}”不在所属的结构之内</translation>
    </message>
    <message>
        <source>“%1”: %2</source>
        <translation>“%1”：%2</translation>
    </message>
    <message>
        <source>this form has no “%1”</source>
        <translation>本表单没有“%1”</translation>
    </message>
    <message>
        <source>The template %1 is not used. Line %2: %3</source>
        <translation>模板%1未采用。第%2行：%3</translation>
    </message>
    <message>
        <source>it has no &lt;/head&gt;</source>
        <translation>缺少 &lt;/head&gt;</translation>
    </message>
    <message>
        <source>“page” and “pages” can only stand in &lt;header&gt; and &lt;footer&gt;</source>
        <translation>“page”和“pages”只能出现在 &lt;header&gt; 和 &lt;footer&gt; 中</translation>
    </message>
    <message>
        <source>The demo shift can&apos;t be played (%1): %2</source>
        <translation>演示班次无法演示（%1）：%2</translation>
    </message>
    <message>
        <source>A quotation mark is missing or one too many: there is text after the one that closes a field.</source>
        <translation>引号少了或多了一个：字段的右引号后面还有文字。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; is a number of minutes, at most those of 100 days.</source>
        <translation>%1 第 %2 行：“%3”应为分钟数，最多 100 天。</translation>
    </message>
    <message>
        <source>%1, line %2: A file of the demo must say &quot;invented&quot;: true.</source>
        <translation>%1 第 %2 行：演示文件必须写明 &quot;invented&quot;: true。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; stands twice.</source>
        <translation>%1 第 %2 行：“%3”出现了两次。</translation>
    </message>
    <message>
        <source>%1, line %2: There is no &quot;%3&quot;.</source>
        <translation>%1 第 %2 行：没有“%3”。</translation>
    </message>
    <message>
        <source>%1, line %2: The type can&apos;t be read.</source>
        <translation>%1 第 %2 行：类别无法识别。</translation>
    </message>
    <message>
        <source>%1, line %2: The walk goes on after now.</source>
        <translation>%1 第 %2 行：办理步骤晚于当前时间。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; is received later than this.</source>
        <translation>%1 第 %2 行：“%3”的接报时间比这一件还晚。</translation>
    </message>
    <message>
        <source>The grid has no cells of the village &quot;%1&quot;.</source>
        <translation>网格中没有村（社区）“%1”的单元网格。</translation>
    </message>
    <message>
        <source>The check passed, and no caller was found unsatisfied.</source>
        <translation>核查已通过，也没有诉求人表示不满意。</translation>
    </message>
    <message>
        <source>A case without a type can&apos;t be joined to another.</source>
        <translation>没有类别的案件不能并入其他案件。</translation>
    </message>
    <message>
        <source>Entry %1 was altered on its way: its digest is another.</source>
        <translation>条目%1在途中被改动：摘要不同。</translation>
    </message>
    <message>
        <source>Entry %1 came without its body.</source>
        <translation>条目%1到达时没有内容。</translation>
    </message>
    <message>
        <source>Entry %1 is here already with another content: that console&apos;s journal was forked.</source>
        <translation>条目%1在本机已有且内容不同：对方调度台的日志出现分叉。</translation>
    </message>
    <message>
        <source>Entry %1 does not follow the one before it.</source>
        <translation>条目%1不接在前一条之后。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; is no date; they are written like 2025-11-03.</source>
        <translation>%1第%2行：“%3”不是日期；日期写作2025-11-03。</translation>
    </message>
    <message>
        <source>%1, line %2: The last day comes before the first.</source>
        <translation>%1第%2行：结束日期早于开始日期。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; is no stretch of time; they are written like 08:30-12:00.</source>
        <translation>%1第%2行：“%3”不是时段；时段写作08:30-12:00。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; begins before the stretch above it has ended; stretches stand in their order, with time between them.</source>
        <translation>%1第%2行：“%3”在上一时段结束前开始；各时段须按顺序排列并留有间隔。</translation>
    </message>
    <message>
        <source>%1, line %2: The stretches of a day are longer than a day.</source>
        <translation>%1第%2行：一天的时段合计超过一天。</translation>
    </message>
    <message>
        <source>%1, line %2: The first plan must not end: it holds wherever no other does.</source>
        <translation>%1第%2行：第一个方案不得有结束日期：其他方案未覆盖时以它为准。</translation>
    </message>
    <message>
        <source>%1, line %2: The first plan has no working time in its week.</source>
        <translation>%1第%2行：第一个方案的一周内没有工作时间。</translation>
    </message>
    <message>
        <source>%1, line %2: The calendar has no plan.</source>
        <translation>%1第%2行：工作日历没有方案。</translation>
    </message>
    <message>
        <source>%1, line %2: Special days are at most a year.</source>
        <translation>%1第%2行：特殊日期最长一年。</translation>
    </message>
    <message>
        <source>%1, line %2: A day of work names either its &quot;hours&quot; or the weekday that it is &quot;like&quot;.</source>
        <translation>%1第%2行：上班日须写明“hours”（时段）或“like”（参照的星期），二者取一。</translation>
    </message>
    <message>
        <source>%1, line %2: This day of work has no working time.</source>
        <translation>%1第%2行：此上班日没有工作时间。</translation>
    </message>
    <message>
        <source>%1, line %2: A day of rest has no hours.</source>
        <translation>%1第%2行：休息日不应有时段。</translation>
    </message>
    <message>
        <source>%1, line %2: A special day is &quot;work&quot; or &quot;rest&quot;, not &quot;%3&quot;.</source>
        <translation>%1第%2行：特殊日期为“work”（上班）或“rest”（休息），而非“%3”。</translation>
    </message>
    <message>
        <source>%1, line %2: There is no weekday &quot;%3&quot;; they are mon, tue, wed, thu, fri, sat, sun.</source>
        <translation>%1第%2行：没有星期“%3”；可用mon、tue、wed、thu、fri、sat、sun。</translation>
    </message>
    <message>
        <source>%1, line %2: A duty calendar says itself what the units are worth.</source>
        <translation>%1第%2行：使用工作日历时，单位的时长由日历决定。</translation>
    </message>
    <message>
        <source>The store has no duty calendar.</source>
        <translation>本库没有工作日历。</translation>
    </message>
    <message>
        <source>There is no unit of time %1; there are minute, workHour, workDay, calendarDay.</source>
        <translation>没有时间单位%1；可用minute、workHour、workDay、calendarDay。</translation>
    </message>
    <message>
        <source>There is no form %1.</source>
        <translation>没有表单%1。</translation>
    </message>
    <message>
        <source>Nothing in this case calls for the form “%1” yet.</source>
        <translation>本案尚无需要“%1”的事项。</translation>
    </message>
    <message>
        <source>There is no indicator %1; &quot;evaluate --json&quot; names them.</source>
        <translation>没有指标%1；“evaluate --json”列出全部指标。</translation>
    </message>
    <message>
        <source>%1 is not written like a type (cjt214:event:0102).</source>
        <translation>%1不是类别的写法（cjt214:event:0102）。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2</source>
        <translation>%1无法写入：%2</translation>
    </message>
    <message>
        <source>There is no kind of rules %1; there are workflow, calendar, types, formulas.</source>
        <translation>没有规则种类%1；可用workflow（流程）、calendar（工作日历）、types（案件类型）、formulas（公式）。</translation>
    </message>
    <message>
        <source>There is no %1 %2; &quot;rules list&quot; names all there are.</source>
        <translation>没有%1 %2；用“rules list”查看全部。</translation>
    </message>
    <message>
        <source>There is no %1 %2 of version %3; &quot;rules list&quot; names all there are.</source>
        <translation>没有%1 %2的第%3版；用“rules list”查看全部。</translation>
    </message>
    <message>
        <source>%1 is not in force: rules are kept in the journal now. Adopt it with &quot;fengsui-clerk rules adopt %1&quot;, then take it out of the folder.</source>
        <translation>%1未生效：规则现在保存在日志中。请用“fengsui-clerk rules adopt %1”采用，然后将其移出文件夹。</translation>
    </message>
    <message>
        <source>Say why.</source>
        <translation>请写明理由。</translation>
    </message>
    <message>
        <source>The case is left out of evaluation already: %1</source>
        <translation>该案件已剔除，不计入评价：%1</translation>
    </message>
    <message>
        <source>The case is not left out of evaluation.</source>
        <translation>该案件未被剔除。</translation>
    </message>
    <message>
        <source>No appeal about this case waits for a decision.</source>
        <translation>该案件没有待审批的申诉。</translation>
    </message>
    <message>
        <source>Who appealed may not decide the appeal.</source>
        <translation>申诉人不得审批自己的申诉。</translation>
    </message>
    <message>
        <source>%1, line %2: A rule file is at most %3 KiB long.</source>
        <translation>%1第%2行：规则文件最长%3 KiB。</translation>
    </message>
    <message>
        <source>%1, line %2: No holidays are known of a region &quot;%3&quot;; &quot;fengsui-clerk calendar regions&quot; names those that are.</source>
        <translation>%1第%2行：没有地区“%3”的节假日；用“fengsui-clerk calendar regions”查看可用地区。</translation>
    </message>
    <message>
        <source>%1: Version %2 of %3 is in force; a changed file needs a higher &quot;version&quot; than that.</source>
        <translation>%1：%3现行为第%2版；改动后的文件需要更高的“version”。</translation>
    </message>
    <message>
        <source>%1, line 1: The column &quot;%2&quot; is missing.</source>
        <translation>%1第1行：缺少列“%2”。</translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <translation>%1第%2行：%3</translation>
    </message>
    <message>
        <source>There is no division %1.</source>
        <translation>没有行政区划%1。</translation>
    </message>
    <message>
        <source>%1, line %2: A formula has at most %4 characters.</source>
        <translation>%1第%2行：公式最多%4个字符。</translation>
    </message>
    <message>
        <source>%1, line %2, character %3: &quot;%4&quot; is not expected here.</source>
        <translation>%1第%2行第%3个字符：此处不应出现“%4”。</translation>
    </message>
    <message>
        <source>%1, line %2, character %3: &quot;%4&quot; is missing.</source>
        <translation>%1第%2行第%3个字符：缺少“%4”。</translation>
    </message>
    <message>
        <source>%1, line %2, character %3: More than %4 levels of parentheses.</source>
        <translation>%1第%2行第%3个字符：括号超过%4层。</translation>
    </message>
    <message>
        <source>%1, line %2, character %3: The formula ends too early.</source>
        <translation>%1第%2行第%3个字符：公式不完整。</translation>
    </message>
    <message>
        <source>%1, line %2, character %3: &quot;%4&quot; is no number up to a million with at most six decimals.</source>
        <translation>%1第%2行第%3个字符：“%4”不是一百万以内、最多六位小数的数。</translation>
    </message>
    <message>
        <source>%1, line %2, character %3: There is no indicator &quot;%4&quot;.</source>
        <translation>%1第%2行第%3个字符：没有指标“%4”。</translation>
    </message>
    <message>
        <source>%1, line %2, character %3: There is no function or table &quot;%4&quot;; there are min, max, count, orElse and the tables of this file.</source>
        <translation>%1第%2行第%3个字符：没有函数或分档表“%4”；可用min、max、count、orElse及本文件的分档表。</translation>
    </message>
    <message>
        <source>%1, line %2, character %3: &quot;%4&quot; can&apos;t be given %5 values.</source>
        <translation>%1第%2行第%3个字符：“%4”不能带%5个值。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; can&apos;t be scored; there are unit, town, grid and post.</source>
        <translation>%1第%2行：“%3”不能评分；可用unit、town、grid、post。</translation>
    </message>
    <message>
        <source>%1, line %2: Nothing is scored by this formula.</source>
        <translation>%1第%2行：此公式没有评价对象。</translation>
    </message>
    <message>
        <source>%1, line %2: A formula for a post is for nothing else.</source>
        <translation>%1第%2行：岗位公式不能用于其他评价对象。</translation>
    </message>
    <message>
        <source>%1, line %2: Say which &quot;post&quot; is scored.</source>
        <translation>%1第%2行：请写明评分的岗位（“post”）。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; is no post that is scored; there are acceptor, shiftLeader, dispatcher and patroller, of formulas for a post.</source>
        <translation>%1第%2行：“%3”不是可评分的岗位；岗位公式可用acceptor、shiftLeader、dispatcher、patroller。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; is a number up to a million with at most three decimals.</source>
        <translation>%1第%2行：“%3”应为一百万以内、最多三位小数的数。</translation>
    </message>
    <message>
        <source>%1, line %2: The steps of a table must rise.</source>
        <translation>%1第%2行：分档表的各档须由低到高。</translation>
    </message>
    <message>
        <source>%1, line %2: The table has no steps.</source>
        <translation>%1第%2行：分档表没有分档。</translation>
    </message>
    <message>
        <source>%1, line %2: The table &quot;%3&quot; must be called by letters and digits, a letter first.</source>
        <translation>%1第%2行：分档表“%3”的名称须为字母和数字，并以字母开头。</translation>
    </message>
    <message>
        <source>%1, line %2: The name &quot;%3&quot; is taken.</source>
        <translation>%1第%2行：名称“%3”已被使用。</translation>
    </message>
    <message>
        <source>%1, line %2: Grades stand from the highest down to the lowest.</source>
        <translation>%1第%2行：等级须由高到低排列。</translation>
    </message>
    <message>
        <source>%1, line %2: The lowest grade must begin at 0.</source>
        <translation>%1第%2行：最低等级须从0分起。</translation>
    </message>
    <message>
        <source>It can&apos;t have been closed at %1, before it came.</source>
        <translation>结案时间%1早于受理时间，不可能。</translation>
    </message>
    <message>
        <source>It can&apos;t have been closed at %1.</source>
        <translation>结案时间不可能是%1。</translation>
    </message>
    <message>
        <source>The case has come to the highest level already.</source>
        <translation>案件已到最高层级。</translation>
    </message>
    <message>
        <source>%1 cases that are parts of this one are still open.</source>
        <translation>本案还有%1件子案未结。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; needs a list of &quot;words&quot;.</source>
        <translation>%1第%2行：“%3”需要“words”列表。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;in&quot; is either &quot;state&quot; or &quot;case&quot;.</source>
        <translation>%1第%2行：“in”只能是“state”或“case”。</translation>
    </message>
    <message>
        <source>%1, line %2: A condition is one of answered, has, given, taken, all, any and not.</source>
        <translation>%1第%2行：条件只能是answered、has、given、taken、all、any、not之一。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; is the name of a guard already.</source>
        <translation>%1第%2行：“%3”已是内置条件的名称。</translation>
    </message>
    <message>
        <source>%1, line %2: Name a type, a filing condition or both.</source>
        <translation>%1第%2行：请写明类别、立案情形或二者。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;escalate&quot; is &quot;whenOver&quot; or a span after the limit.</source>
        <translation>%1第%2行：“escalate”为“whenOver”或时限之后的时段。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; can&apos;t have more than one of a limit of its own, that of a class and that of a level.</source>
        <translation>%1第%2行：“%3”的时限只能取自身、时限类别、层级三者之一。</translation>
    </message>
    <message>
        <source>%1, line %2: Answers to &quot;%3&quot; are not kept with the steps.</source>
        <translation>%1第%2行：“%3”的答复不随步骤保存。</translation>
    </message>
    <message>
        <source>%1, line %2: The field &quot;%3&quot; doesn&apos;t offer &quot;%4&quot;.</source>
        <translation>%1第%2行：字段“%3”没有选项“%4”。</translation>
    </message>
    <message>
        <source>%1, line %2: No action asks for &quot;%3&quot;.</source>
        <translation>%1第%2行：没有动作使用“%3”。</translation>
    </message>
    <message>
        <source>%1, line %2: There are no deadline classes.</source>
        <translation>%1第%2行：没有时限类别。</translation>
    </message>
    <message>
        <source>%1, line %2: There are no levels.</source>
        <translation>%1第%2行：没有层级。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; is to be escalated, but the clock names no action that does it.</source>
        <translation>%1第%2行：“%3”须自动升级，但“clock”未指明升级动作。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; escalates, but there are no two levels.</source>
        <translation>%1第%2行：“%3”会升级，但层级不足两级。</translation>
    </message>
    <message>
        <source>Somebody left a name and is to be asked.</source>
        <translation>有人留名，应当回访。</translation>
    </message>
    <message>
        <source>Your unit has no task here that waits to be signed for.</source>
        <translation>本单位在此案没有待签收的任务。</translation>
    </message>
    <message>
        <source>Your unit has no task here that it signed for and has not answered.</source>
        <translation>本单位在此案没有已签收待反馈的任务。</translation>
    </message>
    <message>
        <source>An order that was passed on from this task has not been answered yet.</source>
        <translation>由本任务下派的交办事项尚未反馈。</translation>
    </message>
    <message>
        <source>No unit has an open task here.</source>
        <translation>此案没有未完成的任务。</translation>
    </message>
    <message>
        <source>Not all tasks of the assisting units have been answered; wait or withdraw them.</source>
        <translation>协办单位的任务尚未全部反馈；请等待或撤回。</translation>
    </message>
    <message>
        <source>Needed first: %1.</source>
        <translation>须先满足：%1。</translation>
    </message>
    <message>
        <source>The unit has such a task here already and has not answered it.</source>
        <translation>该单位在此案已有同类任务尚未反馈。</translation>
    </message>
    <message>
        <source>None of these units has an open task here.</source>
        <translation>这些单位在此案都没有未完成的任务。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is no number of members.</source>
        <translation>%1：“%2”不是人数。</translation>
    </message>
    <message>
        <source>An appeal about this case waits for its decision.</source>
        <translation>此案件的申诉正待裁定。</translation>
    </message>
    <message>
        <source>Only the unit that leads the case, or who took a step that counts in it, may appeal against its evaluation.</source>
        <translation>只有此案件的主办单位，或办理过计入评价的环节的人，可以对其评价申诉。</translation>
    </message>
    <message>
        <source>%1, line %2: This is no rule file: it names no &quot;workflow&quot;, no &quot;calendar&quot; with &quot;plans&quot;, no &quot;scheme&quot;, and no &quot;formula&quot;.</source>
        <translation>%1 第 %2 行：这不是规则文件：没有 &quot;workflow&quot;，没有带 &quot;plans&quot; 的 &quot;calendar&quot;，没有 &quot;scheme&quot;，也没有 &quot;formula&quot;。</translation>
    </message>
    <message>
        <source>The team %1 has been dissolved.</source>
        <translation>队伍 %1 已撤销。</translation>
    </message>
    <message>
        <source>The team %1 still has work: %2. Give that to another team, or end it, and then dissolve the team.</source>
        <translation>队伍 %1 还有未了的案件：%2。请先改派其他队伍或办结，再撤销。</translation>
    </message>
    <message>
        <source>The file %1 can&apos;t be read.</source>
        <translation>文件 %1 无法读取。</translation>
    </message>
    <message>
        <source>%1, line %2, %3: A team needs a name.</source>
        <translation>%1 第 %2 行 %3：队伍必须有名称。</translation>
    </message>
    <message>
        <source>%1, line %2, %3: The team %4 stands in line %5 already.</source>
        <translation>%1 第 %2 行 %3：队伍 %4 已在第 %5 行。</translation>
    </message>
    <message>
        <source>%1, line %2, %3: There is no division %4.</source>
        <translation>%1 第 %2 行 %3：没有区划 %4。</translation>
    </message>
    <message>
        <source>%1, line %2, %3: &quot;%4&quot; is no number of members.</source>
        <translation>%1 第 %2 行 %3：“%4”不是人数。</translation>
    </message>
    <message>
        <source>The team has been dissolved.</source>
        <translation>该队伍已撤销。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;end&quot; of the state &quot;%3&quot; must say how a case ends there: closed, succeeded, failed, rejected, voided, merged or transferred.</source>
        <translation>%1 第 %2 行：状态“%3”的 &quot;end&quot; 必须说明案件怎样结束：closed、succeeded、failed、rejected、voided、merged 或 transferred。</translation>
    </message>
    <message>
        <source>%1, line %2: No case can be closed: no end is closed, succeeded or failed.</source>
        <translation>%1 第 %2 行：案件无法结案：没有 closed、succeeded 或 failed 的终结状态。</translation>
    </message>
    <message>
        <source>The unit can&apos;t have done it before it had the order, or had signed for it.</source>
        <translation>单位时间不能早于派单（交办）时间，反馈时间也不能早于签收时间。</translation>
    </message>
    <message>
        <source>This unit has no task here that waits for this.</source>
        <translation>该单位在本案没有待办的此类任务。</translation>
    </message>
    <message>
        <source>The unit has somebody who may sign in; say why it doesn&apos;t do it itself.</source>
        <translation>该单位有可登录人员，请写明未自行操作的原因。</translation>
    </message>
    <message>
        <source>%1, line %2: A key is one letter from A to Z or one figure.</source>
        <translation>%1 第 %2 行：按键须为 A 到 Z 的一个字母或一个数字。</translation>
    </message>
    <message>
        <source>No unit for which you may write it down has a task to be signed for.</source>
        <translation>您可代录的单位没有待签收的任务。</translation>
    </message>
    <message>
        <source>No unit for which you may write it down has a task to be answered.</source>
        <translation>您可代录的单位没有待反馈的任务。</translation>
    </message>
    <message>
        <source>The unit has no task here that waits for this.</source>
        <translation>该单位在本案没有待办的此类任务。</translation>
    </message>
    <message>
        <source>%1, line %2: The effect &quot;%3&quot; must lead to an end state of the kind merged.</source>
        <translation>%1 第 %2 行：效果“%3”必须通向类别为 merged（并案）的终结状态。</translation>
    </message>
    <message>
        <source>No console %1 is paired; &quot;peer list&quot; names them.</source>
        <translation>没有已配对的值班台 %1；“peer list”列出全部。</translation>
    </message>
    <message>
        <source>Several paired consoles are called %1; write the beginning of the fingerprint.</source>
        <translation>有多台已配对的值班台名为 %1，请写出指纹的开头。</translation>
    </message>
    <message>
        <source>%1 was revoked; nothing is written for it.</source>
        <translation>%1 已被吊销，不为它写出。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read.</source>
        <translation>无法读取 %1。</translation>
    </message>
    <message>
        <source>No such console is paired now.</source>
        <translation>目前没有与该值班台配对。</translation>
    </message>
    <message>
        <source>Say why the console may not sync any more.</source>
        <translation>请说明为何不许该值班台再同步。</translation>
    </message>
    <message>
        <source>The line broke, or the two minutes are over, before both had confirmed. Nothing was paired.</source>
        <translation>双方确认之前线路中断或两分钟已过，未配对。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be reached (%2). Is the other console running, and may it be called?</source>
        <translation>无法连接 %1（%2）。对方值班台是否在运行、是否允许连接？</translation>
    </message>
    <message>
        <source>The line to the other console broke. What had been confirmed is safe; the rest follows next time.</source>
        <translation>与对方值班台的线路中断。已确认的均已保存，其余下次补送。</translation>
    </message>
    <message>
        <source>%1 and this console did not let each other in: not paired, revoked, or no console at all.</source>
        <translation>%1 与本台互不相认：未配对、已吊销，或对方并非值班台。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no address; write it like 192.0.2.7:4740 or [2001:db8::7]:4740.</source>
        <translation>“%1”不是地址；请写成 192.0.2.7:4740 或 [2001:db8::7]:4740 的形式。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be listened on (%2).</source>
        <translation>无法在 %1 上监听（%2）。</translation>
    </message>
    <message>
        <source>No other console called for pairing within two minutes.</source>
        <translation>两分钟内没有其他值班台要求配对。</translation>
    </message>
    <message>
        <source>The bundle is torn or damaged: it does not end as it was written. Nothing of it was taken; write it anew.</source>
        <translation>同步包残缺或损坏：结尾与写出时不符。整包未接收，请重新写出。</translation>
    </message>
    <message>
        <source>The file is no bundle of a console.</source>
        <translation>该文件不是值班台的同步包。</translation>
    </message>
    <message>
        <source>The bundle is for another console; this one can&apos;t read it.</source>
        <translation>该同步包是给另一值班台的，本台不能读取。</translation>
    </message>
    <message>
        <source>The bundle was written by a console that is not paired, or was revoked.</source>
        <translation>写出该同步包的值班台未配对或已被吊销。</translation>
    </message>
    <message>
        <source>The bundle does not fit what is here at entry %1: entries before it are missing, or the store was copied. Have it written with --all, or let the two consoles talk by a line.</source>
        <translation>同步包与本台在日志 %1 处接不上：缺少之前的日志，或库曾被复制。请用 --all 重新写出，或让两台经线路同步。</translation>
    </message>
    <message>
        <source>The two consoles&apos; programs are too far apart in age to sync. Install the newer version on the older.</source>
        <translation>两台程序版本相差太远，无法同步。请在较旧的一台上安装新版本。</translation>
    </message>
    <message>
        <source>The other console said something that breaks the rules of syncing.</source>
        <translation>对方值班台发来的内容不符合同步规则。</translation>
    </message>
    <message>
        <source>The other console sent more than the rules of syncing allow.</source>
        <translation>对方值班台发来的内容超出同步规则的限度。</translation>
    </message>
    <message>
        <source>The other console has not answered for too long.</source>
        <translation>对方值班台过久没有应答。</translation>
    </message>
    <message>
        <source>An entry was altered on its way between the consoles; it was not taken.</source>
        <translation>有一条日志在传送途中被改动，未予接收。</translation>
    </message>
    <message>
        <source>The other console can&apos;t save: its disk is full or faulty.</source>
        <translation>对方值班台无法保存：磁盘已满或故障。</translation>
    </message>
    <message>
        <source>The other console does not sync with this one: it was revoked there, or never paired.</source>
        <translation>对方值班台不与本台同步：本台在那里已被吊销，或从未配对。</translation>
    </message>
    <message>
        <source>The consoles got stuck: one sent again and again what the other can&apos;t take.</source>
        <translation>两台同步陷入僵局：一方反复发送另一方无法接收的内容。</translation>
    </message>
    <message>
        <source>The other console ended the conversation.</source>
        <translation>对方值班台结束了会话。</translation>
    </message>
    <message>
        <source>Syncing stopped, because this console could not save: %1</source>
        <translation>同步已停止，因为本台无法保存：%1</translation>
    </message>
    <message>
        <source>The other console is a copy of this one. Both go on under new names; nothing was lost. Find out who copied the store.</source>
        <translation>对方值班台是本台的副本。两台都已换用新身份，数据没有丢失。请查明是谁复制了库。</translation>
    </message>
    <message>
        <source>This store is an older copy of itself: another console holds later entries of it. They come back now, and from now on this console writes under a new name.</source>
        <translation>本库是较旧的副本：另一值班台存有本库后来的日志。这些日志现在取回，今后本台以新身份书写。</translation>
    </message>
    <message>
        <source>Two different entries bear the name %1: a console&apos;s store was copied or restored and both copies were written to. Both branches are kept.</source>
        <translation>有两条不同的日志同名 %1：某台的库被复制或恢复，且两份都写过。两个分支都已保留。</translation>
    </message>
    <message>
        <source>The record was rewritten: another console keeps a signature of entry %1 that is not of the entry here. Run &quot;fengsui-clerk journal verify&quot; on both.</source>
        <translation>记录被改写：另一值班台留存的日志 %1 的签名与本台的日志不符。请在两台上运行“fengsui-clerk journal verify”。</translation>
    </message>
    <message>
        <source>Both consoles hold the same entries, but their ledgers differ. Run &quot;fengsui-clerk journal rebuild&quot; on both; if they differ still, the versions of the program do.</source>
        <translation>两台日志相同而台账不同。请在两台上运行“fengsui-clerk journal rebuild”；若仍不同，则是程序版本不同。</translation>
    </message>
    <message>
        <source>The other console sent a frame of %1 bytes; at most %2 are allowed.</source>
        <translation>对方值班台发来 %1 字节的帧；最多允许 %2 字节。</translation>
    </message>
    <message>
        <source>The other console does not pair as it should.</source>
        <translation>对方值班台没有按规程配对。</translation>
    </message>
    <message>
        <source>The other console did not keep its word: somebody may sit between the two. Nothing was paired.</source>
        <translation>对方值班台前后不符：两台之间可能有人。未配对。</translation>
    </message>
    <message>
        <source>The other console ended the pairing. Nothing was paired.</source>
        <translation>对方值班台结束了配对。未配对。</translation>
    </message>
    <message>
        <source>The digits are not the same: somebody may sit between the two consoles. Nothing was paired.</source>
        <translation>数字不一致：两台之间可能有人。未配对。</translation>
    </message>
    <message>
        <source>Nobody who called is known in this case.</source>
        <translation>本案件没有登记来电人。</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>没有附件 %1。</translation>
    </message>
    <message>
        <source>More than one file begins with %1; give more digits.</source>
        <translation>不止一个附件以 %1 开头，请多输入几位。</translation>
    </message>
    <message>
        <source>The file %1 is not here yet; it comes with the next sync.</source>
        <translation>附件 %1 还没有到达本机，会在下次同步时传来。</translation>
    </message>
    <message>
        <source>That is no recovery key: it has 64 digits, 0 to 9 and a to f.</source>
        <translation>这不是恢复密钥：密钥为 64 位，由 0 至 9 和 a 至 f 组成。</translation>
    </message>
    <message>
        <source>There is no folder %1. Make it, on another disk than the store&apos;s.</source>
        <translation>文件夹 %1 不存在。请在数据库以外的磁盘上建立。</translation>
    </message>
    <message>
        <source>No folder for backups was set; &quot;backups set --folder DIR&quot; does.</source>
        <translation>尚未设置备份文件夹，请用“backups set --folder DIR”设置。</translation>
    </message>
    <message>
        <source>This store has no routes yet: say --listen or --call, or write them down with &quot;sync routes&quot;.</source>
        <translation>本库尚未设置线路：请用 --listen 或 --call 指定，或用“sync routes”写下。</translation>
    </message>
    <message>
        <source>There is no damaged store in %1; --store names the new one.</source>
        <translation>%1 中没有受损的数据库；--store 指定新库。</translation>
    </message>
    <message>
        <source>No backup could be made: the folder %1 is not there. Plug in or mount the disk that it lies on, or choose another folder with &quot;fengsui-clerk backups set&quot;.</source>
        <translation>无法备份：文件夹 %1 不存在。请接上或挂载所在磁盘，或用“fengsui-clerk backups set”另选文件夹。</translation>
    </message>
    <message>
        <source>The divisions and cells in force were announced by another console and are not here yet. They come with the next sync with a console that has them (or copy %1 from its store into the same folder of this one); until then places have no grid.</source>
        <translation>现行的区划和网格由另一台控制台公布，文件还没有到达本机。与有该文件的控制台同步时会一并传来（也可以把 %1 从它的库复制到本库的同名文件夹）；在此之前地点没有网格。</translation>
    </message>
    <message>
        <source>Something went wrong while syncing (%1). The lines go on.</source>
        <translation>同步时出错（%1）。线路继续运行。</translation>
    </message>
    <message>
        <source>The clock of %1 is %2 minutes ahead of this console&apos;s. Find out which is wrong, and set it.</source>
        <translation>%1 的时钟比本台快 %2 分钟。请查明哪一台不准并校正。</translation>
    </message>
    <message>
        <source>The clock of %1 is %2 minutes behind this console&apos;s. Find out which is wrong, and set it.</source>
        <translation>%1 的时钟比本台慢 %2 分钟。请查明哪一台不准并校正。</translation>
    </message>
    <message>
        <source>The pairing could not be saved: %1</source>
        <translation>配对未能保存：%1</translation>
    </message>
    <message>
        <source>This is the card of this console itself. Read the other console&apos;s.</source>
        <translation>这是本台自己的配对卡。请读取对方值班台的。</translation>
    </message>
    <message>
        <source>These are not the digits of the card in the file. Have them read out again by telephone; if they still differ, somebody exchanged the file. Nothing was paired.</source>
        <translation>这些数字与文件中的配对卡不符。请对方在电话中再念一遍；若仍不符，说明文件已被调换。未建立配对。</translation>
    </message>
    <message>
        <source>%1 is damaged, so this console calls nobody and can&apos;t be called. Say anew where it listens and whom it calls.</source>
        <translation>%1 已损坏，本台既不呼出也不接受呼入。请重新设置监听地址和呼叫对象。</translation>
    </message>
    <message>
        <source>The write-ahead log of %1 has grown beyond 64 MB: some program has been reading the store for very long. Close it.</source>
        <translation>%1 的预写日志已超过 64 MB：有程序长时间占用读取。请关闭该程序。</translation>
    </message>
    <message>
        <source>The passphrase is too short: whoever finds the backup could guess it. Take four words or more.</source>
        <translation>口令太短，捡到备份的人可能猜出。请使用四个以上的词。</translation>
    </message>
    <message>
        <source>The disk that holds %1 is nearly full: %2 MB are left. Make room before reports can&apos;t be saved.</source>
        <translation>%1 所在磁盘即将写满，仅剩 %2 MB。请及时清理，以免警情无法保存。</translation>
    </message>
    <message>
        <source>The disk is too full for attachments (%1 MB are left): the rest is kept for reports. Make room first.</source>
        <translation>磁盘空间不足，不能再收附件（剩余 %1 MB）：余下空间留给警情记录。请先清理。</translation>
    </message>
    <message>
        <source>The NATS server %1 can&apos;t be reached, or broke off (%2). It is tried again.</source>
        <translation>无法连接 NATS 服务器 %1，或连接中断（%2）。正在重试。</translation>
    </message>
    <message>
        <source>On the NATS server lies something at %1 that no console wrote that is paired and not revoked; it was not taken. Look who may write to the server.</source>
        <translation>NATS 服务器的 %1 处有内容并非由已配对且未被吊销的值班台写入；未予接收。请检查谁有权写入该服务器。</translation>
    </message>
    <message>
        <source>The NATS server does not hold entries %1 to %2, which others build upon: they were removed there, or are not by a paired console. Get them by a line or a bundle.</source>
        <translation>NATS 服务器上没有 %1 至 %2 的记录，而后面的记录以其为前提：它们在服务器上被删除，或并非由已配对的值班台写入。请通过直连或同步包取得。</translation>
    </message>
    <message>
        <source>The NATS stream %1 could lose entries: %2. Change it with &quot;nats stream edit %1&quot;; until then nothing is carried.</source>
        <translation>NATS 流 %1 可能丢失记录：%2。请用“nats stream edit %1”修改；在此之前不传送任何记录。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no address of a NATS server; write it like tls://192.0.2.7:4222, of a cluster all with commas between.</source>
        <translation>“%1”不是 NATS 服务器的地址；请写成 tls://192.0.2.7:4222 的样子，集群的各地址之间用逗号隔开。</translation>
    </message>
    <message>
        <source>%1 would carry the entries unencrypted. Write tls:// or name the server&apos;s authority with --ca.</source>
        <translation>经 %1 传送的记录不会加密。请改写为 tls://，或用 --ca 指明服务器证书的签发者。</translation>
    </message>
    <message>
        <source>This store keeps no files.</source>
        <translation>本库不保存附件。</translation>
    </message>
    <message>
        <source>%1 may not attach to this case: only who may take a step in it now, or a shift leader.</source>
        <translation>%1 不能给此案件添加附件：只有当前可以办理此案件的人或值班长可以。</translation>
    </message>
    <message>
        <source>This file was withdrawn from the case; it can&apos;t be attached again.</source>
        <translation>此文件已从本案件撤回，不能再次添加。</translation>
    </message>
    <message>
        <source>This file is attached to the case already.</source>
        <translation>此文件已经是本案件的附件。</translation>
    </message>
    <message>
        <source>The case has no such file.</source>
        <translation>本案件没有这个附件。</translation>
    </message>
    <message>
        <source>The file was withdrawn before.</source>
        <translation>此附件之前已经撤回。</translation>
    </message>
    <message>
        <source>There is no right %1 of consoles; there is mediation.</source>
        <translation>终端没有名为 %1 的权限；可用的有 mediation（调解）。</translation>
    </message>
    <message>
        <source>%1 does not wait for pairing now. Let the person there wait for this console, then call again.</source>
        <translation>%1 现在没有等待配对。请让对方人员先选择等待本台，再重新呼叫。</translation>
    </message>
    <message>
        <source>The pairing before is still ending. Try again in a few seconds.</source>
        <translation>上一次配对尚在结束。请过几秒再试。</translation>
    </message>
    <message>
        <source>%1 has not been heard for more than 90 days; nobody waits for it any more. When it comes back, let it read a bundle written with --all, or revoke it if it is lost.</source>
        <translation>已超过 90 天没有收到 %1 的消息，不再为它保留等待。它恢复后，请让它读取一个用 --all 写出的数据包；如果已经丢失，请撤销它。</translation>
    </message>
    <message>
        <source>%1 was paired more than 90 days ago and never heard since; nobody waits for it any more. When it comes back, let it read a bundle written with --all, or revoke it if it is lost.</source>
        <translation>%1 配对已超过 90 天且从未收到消息，不再为它保留等待。它恢复后，请让它读取一个用 --all 写出的数据包；如果已经丢失，请撤销它。</translation>
    </message>
    <message>
        <source>A file was altered on its way between the consoles; it was not taken.</source>
        <translation>文件在两台控制台之间传送时被改动，未予接收。</translation>
    </message>
    <message>
        <source>The file is no pairing card of a console, or is damaged. Have it written anew on the other console.</source>
        <translation>该文件不是值班台的配对卡，或已损坏。请在对方值班台重新写出。</translation>
    </message>
    <message>
        <source>The backup was written by a newer version of Fengsui. Install that version on this machine.</source>
        <translation>该备份由更新版本的烽燧写成，请先在本机安装该版本。</translation>
    </message>
    <message>
        <source>The file is no backup of Fengsui.</source>
        <translation>该文件不是烽燧的备份。</translation>
    </message>
    <message>
        <source>The backup is torn or damaged: it does not end as it was written. Nothing was restored; take another one.</source>
        <translation>备份不完整或已损坏：结尾与写入时不符。未恢复任何内容，请换另一份备份。</translation>
    </message>
    <message>
        <source>This backup was made by the machine itself and is opened by the recovery key, not by a passphrase.</source>
        <translation>该备份由本机自动生成，须用恢复密钥打开，而不是口令。</translation>
    </message>
    <message>
        <source>The passphrase is not the one of this backup.</source>
        <translation>口令与该备份不符。</translation>
    </message>
    <message>
        <source>This backup is opened by a passphrase, not by the recovery key.</source>
        <translation>该备份须用口令打开，而不是恢复密钥。</translation>
    </message>
    <message>
        <source>The recovery key is not the one of this backup.</source>
        <translation>恢复密钥与该备份不符。</translation>
    </message>
    <message>
        <source>There is already a file %1. Choose another name.</source>
        <translation>文件 %1 已存在，请换一个名称。</translation>
    </message>
    <message>
        <source>Another backup of this store is being made. Wait for it.</source>
        <translation>本库正在进行另一次备份，请等它完成。</translation>
    </message>
    <message>
        <source>The backup names a file that does not belong into a store: %1.</source>
        <translation>备份中有不属于数据库的文件：%1。</translation>
    </message>
    <message>
        <source>There is a store in %1. A backup is never restored over one: restore into a new folder, look at it, then use that one.</source>
        <translation>%1 中已有数据库。备份不会覆盖现有数据库：请恢复到新文件夹，核对后改用新库。</translation>
    </message>
    <message>
        <source>%1 is not empty. Choose a new folder for the store.</source>
        <translation>%1 不是空文件夹，请为数据库另选一个新文件夹。</translation>
    </message>
    <message>
        <source>Stopped; nothing was left behind.</source>
        <translation>已停止，未留下任何文件。</translation>
    </message>
    <message>
        <source>The backup holds no journal.</source>
        <translation>备份中没有日志。</translation>
    </message>
    <message>
        <source>The file %1 is empty.</source>
        <translation>文件 %1 是空的。</translation>
    </message>
    <message>
        <source>The file %1 is of a kind that can&apos;t be attached. Photographs (JPEG, PNG, WebP), PDF, audio and plain text can.</source>
        <translation>文件 %1 的类型不能作为附件。可以添加照片（JPEG、PNG、WebP）、PDF、音频和纯文本。</translation>
    </message>
    <message>
        <source>The disk is nearly full: files are not attached while less than %1 MiB are free. The case itself is still saved.</source>
        <translation>磁盘快满了：剩余空间不足 %1 MiB 时不再添加附件。案件本身仍会保存。</translation>
    </message>
    <message>
        <source>The store&apos;s files may take %1 MiB together, and this one is beyond it.</source>
        <translation>本库附件总量上限为 %1 MiB，加上这个文件就超出了。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: the disk may be full or write-protected.</source>
        <translation>无法写入 %1：磁盘可能已满或写保护。</translation>
    </message>
    <message>
        <source>%1 is no length of time. Write a number and d, h, min or s, such as 26h.</source>
        <translation>%1 不是时长。请写数字加 d、h、min 或 s，例如 26h。</translation>
    </message>
    <message>
        <source>No clock of a console %1 is suspected; &quot;clock list&quot; names them.</source>
        <translation>没有名为 %1 的值班台时钟可疑；用“clock list”查看。</translation>
    </message>
    <message>
        <source>A console with a newer version of the program has written of this case. Install that version here before you change the case.</source>
        <translation>有更新版本程序的值班台写过此案。请先在本台安装该版本再处理此案。</translation>
    </message>
    <message>
        <source>That console&apos;s clock is not suspected of anything.</source>
        <translation>该值班台的时钟并不可疑。</translation>
    </message>
    <message>
        <source>The clock of %1 is %2 ahead of this console&apos;s. Compare both with the time.</source>
        <translation>%1 的时钟比本台快 %2。请将两台时钟与标准时间核对。</translation>
    </message>
    <message>
        <source>The clock of %1 is %2 behind this console&apos;s. Compare both with the time.</source>
        <translation>%1 的时钟比本台慢 %2。请将两台时钟与标准时间核对。</translation>
    </message>
    <message>
        <source>This machine&apos;s clock was set forward by %1. Say whether the time shown is right.</source>
        <translation>本机时钟被拨快 %1。请确认所示时间是否正确。</translation>
    </message>
    <message>
        <source>This machine&apos;s clock was set back by %1. Say whether the time shown is right.</source>
        <translation>本机时钟被拨慢 %1。请确认所示时间是否正确。</translation>
    </message>
    <message>
        <source>Entry %1 is not of the branch that it says it is of.</source>
        <translation>记录 %1 不属于它所称的分支。</translation>
    </message>
    <message>
        <source>The machine makes no backups by itself; no folder for them was set.</source>
        <translation>本机未设自动备份，也没有指定备份文件夹。</translation>
    </message>
    <message>
        <source>%1, line %2: There are more than %3 names in one object.</source>
        <translation>%1第%2行：一个对象中的名称超过%3个。</translation>
    </message>
    <message>
        <source>Somebody has settled this meanwhile.</source>
        <translation>此事已有人处理。</translation>
    </message>
    <message>
        <source>What that side said has been erased.</source>
        <translation>那一边的内容已被抹除。</translation>
    </message>
    <message>
        <source>The store has no components yet; take an inventory in with &quot;components import&quot;.</source>
        <translation>尚无部件库；请用 “components import” 导入部件普查数据。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no class of four digits, such as 0118.</source>
        <translation>“%1”不是 4 位部件类别代码（例如 0118）。</translation>
    </message>
    <message>
        <source>Longitude %1 and latitude %2 are no place on Earth.</source>
        <translation>经度 %1、纬度 %2 不是地球上的位置。</translation>
    </message>
    <message>
        <source>There is no cell and no division with the code %1.</source>
        <translation>没有代码为 %1 的单元网格或区划。</translation>
    </message>
    <message>
        <source>%1 is no format of features. There are: geojson, kml, gpx, csv.</source>
        <translation>%1不是地物文件格式。可用：geojson、kml、gpx、csv。</translation>
    </message>
    <message>
        <source>The store has no divisions yet; take them in with &quot;import divisions&quot;.</source>
        <translation>本库尚无行政区划；请用“import divisions”导入。</translation>
    </message>
    <message>
        <source>%1 lies in no division of this store.</source>
        <translation>%1不在本库的任何区划内。</translation>
    </message>
    <message>
        <source>The store has no roads yet; take them in with &quot;roads import FILE.osm.pbf&quot;, or sync with a console that has them.</source>
        <translation>本库尚无道路；请用“roads import FILE.osm.pbf”导入，或与已有道路的席位同步。</translation>
    </message>
    <message>
        <source>The code %1 stands in an earlier row already; that one was taken.</source>
        <translation>标识码 %1 在前面的行中已出现；已采用前面的那一行。</translation>
    </message>
    <message>
        <source>The components in force were announced by another console and are not here yet. They come with the next sync with a console that has them (or copy %1 from its store into the same folder of this one).</source>
        <translation>现行部件库由另一台席位发布，尚未传到本机。与拥有它的席位下次同步时会传来（也可将其数据目录中的 %1 复制到本机的相同目录）。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%4&quot; is no kind. There are: camera, shelter, supplies, alarm, hazard, charge.</source>
        <translation>%1第%2行：“%4”不是设施类别。可用：camera、shelter、supplies、alarm、hazard、charge。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%4&quot; is no number of people or pieces.</source>
        <translation>%1第%2行：“%4”不是人数或件数。</translation>
    </message>
    <message>
        <source>%1, line %2: It has no place, or lies at 0,0.</source>
        <translation>%1第%2行：没有位置，或坐标为0,0。</translation>
    </message>
    <message>
        <source>%1, line %2: The code %4 stands there twice.</source>
        <translation>%1第%2行：编号%4重复。</translation>
    </message>
    <message>
        <source>%1, line %2: The column &quot;%3&quot; is missing.</source>
        <translation>%1第%2行：缺少“%3”列。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no part of a coordinate; write it like 28.9567, 103.9028 or 北纬28°57′24″ 东经103°54′10″.</source>
        <translation>“%1”不是坐标的一部分；请写成 103.9028, 28.9567 或 北纬28°57′24″ 东经103°54′10″。</translation>
    </message>
    <message>
        <source>Converted from %1 to WGS 84; the places are good to about 10 m.</source>
        <translation>已由%1换算到WGS 84；位置误差约10米。</translation>
    </message>
    <message>
        <source>A place is two numbers, a longitude and a latitude; &quot;%1&quot; isn&apos;t that.</source>
        <translation>位置由经度、纬度两个数组成；“%1”不是。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has both a sign and a side; take one of them away.</source>
        <translation>“%1”既有正负号又有方位；请去掉一个。</translation>
    </message>
    <message>
        <source>%1 minutes or seconds are too many; they go to 60.</source>
        <translation>分或秒不能是%1；应小于60。</translation>
    </message>
    <message>
        <source>Only the last part may have decimals, %1 is not the last one.</source>
        <translation>只有最后一部分可以带小数，%1不是最后一部分。</translation>
    </message>
    <message>
        <source>Longitude %1, latitude %2 is no place on Earth; they go to 180 and to 90 degrees.</source>
        <translation>经度%1、纬度%2不在地球上；经度不超过180度，纬度不超过90度。</translation>
    </message>
    <message>
        <source>%1 can be no latitude, so the numbers were taken in the other order: longitude %2, latitude %3.</source>
        <translation>%1不可能是纬度，已按相反次序读取：经度%2，纬度%3。</translation>
    </message>
    <message>
        <source>Longitude %1, latitude %2 is not in China; in the other order it would be. Look whether the numbers are swapped.</source>
        <translation>经度%1、纬度%2不在中国境内，调换次序则在境内。请核对两个数是否写反。</translation>
    </message>
    <message>
        <source>%1 has no number of a zone; write it before Y, as in 35393123 (zone 35, 393,123 m).</source>
        <translation>%1没有带号；请把带号写在Y前面，如35393123（35带，393123米）。</translation>
    </message>
    <message>
        <source>X %1, Y %2 is no place on a map plane of China: zones go from 13 to 45, X from 0 to 6,200,000 m.</source>
        <translation>X %1、Y %2不是我国高斯投影平面上的位置：带号13至45，X为0至6200000米。</translation>
    </message>
    <message>
        <source>%1 is larger than %2 MB, which is not taken; divide it.</source>
        <translation>%1大于%2 MB，不予读取；请拆分。</translation>
    </message>
    <message>
        <source>%1 is neither GeoJSON nor KML, KMZ or GPX.</source>
        <translation>%1不是GeoJSON、KML、KMZ或GPX文件。</translation>
    </message>
    <message>
        <source>%1, line %2: A position is two numbers, longitude to 180 and latitude to 90 degrees.</source>
        <translation>%1第%2行：位置是两个数，经度不超过180度，纬度不超过90度。</translation>
    </message>
    <message>
        <source>%1, line %2: The object does not say its &quot;type&quot; in a word.</source>
        <translation>%1第%2行：对象没有用文字写明“type”。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;bbox&quot; must be a list of four or six numbers.</source>
        <translation>%1第%2行：“bbox”必须是四个或六个数的列表。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; must not stand in an object of this type.</source>
        <translation>%1第%2行：这种类型的对象中不能有“%3”。</translation>
    </message>
    <message>
        <source>%1, line %2: A FeatureCollection has a list &quot;features&quot;.</source>
        <translation>%1第%2行：FeatureCollection应有列表“features”。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; is no Feature.</source>
        <translation>%1第%2行：“%3”不是Feature。</translation>
    </message>
    <message>
        <source>%1, line %2: An &quot;id&quot; is a text or a number.</source>
        <translation>%1第%2行：“id”应是文字或数。</translation>
    </message>
    <message>
        <source>%1, line %2: The feature has no &quot;geometry&quot;.</source>
        <translation>%1第%2行：地物没有“geometry”。</translation>
    </message>
    <message>
        <source>%1, line %2: The feature has no &quot;properties&quot;.</source>
        <translation>%1第%2行：地物没有“properties”。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;properties&quot; must be an object { } or null.</source>
        <translation>%1第%2行：“properties”必须是对象{ }或null。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; is no type of a geometry.</source>
        <translation>%1第%2行：“%3”不是几何类型。</translation>
    </message>
    <message>
        <source>%1, line %2: A geometry has a list &quot;coordinates&quot;.</source>
        <translation>%1第%2行：几何对象应有列表“coordinates”。</translation>
    </message>
    <message>
        <source>%1, line %2: A GeometryCollection has a list &quot;geometries&quot;, eight deep at most.</source>
        <translation>%1第%2行：GeometryCollection应有列表“geometries”，嵌套不超过八层。</translation>
    </message>
    <message>
        <source>%1, line %2: A collection within a collection was taken as one.</source>
        <translation>%1第%2行：集合中的集合已并为一个。</translation>
    </message>
    <message>
        <source>%1, line %2: There must be a list [ ] here, one more around the numbers.</source>
        <translation>%1第%2行：这里必须是列表[ ]，数字外应多一层。</translation>
    </message>
    <message>
        <source>%1, line %2: More than three numbers in a position; those after were left out.</source>
        <translation>%1第%2行：位置多于三个数，其后的已略去。</translation>
    </message>
    <message>
        <source>%1, line %2: A line needs two positions.</source>
        <translation>%1第%2行：线至少要有两个位置。</translation>
    </message>
    <message>
        <source>%1, line %2: A polygon is a list of rings.</source>
        <translation>%1第%2行：面应是环的列表。</translation>
    </message>
    <message>
        <source>%1, line %2: A ring has four or more positions, the last one equal to the first.</source>
        <translation>%1第%2行：环至少有四个位置，最后一个与第一个相同。</translation>
    </message>
    <message>
        <source>%1, line %2: A ring without three different corners was left out.</source>
        <translation>%1第%2行：略去一个不足三个不同角点的环。</translation>
    </message>
    <message>
        <source>%1, line %2: A ring ran the wrong way around and was turned.</source>
        <translation>%1第%2行：环的方向相反，已调转。</translation>
    </message>
    <message>
        <source>%1, line %2: This is no GPX file.</source>
        <translation>%1第%2行：不是GPX文件。</translation>
    </message>
    <message>
        <source>%1, line %2: lat=&quot;%3&quot; lon=&quot;%4&quot; is no place on Earth.</source>
        <translation>%1第%2行：lat=&quot;%3&quot; lon=&quot;%4&quot;不是地球上的位置。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; is no height in metres.</source>
        <translation>%1第%2行：“%3”不是以米计的高程。</translation>
    </message>
    <message>
        <source>%1, line %2: This is no KML file.</source>
        <translation>%1第%2行：不是KML文件。</translation>
    </message>
    <message>
        <source>%1, line %2: A link to another file was not followed.</source>
        <translation>%1第%2行：指向其他文件的链接未打开。</translation>
    </message>
    <message>
        <source>%1, line %2: A picture was left out.</source>
        <translation>%1第%2行：略去一幅图片。</translation>
    </message>
    <message>
        <source>%1, line %2: The placemark has no place.</source>
        <translation>%1第%2行：地标没有位置。</translation>
    </message>
    <message>
        <source>%1, line %2: A model was left out.</source>
        <translation>%1第%2行：略去一个模型。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; is no place; it is written as longitude,latitude in degrees.</source>
        <translation>%1第%2行：“%3”不是位置；应写成经度，纬度（度）。</translation>
    </message>
    <message>
        <source>%1, line %2: A ring was closed.</source>
        <translation>%1第%2行：环未闭合，已闭合。</translation>
    </message>
    <message>
        <source>%1, line %2: Files with a document type (&lt;!DOCTYPE …&gt;) are not taken; take that line away.</source>
        <translation>%1第%2行：不接受带文档类型（&lt;!DOCTYPE …&gt;）的文件；请删去该行。</translation>
    </message>
    <message>
        <source>%1, line %2: This is not XML (%3).</source>
        <translation>%1第%2行：不是XML（%3）。</translation>
    </message>
    <message>
        <source>%1, line %2: The file has too many elements, or too many within each other.</source>
        <translation>%1第%2行：元素过多，或嵌套过深。</translation>
    </message>
    <message>
        <source>%1 says that it is GB18030, but isn&apos;t.</source>
        <translation>%1声明为GB18030编码，实际不是。</translation>
    </message>
    <message>
        <source>%1 is damaged: %2</source>
        <translation>%1已损坏：%2</translation>
    </message>
    <message>
        <source>%1 unpacks to more than %2 MB, which is not taken.</source>
        <translation>%1解压后超过%2 MB，不予读取。</translation>
    </message>
    <message>
        <source>%1 is no ZIP archive: %2</source>
        <translation>%1不是ZIP压缩文件：%2</translation>
    </message>
    <message>
        <source>%1 has more than %2 members, which is not taken.</source>
        <translation>%1含有超过%2个文件，不予读取。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be unpacked: %2</source>
        <translation>%1无法解压：%2</translation>
    </message>
    <message>
        <source>There is no KML file in %1.</source>
        <translation>%1中没有KML文件。</translation>
    </message>
    <message>
        <source>%1, line %2: Either &quot;address&quot; or &quot;road&quot; and &quot;house&quot; say where it is, not both.</source>
        <translation>%1 第 %2 行：位置用 &quot;address&quot; 说明，或用 &quot;road&quot; 和 &quot;house&quot; 说明，不能两者都用。</translation>
    </message>
    <message>
        <source>%1, line %2: Either &quot;code&quot; names the column with the 16 digits, or &quot;division&quot; gives the six that codes are counted up behind.</source>
        <translation>%1 第 %2 行：请用 &quot;code&quot; 指明 16 位标识码所在的列，或用 &quot;division&quot; 给出 6 位区划代码，由程序在其后顺序编码。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; is no division of six digits.</source>
        <translation>%1 第 %2 行：“%3”不是 6 位区划代码。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; is no class of four digits, such as 0118.</source>
        <translation>%1 第 %2 行：“%3”不是 4 位部件类别代码（例如 0118）。</translation>
    </message>
    <message>
        <source>%1, line %2: Without a column of codes &quot;class&quot; must say of which class the components are.</source>
        <translation>%1 第 %2 行：没有标识码列时，必须用 &quot;class&quot; 说明部件的类别。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;class&quot; needs a &quot;column&quot;, or an &quot;otherwise&quot; for all rows.</source>
        <translation>%1 第 %2 行：&quot;class&quot; 需要 &quot;column&quot;，或用 &quot;otherwise&quot; 指定所有行的类别。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; is no state. There are: intact, broken, lost, abandoned, removed.</source>
        <translation>%1 第 %2 行：“%3”不是部件状态。可用的有：intact（完好）、broken（破损）、lost（丢失）、abandoned（废除）、removed（移除）。</translation>
    </message>
    <message>
        <source>Its place is 0,0 in the Atlantic: the inventory does not know it.</source>
        <translation>坐标为 0,0（大西洋中）：普查数据没有它的位置。</translation>
    </message>
    <message>
        <source>The file lacks columns that the mapping %1 needs: %2.</source>
        <translation>文件缺少映射 %1 需要的列：%2。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no class of four digits, and the mapping doesn&apos;t know it.</source>
        <translation>“%1”不是 4 位部件类别代码，映射中也没有它。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no code of a component: it has 16 digits.</source>
        <translation>“%1”不是部件标识码：标识码为 16 位数字。</translation>
    </message>
    <message>
        <source>The code %1 is of the class %2, but the row says %3.</source>
        <translation>标识码 %1 属于类别 %2，但该行写的是 %3。</translation>
    </message>
    <message>
        <source>The row has no class.</source>
        <translation>该行没有部件类别。</translation>
    </message>
    <message>
        <source>The class %1 has 999999 components in this division already: there is no code left for more.</source>
        <translation>类别 %1 在本区划已有 999999 个部件，没有可用的标识码了。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no state, and the mapping doesn&apos;t know it. There are: intact, broken, lost, abandoned, removed.</source>
        <translation>“%1”不是部件状态，映射中也没有它。可用的有：intact（完好）、broken（破损）、lost（丢失）、abandoned（废除）、removed（移除）。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no longitude in degrees.</source>
        <translation>“%1”不是以度表示的经度。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no latitude in degrees.</source>
        <translation>“%1”不是以度表示的纬度。</translation>
    </message>
    <message>
        <source>The row has no place.</source>
        <translation>该行没有坐标。</translation>
    </message>
    <message>
        <source>There are no roads for cars in %1, or none near the county.</source>
        <translation>%1中没有机动车道路，或本县附近没有。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read as an OpenStreetMap extract (.osm.pbf): %2</source>
        <translation>%1不能作为OpenStreetMap数据（.osm.pbf）读取：%2</translation>
    </message>
    <message>
        <source>%1 holds vector tiles; the map needs raster tiles (png, jpg or webp), or the .osm.pbf that they were made from.</source>
        <translation>%1 是矢量瓦片；地图需要栅格瓦片（png、jpg 或 webp），或者生成它们所用的 .osm.pbf 文件。</translation>
    </message>
    <message>
        <source>%1 is packed in a way that can&apos;t be read here; write it anew with gzip or unpacked.</source>
        <translation>%1 的压缩方式无法读取；请改用 gzip 或不压缩重新生成。</translation>
    </message>
    <message>
        <source>%1 is damaged: its directory can&apos;t be read.</source>
        <translation>%1 已损坏：目录无法读取。</translation>
    </message>
    <message>
        <source>%1 holds no tiles.</source>
        <translation>%1 中没有瓦片。</translation>
    </message>
    <message>
        <source>The tiles of %1 are no png, jpg or webp pictures.</source>
        <translation>%1 的瓦片不是 png、jpg 或 webp 图片。</translation>
    </message>
    <message>
        <source>The tiles of %1 are %2 × %3 pixels; 256 or 512 are needed.</source>
        <translation>%1 的瓦片为 %2 × %3 像素；应为 256 或 512。</translation>
    </message>
    <message>
        <source>%1 is gone.</source>
        <translation>%1 已不存在。</translation>
    </message>
    <message>
        <source>%1 is cut off: its header names bytes that lie behind its end. Copy the file again.</source>
        <translation>%1 不完整：文件头所指内容超出文件末尾。请重新复制该文件。</translation>
    </message>
    <message>
        <source>%1 is no PMTiles file: it does not begin as one.</source>
        <translation>%1 不是 PMTiles 文件：文件头不符。</translation>
    </message>
    <message>
        <source>%1 is a PMTiles file of version %2; only version 3 can be read. Convert it with &quot;pmtiles convert&quot;.</source>
        <translation>%1 是第 %2 版的 PMTiles 文件，只能读取第 3 版。请用“pmtiles convert”转换。</translation>
    </message>
    <message>
        <source>%1 is cut off: its header is not whole. Copy the file again.</source>
        <translation>%1 不完整：文件头残缺。请重新复制该文件。</translation>
    </message>
    <message>
        <source>%1 is damaged: it names zoom levels from %2 to %3.</source>
        <translation>%1 已损坏：其缩放级别为 %2 至 %3。</translation>
    </message>
    <message>
        <source>%1 is no base map: it begins neither as an MBTiles nor as a PMTiles file.</source>
        <translation>%1 不是底图：文件头既不是 MBTiles 也不是 PMTiles。</translation>
    </message>
    <message>
        <source>%1 must be called .mbtiles or .pmtiles to be found again.</source>
        <translation>%1 的扩展名须为 .mbtiles 或 .pmtiles，以便再次找到。</translation>
    </message>
    <message>
        <source>%1 is being written by another program. Close that program, then try again.</source>
        <translation>%1 正被其他程序写入。请关闭该程序后再试。</translation>
    </message>
    <message>
        <source>%1 is no MBTiles file, or is damaged: %2.</source>
        <translation>%1 不是 MBTiles 文件，或已损坏：%2。</translation>
    </message>
    <message>
        <source>%1 is no MBTiles file, or can&apos;t be opened.</source>
        <translation>%1 不是 MBTiles 文件，或无法打开。</translation>
    </message>
    <message>
        <source>%1 is a database, but no MBTiles file: it has no table of tiles.</source>
        <translation>%1 是数据库，但不是 MBTiles 文件：没有瓦片表。</translation>
    </message>
    <message>
        <source>%1 holds webp pictures, which this machine can&apos;t read. Install the package qt6-image-formats-plugins.</source>
        <translation>%1 是 webp 图片，本机无法读取。请安装软件包 qt6-image-formats-plugins。</translation>
    </message>
    <message>
        <source>The tile %2/%3/%4 of %1 can&apos;t be read.</source>
        <translation>%1 的瓦片 %2/%3/%4 无法读取。</translation>
    </message>
    <message>
        <source>“%1” names no zooms; write %2-%3, or less.</source>
        <translation>“%1”不是缩放级别；请在 %2-%3 的范围内填写。</translation>
    </message>
    <message>
        <source>The store has no such base map to draw. Take one in with &quot;import basemap FILE.osm.pbf&quot;.</source>
        <translation>库中没有可绘制的此底图。请用“import basemap FILE.osm.pbf”导入。</translation>
    </message>
    <message>
        <source>There is nothing in %1 that a map could show.</source>
        <translation>%1 中没有地图可以显示的内容。</translation>
    </message>
    <message>
        <source>Reading %1 was interrupted; nothing of it was taken in.</source>
        <translation>读取 %1 被中断；未导入任何内容。</translation>
    </message>
    <message>
        <source>%1 is too large for the memory of this machine. Take an extract of the county or the province instead.</source>
        <translation>%1 超出本机内存。请改用本县或本省的数据摘录。</translation>
    </message>
    <message>
        <source>Drawing was interrupted; what is drawn so far stays.</source>
        <translation>绘制被中断；已绘制的部分保留。</translation>
    </message>
    <message>
        <source>Base maps can&apos;t be drawn: %1 is missing. Install the package %2.</source>
        <translation>无法绘制底图：缺少 %1。请安装软件包 %2。</translation>
    </message>
    <message>
        <source>The base map can&apos;t be drawn: %1</source>
        <translation>底图无法绘制：%1</translation>
    </message>
    <message>
        <source>The components can&apos;t be read: the file %1 is damaged or gone. Fetch it again or restore it from a backup.</source>
        <translation>部件数据无法读取：文件%1已损坏或不存在。请重新获取或从备份恢复。</translation>
    </message>
    <message>
        <source>%1 was not made from an OpenStreetMap extract by this program.</source>
        <translation>%1 不是本程序由 OpenStreetMap 数据摘录制作的文件。</translation>
    </message>
    <message>
        <source>%1 was made by another version of this program. Take the .osm.pbf in once more with &quot;import basemap&quot;.</source>
        <translation>%1 由本程序的其他版本制作。请用“import basemap”重新导入 .osm.pbf 文件。</translation>
    </message>
    <message>
        <source>%1 is damaged. Take the .osm.pbf that it was made from in once more with &quot;import basemap&quot;.</source>
        <translation>%1 已损坏。请用“import basemap”重新导入制作它的 .osm.pbf 文件。</translation>
    </message>
    <message>
        <source>%1 has no area: one feature of it must be a polygon.</source>
        <translation>%1 中没有区域：至少要有一个多边形要素。</translation>
    </message>
    <message>
        <source>Cancelled before everything was looked through.</source>
        <translation>尚未查完即已取消。</translation>
    </message>
    <message>
        <source>An area needs three corners at least.</source>
        <translation>区域至少要有三个顶点。</translation>
    </message>
    <message>
        <source>All corners of the area lie on one line.</source>
        <translation>区域的顶点全在一条直线上。</translation>
    </message>
    <message>
        <source>The outline crosses or touches itself; take the last corner back.</source>
        <translation>边界自相交叉或重叠，请撤回最后一个顶点。</translation>
    </message>
    <message>
        <source>Several drawings begin with %1; give more digits.</source>
        <translation>以 %1 开头的标绘不止一个，请多给几位。</translation>
    </message>
    <message>
        <source>There is no such drawing.</source>
        <translation>没有这个标绘。</translation>
    </message>
    <message>
        <source>The drawing was withdrawn.</source>
        <translation>该标绘已撤销。</translation>
    </message>
    <message>
        <source>Say what the label shall read.</source>
        <translation>请填写标注文字。</translation>
    </message>
    <message>
        <source>The name is too long.</source>
        <translation>名称过长。</translation>
    </message>
    <message>
        <source>The note is too long.</source>
        <translation>备注过长。</translation>
    </message>
    <message>
        <source>A drawing has 4000 corners at most.</source>
        <translation>一个标绘最多 4000 个点。</translation>
    </message>
    <message>
        <source>A label has one place.</source>
        <translation>标注只能有一个位置。</translation>
    </message>
    <message>
        <source>A route needs two corners at least.</source>
        <translation>路线至少要有两个点。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written.</source>
        <translation>无法写入 %1。</translation>
    </message>
    <message>
        <source>%1 is there already; it is not written over.</source>
        <translation>%1 已存在，不会覆盖。</translation>
    </message>
    <message>
        <source>Its shape is no single place: a component is a point.</source>
        <translation>其图形不是单个位置：部件应为点。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;longitude&quot; and &quot;latitude&quot; name columns together, or both are left out where the file brings shapes.</source>
        <translation>%1 第 %2 行：“longitude”和“latitude”须同时指明列名；文件自带图形时则两者都省略。</translation>
    </message>
    <message>
        <source>The rows of the file have no shapes: the mapping %1 must name the columns of longitude and latitude.</source>
        <translation>文件各行不带图形：映射 %1 须指明经度列和纬度列。</translation>
    </message>
    <message>
        <source>%1 has no layer with places.</source>
        <translation>%1 中没有点图层。</translation>
    </message>
    <message>
        <source>Say which layer of %1 is meant. It has: %2.</source>
        <translation>请指明 %1 的哪个图层。其中有：%2。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no coordinate system that is known, such as EPSG:4547.</source>
        <translation>“%1”不是已知的坐标系，正确的写法如 EPSG:4547。</translation>
    </message>
    <message>
        <source>The coordinates of %1 are of %2. The way from there to CGCS 2000 is another in each county: have them converted by the surveying office first.</source>
        <translation>%1 的坐标属于 %2，其到 CGCS2000 的转换参数各县不同：请先由测绘部门转换。</translation>
    </message>
    <message>
        <source>The coordinate system of %1 (%2) can&apos;t be converted.</source>
        <translation>%1 的坐标系（%2）无法转换。</translation>
    </message>
    <message>
        <source>Its shape (%1) is no place: a component is a point.</source>
        <translation>其图形（%1）不是位置：部件应为点。</translation>
    </message>
    <message>
        <source>%1, %2 is no place in the coordinate system of the file.</source>
        <translation>%1, %2 在文件的坐标系中不是有效位置。</translation>
    </message>
    <message>
        <source>%1 does not say in which coordinate system it is, and its numbers are no degrees. Name it in the mapping as &quot;system&quot; of the &quot;place&quot;, such as EPSG:4547 (CGCS 2000, 3 degrees, central meridian 114).</source>
        <translation>%1 未说明所用坐标系，且其数值不是度。请在映射“place”的“system”中指明，例如 EPSG:4547（CGCS2000 三度带，中央经线 114°）。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; can&apos;t be the name of a file, which an id becomes.</source>
        <translation>标识会用作文件名，“%1”不能作文件名。</translation>
    </message>
    <message>
        <source>The address has a place for a key: say in which file the key stands.</source>
        <translation>地址中需要密钥：请指明存放密钥的文件。</translation>
    </message>
    <message>
        <source>The address has no place {key} for the key.</source>
        <translation>地址中没有密钥的位置 {key}。</translation>
    </message>
    <message>
        <source>The file of the key must hold the key alone.</source>
        <translation>密钥文件中只能有密钥本身。</translation>
    </message>
    <message>
        <source>There is no network map with the id &quot;%1&quot;.</source>
        <translation>没有标识为“%1”的网络地图。</translation>
    </message>
    <message>
        <source>Network maps are switched off on this console: %1 shows what was seen before.</source>
        <translation>本席位的网络地图已关闭：%1 只显示以前看过的部分。</translation>
    </message>
    <message>
        <source>%1 answers with something else than pictures. Is its key the right one?</source>
        <translation>%1 返回的不是图片。密钥是否正确？</translation>
    </message>
    <message>
        <source>%1 refuses its tiles (HTTP %2). Is its key the right one?</source>
        <translation>%1 拒绝提供瓦片（HTTP %2）。密钥是否正确？</translation>
    </message>
    <message>
        <source>%1 does not answer: what was seen before is shown.</source>
        <translation>%1 没有应答：显示以前看过的部分。</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; needs %4 numbers.</source>
        <translation>%1 第 %2 行：“%3”需要 %4 个数。</translation>
    </message>
    <message>
        <source>A network map needs a name.</source>
        <translation>网络地图须有名称。</translation>
    </message>
    <message>
        <source>The address of a network map begins with http:// or https:// and the name of a server.</source>
        <translation>网络地图的地址须以 http:// 或 https:// 和服务器名开头。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not known in the address of a network map. There are: {z} {x} {y} {-y} {TileMatrix} {TileCol} {TileRow} {s} {key}.</source>
        <translation>网络地图的地址中不认识“%1”。可用的有：{z} {x} {y} {-y} {TileMatrix} {TileCol} {TileRow} {s} {key}。</translation>
    </message>
    <message>
        <source>The address of a network map must say where zoom, column and row go: {z}, {x}, {y}.</source>
        <translation>网络地图的地址须标明级别、列、行的位置：{z}、{x}、{y}。</translation>
    </message>
    <message>
        <source>The key must not be a part of the server&apos;s name.</source>
        <translation>密钥不能是服务器名的一部分。</translation>
    </message>
    <message>
        <source>Servers are named if, and only if, the address has a place {s} for them.</source>
        <translation>地址中有 {s} 时才需要、也必须列出服务器。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no part of a server&apos;s name.</source>
        <translation>“%1”不能是服务器名的一部分。</translation>
    </message>
    <message>
        <source>Say whose map it is: it must stand beside it wherever it is shown.</source>
        <translation>请写明地图的版权单位：凡显示地图处都须注明。</translation>
    </message>
    <message>
        <source>Tiles have 256 or 512 pixels a side.</source>
        <translation>瓦片边长须为 256 或 512 像素。</translation>
    </message>
    <message>
        <source>Zooms go from 0 to %1, the lower one first.</source>
        <translation>级别为 0 至 %1，小者在前。</translation>
    </message>
    <message>
        <source>Bounds are west, south, east and north in degrees.</source>
        <translation>范围依次为西、南、东、北，单位为度。</translation>
    </message>
    <message>
        <source>There is no figure %1; &quot;map figures&quot; without one names them.</source>
        <translation>没有“%1”这个指标；不带指标运行 map figures 可列出全部指标。</translation>
    </message>
    <message>
        <source>%1 is no level of this county&apos;s divisions.</source>
        <translation>“%1”不是本县区划的层级。</translation>
    </message>
    <message>
        <source>More than %1 cases were open in this period; that is too much to replay. Take a shorter one.</source>
        <translation>该时段内未结案件超过 %1 件，无法回放；请缩短时段。</translation>
    </message>
    <message>
        <source>Write %1={key} into the address and give the key in a file: it is kept secret.</source>
        <translation>请在地址中写 %1={key}，密钥用文件另行给出，以便保密。</translation>
    </message>
    <message>
        <source>Tiles in &quot;%1&quot; would lie beside our map. Only wgs84 and cgcs2000 in Web Mercator can be shown: with Tianditu these are the addresses that end in _w, not in _c; maps in gcj02 or bd09 can&apos;t be used.</source>
        <translation>“%1”坐标系的瓦片会与本系统地图错位。只能使用 Web 墨卡托投影的 wgs84 或 cgcs2000：天地图请用以 _w（而非 _c）结尾的地址；gcj02、bd09 的地图不能使用。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no component id of 16 digits.</source>
        <translation>“%1”不是 16 位部件编码。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no state; say intact, broken, lost, abandoned or removed.</source>
        <translation>“%1”不是部件状态；请填 intact（完好）、broken（破损）、lost（丢失）、abandoned（废除）或 removed（移除）。</translation>
    </message>
    <message>
        <source>The inventory has no component %1. Look at the digits; if it is newer than the inventory, say --unlisted.</source>
        <translation>普查数据中没有部件 %1。请核对编码；如果它比普查数据新，请加 --unlisted。</translation>
    </message>
    <message>
        <source>What is yet to come can&apos;t be noted; give the time when it was seen.</source>
        <translation>不能登记将来的状态；请填发现的时间。</translation>
    </message>
    <message>
        <source>Nothing is filed: at %1 places the ground would not fit together. Put the corners right, or file with --accept-faults.</source>
        <translation>未登记：有 %1 处地面不相吻合。请改正拐点，或用 --accept-faults 登记。</translation>
    </message>
    <message>
        <source>The grid cell &quot;%1&quot; has %2 corners; %3 are the most.</source>
        <translation>单元网格“%1”有 %2 个拐点，最多 %3 个。</translation>
    </message>
    <message>
        <source>The outline of the grid cell &quot;%1&quot; can&apos;t be used: %2</source>
        <translation>单元网格“%1”的边界不可用：%2</translation>
    </message>
    <message>
        <source>The grid cell &quot;%1&quot; would have %2 m²; a cell has from 100 m² to 1000 km². Look at its corners.</source>
        <translation>单元网格“%1”的面积将为 %2 m²；网格面积应在 100 m² 至 1000 km² 之间，请检查其拐点。</translation>
    </message>
    <message>
        <source>There is no grid cell &quot;%1&quot;.</source>
        <translation>没有单元网格“%1”。</translation>
    </message>
    <message>
        <source>There is no grid cell to file: all are as they stand.</source>
        <translation>没有可登记的单元网格：全部与现行的相同。</translation>
    </message>
    <message>
        <source>There is no track of %1 in this time.</source>
        <translation>该时段内没有 %1 的轨迹。</translation>
    </message>
    <message>
        <source>There is no track in it: no line of places with times.</source>
        <translation>文件中没有轨迹：没有带时间的连续位置点。</translation>
    </message>
    <message>
        <source>It is in more than 2000 pieces; split the file, or join its tracks.</source>
        <translation>轨迹超过 2000 段；请拆分文件，或先合并轨迹段。</translation>
    </message>
    <message>
        <source>%1, track %2, point %3: it has no time that can be read.</source>
        <translation>%1，第 %2 条轨迹第 %3 点：没有可识别的时间。</translation>
    </message>
    <message>
        <source>%1, track %2, point %3: it lies at 0,0, as of a receiver without a fix.</source>
        <translation>%1，第 %2 条轨迹第 %3 点：坐标为 0,0，设备当时可能未定位。</translation>
    </message>
    <message>
        <source>%1, track %2, point %3: no track is of that year.</source>
        <translation>%1，第 %2 条轨迹第 %3 点：年份不合理。</translation>
    </message>
    <message>
        <source>%1, track %2, point %3: its time is not after that of the point before.</source>
        <translation>%1，第 %2 条轨迹第 %3 点：时间不晚于前一点。</translation>
    </message>
    <message>
        <source>%1, track %2, point %3: the file has too many points; split it.</source>
        <translation>%1，第 %2 条轨迹第 %3 点：文件中的点过多，请拆分后导入。</translation>
    </message>
    <message>
        <source>The grid cell &quot;%1&quot; needs three corners at least.</source>
        <translation>网格“%1”至少需要三个顶点。</translation>
    </message>
    <message>
        <source>The outline of the grid cell &quot;%1&quot; crosses or touches itself at %2. Move or take away the corners there.</source>
        <translation>网格“%1”的边界在 %2 处自相交或自相接。请移动或删除该处的顶点。</translation>
    </message>
    <message>
        <source>The outline crosses or touches itself at %1; move a corner there or take one away.</source>
        <translation>边界在 %1 处自相交或自相接；请移动或删除该处的顶点。</translation>
    </message>
    <message>
        <source>Name the entry by its first 12 digits at least, as &quot;conflict list&quot; shows it.</source>
        <translation>请至少用前12位指明条目，见 &quot;conflict list&quot; 所列。</translation>
    </message>
    <message>
        <source>A case is settled by its next step: see &quot;conflict show&quot; and &quot;incident act&quot;.</source>
        <translation>案件的分歧由下一步办理动作消除，见 &quot;conflict show&quot; 和 &quot;incident act&quot;。</translation>
    </message>
    <message>
        <source>What was said there was erased, or has not come yet.</source>
        <translation>该条目的内容已删除或尚未到达。</translation>
    </message>
    <message>
        <source>No open disagreement has an entry &quot;%1&quot;.</source>
        <translation>没有哪项未消除的分歧包含条目“%1”。</translation>
    </message>
</context>
<context>
    <name>RendererChoice</name>
    <message>
        <source>The map is drawn by the processor, as the settings ask.</source>
        <translation>按设置，由处理器绘制地图。</translation>
    </message>
    <message>
        <source>The map is drawn by OpenGL (%1), as the settings ask.</source>
        <translation>按设置，由OpenGL（%1）绘制地图。</translation>
    </message>
    <message>
        <source>The map is drawn by the graphics card: %1.</source>
        <translation>由显卡绘制地图：%1。</translation>
    </message>
    <message>
        <source>The map is drawn by the processor, because OpenGL has no graphics card here (%1) and would be slower.</source>
        <translation>由处理器绘制地图：本机OpenGL没有显卡（%1），会更慢。</translation>
    </message>
    <message>
        <source>The map is drawn by the processor, because there is no OpenGL here.</source>
        <translation>由处理器绘制地图：本机没有OpenGL。</translation>
    </message>
</context>
<context>
    <name>RuleSheet</name>
    <message>
        <source>From</source>
        <translation>起</translation>
    </message>
    <message>
        <source>To</source>
        <translation>止</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>星期一</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>星期二</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>星期三</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>星期四</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>星期五</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>星期六</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>星期日</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Hours, or like which weekday</source>
        <translation>时段，或参照星期几</translation>
    </message>
    <message>
        <source>Chinese title</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>English title</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Provisional</source>
        <translation>暂定</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>标识</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Urgent limit</source>
        <translation>加急时限</translation>
    </message>
    <message>
        <source>Unit when urgent</source>
        <translation>加急单位</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Responsible unit</source>
        <translation>责任单位</translation>
    </message>
    <message>
        <source>Call sign</source>
        <translation>呼号</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>专长</translation>
    </message>
    <message>
        <source>Division</source>
        <translation>行政区划</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>working hours</source>
        <translation>工作时</translation>
    </message>
    <message>
        <source>working days</source>
        <translation>工作日</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>off</source>
        <translation>休息</translation>
    </message>
    <message>
        <source>on</source>
        <translation>上班</translation>
    </message>
    <message>
        <source>event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>component</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>deadline class</source>
        <translation>时限类别</translation>
    </message>
    <message>
        <source>state</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>level</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>state, for certain matters</source>
        <translation>状态（按事项）</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Up to, empty for more</source>
        <translation>不超过（空为更多）</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>分值</translation>
    </message>
</context>
<context>
    <name>Thing</name>
    <message>
        <source>Cell</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>It is known as damaged or lost. Report it here unless a case is open for it; note it when it is mended.</source>
        <translation>已知破损或丢失。如无在办案件，请在此上报；修复后请登记。</translation>
    </message>
    <message>
        <source>It is no longer in use. If it still stands there and is in the way, report it here.</source>
        <translation>已停用。如仍立在原处并有妨碍，请在此上报。</translation>
    </message>
    <message>
        <source>If it is damaged, report it here.</source>
        <translation>如有损坏，请在此上报。</translation>
    </message>
    <message>
        <source>If it is damaged, report it here; %1 answers for it.</source>
        <translation>如有损坏，请在此上报；由 %1 负责。</translation>
    </message>
    <message>
        <source>Open its picture to see the place.</source>
        <translation>打开画面查看现场。</translation>
    </message>
    <message>
        <source>To open it, ask %1.</source>
        <translation>启用请联系 %1。</translation>
    </message>
    <message>
        <source>To draw supplies from it, ask %1.</source>
        <translation>调用物资请联系 %1。</translation>
    </message>
    <message>
        <source>Tell %1 of everything that happens near it.</source>
        <translation>附近有任何情况，都要通知 %1。</translation>
    </message>
    <message>
        <source>%1 answers for it.</source>
        <translation>由 %1 负责。</translation>
    </message>
    <message>
        <source>intact</source>
        <translation>完好</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>破损</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>abandoned</source>
        <translation>废除</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>%1 (noted %2)</source>
        <translation>%1（%2 登记）</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>权属单位</translation>
    </message>
    <message>
        <source>Owner&apos;s number</source>
        <translation>权属单位编号</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Room for</source>
        <translation>可容纳人数</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>ThingLook</name>
    <message>
        <source>S</source>
        <extracomment>one letter on the map: shelter</extracomment>
        <translation>避</translation>
    </message>
    <message>
        <source>G</source>
        <extracomment>one letter on the map: supplies (goods)</extracomment>
        <translation>物</translation>
    </message>
    <message>
        <source>A</source>
        <extracomment>one letter on the map: alarm device</extracomment>
        <translation>警</translation>
    </message>
    <message>
        <source>C</source>
        <extracomment>one letter on the map: what somebody is in charge of</extracomment>
        <translation>责</translation>
    </message>
</context>
<context>
    <name>TrackPainter</name>
    <message>
        <source>and other teams</source>
        <translation>及其他队伍</translation>
    </message>
    <message>
        <source>Time, each %1 minutes</source>
        <translation>时刻点，每 %1 分钟</translation>
    </message>
    <message>
        <source>Stop of 5 minutes or more</source>
        <translation>停留 5 分钟以上</translation>
    </message>
</context>
<context>
    <name>TradeWords</name>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>12345 hotline</source>
        <translation>12345热线</translation>
    </message>
    <message>
        <source>Grid patrol</source>
        <translation>网格巡查</translation>
    </message>
    <message>
        <source>One-key alarm</source>
        <translation>一键报警</translation>
    </message>
    <message>
        <source>Sensor</source>
        <translation>物联感知</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>From above</source>
        <translation>上级交办</translation>
    </message>
    <message>
        <source>Media</source>
        <translation>媒体</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Warning lead</source>
        <translation>预警线索</translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>求助</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Tip-off</source>
        <translation>举报</translation>
    </message>
    <message>
        <source>Inquiry</source>
        <translation>咨询</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>待命</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>已派</translation>
    </message>
    <message>
        <source>En route</source>
        <translation>途中</translation>
    </message>
    <message>
        <source>On scene</source>
        <translation>到场</translation>
    </message>
    <message>
        <source>Returning</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>其他任务</translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Acceptor</source>
        <translation>受理员</translation>
    </message>
    <message>
        <source>Shift leader</source>
        <translation>值班长</translation>
    </message>
    <message>
        <source>Dispatcher</source>
        <translation>派遣员</translation>
    </message>
    <message>
        <source>Responsible unit</source>
        <translation>责任单位</translation>
    </message>
    <message>
        <source>Patroller</source>
        <translation>监督员</translation>
    </message>
    <message>
        <source>Leader on duty</source>
        <translation>带班领导</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>The console itself</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>not supervised</source>
        <translation>未督办</translation>
    </message>
    <message>
        <source>supervised</source>
        <translation>普通督办</translation>
    </message>
    <message>
        <source>yellow card</source>
        <translation>黄牌督办</translation>
    </message>
    <message>
        <source>red card</source>
        <translation>红牌督办</translation>
    </message>
    <message>
        <source>no request</source>
        <translation>无申请</translation>
    </message>
    <message>
        <source>extension requested</source>
        <translation>申请延期</translation>
    </message>
    <message>
        <source>return requested</source>
        <translation>申请回退</translation>
    </message>
    <message>
        <source>suspension requested</source>
        <translation>申请挂账</translation>
    </message>
    <message>
        <source>voiding requested</source>
        <translation>申请作废</translation>
    </message>
    <message>
        <source>another action came first</source>
        <translation>其他操作在先</translation>
    </message>
    <message>
        <source>the case was opened already</source>
        <translation>案件已经建立</translation>
    </message>
    <message>
        <source>the report has not arrived yet</source>
        <translation>上报尚未到达</translation>
    </message>
    <message>
        <source>Case reported</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>Report joined</source>
        <translation>重复上报并入</translation>
    </message>
    <message>
        <source>Team formed</source>
        <translation>组建队伍</translation>
    </message>
    <message>
        <source>Team status</source>
        <translation>队伍状态</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>记事</translation>
    </message>
    <message>
        <source>Handover</source>
        <translation>交班事项</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Copy printed</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>%1 d %2</source>
        <translation>%1天%2</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>urgent</source>
        <translation>加急</translation>
    </message>
    <message>
        <source>an entry had no effect</source>
        <translation>有操作未生效</translation>
    </message>
    <message>
        <source>drill</source>
        <translation>演练</translation>
    </message>
    <message>
        <source>Rules put in force</source>
        <translation>规则生效</translation>
    </message>
    <message>
        <source>Team dissolved</source>
        <translation>队伍撤销</translation>
    </message>
    <message>
        <source>Console paired</source>
        <translation>值班台配对</translation>
    </message>
    <message>
        <source>Console revoked</source>
        <translation>值班台吊销</translation>
    </message>
    <message>
        <source>Store was copied; both branches kept</source>
        <translation>库被复制，两个分支均保留</translation>
    </message>
    <message>
        <source>written by a newer version of the program</source>
        <translation>由新版本程序写入</translation>
    </message>
    <message>
        <source>A console&apos;s clock is far ahead</source>
        <translation>某值班台时钟超前</translation>
    </message>
    <message>
        <source>Clock corrected</source>
        <translation>时钟已更正</translation>
    </message>
    <message>
        <source>Console took a new key</source>
        <translation>值班台更换密钥</translation>
    </message>
    <message>
        <source>Drawn on the map</source>
        <translation>地图标绘</translation>
    </message>
    <message>
        <source>Drawing withdrawn</source>
        <translation>撤销标绘</translation>
    </message>
    <message>
        <source>Component in order</source>
        <translation>部件完好</translation>
    </message>
    <message>
        <source>Component broken</source>
        <translation>部件破损</translation>
    </message>
    <message>
        <source>Component lost</source>
        <translation>部件丢失</translation>
    </message>
    <message>
        <source>Component abandoned</source>
        <translation>部件废除</translation>
    </message>
    <message>
        <source>Component removed</source>
        <translation>部件移除</translation>
    </message>
    <message>
        <source>Grid cell drawn</source>
        <translation>绘制单元网格</translation>
    </message>
    <message>
        <source>Grid cell withdrawn</source>
        <translation>撤销单元网格</translation>
    </message>
    <message>
        <source>Track of a team taken in</source>
        <translation>导入队伍轨迹</translation>
    </message>
</context>
<context>
    <name>WorkLists</name>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>What I can take on now, in any of my posts</source>
        <translation>我在任一岗位上现在可以办理的</translation>
    </message>
    <message>
        <source>Due soon</source>
        <translation>将到期</translation>
    </message>
    <message>
        <source>Most of the limit has run, as the workflow says</source>
        <translation>时限已过大半（比例由流程规定）</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>The limit has run out</source>
        <translation>时限已过</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>待我审批</translation>
    </message>
    <message>
        <source>A request waits for my decision</source>
        <translation>有申请等待我审批</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>挂账</translation>
    </message>
    <message>
        <source>The clock stands still</source>
        <translation>时钟停止</translation>
    </message>
    <message>
        <source>Supervised</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>Supervised, or with a leader&apos;s instruction that nobody has answered</source>
        <translation>督办中，或有领导批示尚未回复</translation>
    </message>
    <message>
        <source>My unit</source>
        <translation>本单位</translation>
    </message>
    <message>
        <source>My unit has it to do, as lead or by a task</source>
        <translation>由本单位主办，或有任务在本单位</translation>
    </message>
</context>
<context>
    <name>fengsui::BaseMapBringer</name>
    <message>
        <source>On the map now: the base map %1.</source>
        <translation>底图 %1 已显示在地图上。</translation>
    </message>
    <message>
        <source>The base map %1 is no longer there.</source>
        <translation>底图 %1 已不在。</translation>
    </message>
    <message>
        <source>A base map can&apos;t be used: %1</source>
        <translation>有底图不能使用：%1</translation>
    </message>
</context>
<context>
    <name>fengsui::StartPage</name>
    <message>
        <source>Fengsui</source>
        <translation>烽燧</translation>
    </message>
    <message>
        <source>The store can&apos;t be opened: %1</source>
        <translation>库无法打开：%1</translation>
    </message>
    <message>
        <source>A store is one folder that holds everything of a duty room. Make one in a terminal:</source>
        <translation>库是存放值班室全部资料的一个文件夹。请在终端中建立：</translation>
    </message>
    <message>
        <source>Then open it:</source>
        <translation>然后打开：</translation>
    </message>
    <message>
        <source>How to make a store</source>
        <translation>如何建库</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Restore a backup…</source>
        <translation>恢复备份(&amp;R)…</translation>
    </message>
    <message>
        <source>Make a store of a backup</source>
        <translation>用备份建立数据库</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::ActionDialog</name>
    <message>
        <source>%1 (Ctrl+Enter)</source>
        <translation>%1 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Leave (Esc)</source>
        <translation>离开 (Esc)</translation>
    </message>
    <message>
        <source>Leave without acting</source>
        <translation>不操作并离开</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>未保存：%1</translation>
    </message>
    <message>
        <source>%1. Its paper: %2 (Ctrl+P)</source>
        <translation>%1。文书：%2 (Ctrl+P)</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::AreaPage</name>
    <message>
        <source>What is in the area</source>
        <translation>区域查询清单</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>what the paper calls it</source>
        <translation>打印时的区域名称</translation>
    </message>
    <message>
        <source>What the paper calls the area</source>
        <translation>打印时的区域名称</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Stop looking</source>
        <translation>停止查询</translation>
    </message>
    <message>
        <source>C&amp;hange the border</source>
        <translation>修改边界(&amp;H)</translation>
    </message>
    <message>
        <source>Go back to drawing and change the border</source>
        <translation>返回绘制，修改边界</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>另存为(&amp;S)…</translation>
    </message>
    <message>
        <source>Save what is inside for other programs: GeoJSON, KML, GPX or CSV</source>
        <translation>将区域内的内容存为 GeoJSON、KML、GPX 或 CSV 文件</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>打印(&amp;P)…</translation>
    </message>
    <message>
        <source>Print what is in the area</source>
        <translation>打印区域查询清单</translation>
    </message>
    <message>
        <source>How many of each kind; choosing one shows only these</source>
        <translation>各类数量；选中一类只显示该类</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>How much is looked through</source>
        <translation>查询进度</translation>
    </message>
    <message numerus="yes">
        <source>%1, border %2, %n corner(s), around %3</source>
        <translation>
            <numerusform>面积 %1，边界长 %2，%n 个顶点，中心 %3</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查询…</translation>
    </message>
    <message>
        <source>Open cases</source>
        <translation>未结案件</translation>
    </message>
    <message>
        <source>Closed cases</source>
        <translation>已结案件</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>队伍</translation>
    </message>
    <message>
        <source>Cancelled: not everything was looked through.</source>
        <translation>已取消，尚未查完。</translation>
    </message>
    <message>
        <source>Not everything could be looked through: %1</source>
        <translation>有部分内容无法查询：%1</translation>
    </message>
    <message>
        <source>%L1 of %L2</source>
        <extracomment>so many are listed of so many that there are</extracomment>
        <translation>%L1 / %L2</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Save what is in the area</source>
        <translation>保存区域内的内容</translation>
    </message>
    <message>
        <source>%1: the name must end in csv, geojson, kml or gpx.</source>
        <translation>%1：文件名须以 csv、geojson、kml 或 gpx 结尾。</translation>
    </message>
    <message>
        <source>Area drawn on the map</source>
        <translation>地图上划定的区域</translation>
    </message>
    <message>
        <source>Cancelled; nothing was written.</source>
        <translation>已取消，未写入文件。</translation>
    </message>
    <message>
        <source>%1 is written, but cut: there is more in the area than a file may have.</source>
        <translation>%1已写入，但有删减：区域内的内容超过一个文件的上限。</translation>
    </message>
    <message>
        <source>%1 is written.</source>
        <translation>%1已写入。</translation>
    </message>
    <message>
        <source>The lists are cut: %L1 of %L2 are named here; all are counted.</source>
        <translation>清单有删减：共 %L2 项，此处列出 %L1 项；数量为全部。</translation>
    </message>
    <message>
        <source>Saving writes all of them.</source>
        <translation>另存时写出全部。</translation>
    </message>
    <message>
        <source>Saving writes %L1 components at most.</source>
        <translation>另存时最多写出 %L1 个部件。</translation>
    </message>
    <message>
        <source>Only these are named: %1.</source>
        <translation>仅列出：%1。</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::AreaTool</name>
    <message>
        <source>Click the corners of the area, or press Space for the place in the middle. Enter or a double click closes it, Backspace takes a corner back, Esc ends it.</source>
        <translation>在地图上依次点击区域的顶点，或按空格键取地图中心。回车或双击闭合，退格键撤回一点，Esc 退出。</translation>
    </message>
    <message numerus="yes">
        <source>%n corner(s)</source>
        <translation>
            <numerusform>%n 个顶点</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter: what is inside</source>
        <translation>回车：查询区域内的内容</translation>
    </message>
    <message>
        <source>Drawing an area</source>
        <translation>划定区域</translation>
    </message>
    <message>
        <source>End drawing (Esc)</source>
        <translation>结束划定（Esc）</translation>
    </message>
    <message>
        <source>Close the area and list what is inside (Enter)</source>
        <translation>闭合区域并列出其中内容（回车）</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::AroundPage</name>
    <message>
        <source>What is near</source>
        <translation>周边资源</translation>
    </message>
    <message>
        <source>&amp;Within</source>
        <translation>范围(&amp;W)</translation>
    </message>
    <message>
        <source> km</source>
        <translation> 公里</translation>
    </message>
    <message>
        <source>Kilometres around the place</source>
        <translation>周边公里数</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>打印(&amp;P)…</translation>
    </message>
    <message>
        <source>Print what is near</source>
        <translation>打印周边资源</translation>
    </message>
    <message>
        <source>What is near, the nearest first</source>
        <translation>周边资源，由近到远</translation>
    </message>
    <message>
        <source>Around %1</source>
        <translation>%1 周边</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>队伍</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Of the components only the nearest %1 are listed.</source>
        <translation>部件只列最近的%1个。</translation>
    </message>
    <message numerus="yes">
        <source>%n things</source>
        <translation>
            <numerusform>共%n项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fengsui::ui::AttachmentField</name>
    <message>
        <source>Choose files…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Choose photographs or papers</source>
        <translation>选择照片或文书</translation>
    </message>
    <message>
        <source>Photographs or papers</source>
        <translation>照片或文书</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>No file yet</source>
        <translation>尚无文件</translation>
    </message>
    <message>
        <source>Pictures and papers (*.jpg *.jpeg *.png *.webp *.pdf)</source>
        <translation>图片和文书 (*.jpg *.jpeg *.png *.webp *.pdf)</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::Backstage</name>
    <message>
        <source>Not saved: %1</source>
        <translation>未保存：%1</translation>
    </message>
    <message>
        <source>Can&apos;t be read: %1</source>
        <translation>无法读取：%1</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::BackupDialog</name>
    <message>
        <source>&amp;File *</source>
        <translation>文件(&amp;F) *</translation>
    </message>
    <message>
        <source>&amp;Passphrase *</source>
        <translation>口令(&amp;P) *</translation>
    </message>
    <message>
        <source>&amp;Once more *</source>
        <translation>再输一遍(&amp;O) *</translation>
    </message>
    <message>
        <source>Back up into a file</source>
        <translation>备份到文件</translation>
    </message>
    <message>
        <source>All of this store goes into one file: entries, files and keys. The file is locked by the passphrase; without it nobody can restore it, not even whoever made it. Work goes on meanwhile. Put it on another disk.</source>
        <translation>整个数据库（记录、文件、密钥）存入一个文件，并以口令加锁；没有口令任何人都无法恢复，备份的人也不行。备份期间可照常工作。请存到另一块磁盘。</translation>
    </message>
    <message>
        <source>&amp;Back up (Enter)</source>
        <translation>备份(&amp;B)（回车）</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Stop (Esc)</source>
        <translation>停止 (Esc)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>Say into which file.</source>
        <translation>请填写备份文件。</translation>
    </message>
    <message>
        <source>Both are not the same. Type the passphrase once more.</source>
        <translation>两次输入不一样，请重新输入口令。</translation>
    </message>
    <message>
        <source>Backed up %1 entries and %2 files, %3. The backup was opened again and tried by a restore: it is sound.</source>
        <translation>已备份 %1 条记录和 %2 个文件，共 %3。备份已重新打开并试恢复，完好可用。</translation>
    </message>
    <message>
        <source>Backing up, and trying it…</source>
        <translation>正在备份并试恢复…</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::BackupsPage</name>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>The machine makes one each day and whenever the shift is handed over, into a folder on another disk; it keeps those of two days, one a day for two weeks, and one a month for a year. Each is opened again and tried at once. What goes wrong is told at the top of the window.</source>
        <translation>本机每天及每次交接班时自动备份到另一块磁盘的文件夹；两天内的全部保留，两周内每天留一份，一年内每月留一份。每份做完即重新打开试恢复。出错时在窗口顶部提示。</translation>
    </message>
    <message>
        <source>&amp;Use this folder</source>
        <translation>使用此文件夹(&amp;U)</translation>
    </message>
    <message>
        <source>Let the machine make backups into this folder</source>
        <translation>让本机自动备份到此文件夹</translation>
    </message>
    <message>
        <source>New recovery &amp;key…</source>
        <translation>新的恢复密钥(&amp;K)…</translation>
    </message>
    <message>
        <source>Another recovery key for the backups made from now on</source>
        <translation>今后的备份换用新的恢复密钥</translation>
    </message>
    <message>
        <source>Make one &amp;now</source>
        <translation>立即备份(&amp;N)</translation>
    </message>
    <message>
        <source>Make a backup into the folder now</source>
        <translation>立即备份到该文件夹</translation>
    </message>
    <message>
        <source>Make n&amp;o more</source>
        <translation>停止自动备份(&amp;O)</translation>
    </message>
    <message>
        <source>The machine makes no more backups</source>
        <translation>本机不再自动备份</translation>
    </message>
    <message>
        <source>&amp;Back up into a file…</source>
        <translation>备份到文件(&amp;B)…</translation>
    </message>
    <message>
        <source>Back up into a file, locked by a passphrase</source>
        <translation>备份到以口令加锁的文件</translation>
    </message>
    <message>
        <source>&amp;Restore a backup…</source>
        <translation>恢复备份(&amp;R)…</translation>
    </message>
    <message>
        <source>Restore a backup into a new store</source>
        <translation>把备份恢复为新的数据库</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>✕ The machine makes no backups by itself. Choose a folder on another disk.</source>
        <translation>✕ 本机未设自动备份。请选择另一块磁盘上的文件夹。</translation>
    </message>
    <message>
        <source>✕ The folder %1 is not there: plug in or mount its disk.</source>
        <translation>✕ 文件夹 %1 不存在：请接上或挂载所在磁盘。</translation>
    </message>
    <message>
        <source>✕ None was made into %1 yet.</source>
        <translation>✕ %1 中还没有备份。</translation>
    </message>
    <message>
        <source>✓ The last was made %1; %2 lie in %3.</source>
        <translation>✓ 最近一份于 %1；%3 中共有 %2 份。</translation>
    </message>
    <message>
        <source>The next one is due now.</source>
        <translation>应做下一次备份。</translation>
    </message>
    <message>
        <source>The next is made tomorrow, or when the shift is handed over.</source>
        <translation>下一份在明天或交接班时。</translation>
    </message>
    <message>
        <source>For administrators.</source>
        <translation>仅限管理员。</translation>
    </message>
    <message>
        <source>From now on backups are made into %1.</source>
        <translation>今后自动备份到 %1。</translation>
    </message>
    <message>
        <source>The machine makes no more backups. Those made before stay.</source>
        <translation>本机不再自动备份，已有的备份保留。</translation>
    </message>
    <message>
        <source>Backed up %1 entries and %2 files. The backup was opened again and is sound; the recovery key opens it.</source>
        <translation>已备份 %1 条记录和 %2 个文件；备份已重新打开核对无误，可用恢复密钥打开。</translation>
    </message>
    <message>
        <source>Backing up, and trying it…</source>
        <translation>正在备份并试恢复…</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::BundleDialog</name>
    <message>
        <source>Write a bundle</source>
        <translation>写出同步包</translation>
    </message>
    <message>
        <source>Read a bundle</source>
        <translation>读取同步包</translation>
    </message>
    <message>
        <source>Stop (Esc)</source>
        <translation>停止 (Esc)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>Progress of the bundle</source>
        <translation>同步包进度</translation>
    </message>
    <message numerus="yes">
        <source>Wrote %n entries for %1, which alone can read them.</source>
        <translation>
            <numerusform>已为 %1 写出 %n 条日志，只有它能读取。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read %n entries from %1, %2 of them new.</source>
        <translation>
            <numerusform>已读取来自 %1 的 %n 条日志，其中新的 %2 条。</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation>已停止，未写出任何内容。</translation>
    </message>
    <message>
        <source>Stopped. %1 new entries were taken; reading again takes the rest.</source>
        <translation>已停止。已收入 %1 条新日志；再次读取可收入其余部分。</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::CardDialog</name>
    <message>
        <source>Pairing card</source>
        <translation>配对卡</translation>
    </message>
    <message>
        <source>Pairing cards (*.card)</source>
        <translation>配对卡 (*.card)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Pair by files on a stick</source>
        <translation>用 U 盘文件配对</translation>
    </message>
    <message>
        <source>For consoles without a line to each other. Write this console&apos;s card on a stick and read the other&apos;s. Then telephone: each reads out its twenty digits, and the other types them.</source>
        <translation>用于彼此没有线路的值班台。将本台的配对卡写入 U 盘，并读取对方的。然后通电话：双方各念自己的二十位数字，由对方输入。</translation>
    </message>
    <message>
        <source>&amp;Write this console&apos;s card…</source>
        <translation>写出本台配对卡(&amp;W)…</translation>
    </message>
    <message>
        <source>Write this console&apos;s card</source>
        <translation>写出本台配对卡</translation>
    </message>
    <message>
        <source>&amp;Read the other&apos;s card…</source>
        <translation>读取对方配对卡(&amp;R)…</translation>
    </message>
    <message>
        <source>Read the other console&apos;s card</source>
        <translation>读取对方配对卡</translation>
    </message>
    <message>
        <source>Digits of this console, to be read out:</source>
        <translation>本台数字，请念给对方：</translation>
    </message>
    <message>
        <source>Digits of this console</source>
        <translation>本台数字</translation>
    </message>
    <message>
        <source>Digits that the other console&apos;s person reads out:</source>
        <translation>对方值班台人员念出的数字：</translation>
    </message>
    <message>
        <source>Digits of the other console</source>
        <translation>对方数字</translation>
    </message>
    <message>
        <source>Pair (Enter)</source>
        <translation>配对（回车）</translation>
    </message>
    <message>
        <source>Pair with the console of the card</source>
        <translation>与该卡的值班台配对</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>The card is written: %1</source>
        <translation>配对卡已写出：%1</translation>
    </message>
    <message>
        <source>The card is of %1 (%2).</source>
        <translation>该卡属于 %1（%2）。</translation>
    </message>
    <message>
        <source>Paired with %1. The other console must read this one&apos;s card, too.</source>
        <translation>已与 %1 配对。对方值班台也须读取本台的配对卡。</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::CaseListModel</name>
    <message>
        <source>Due %1</source>
        <translation>时限%1</translation>
    </message>
    <message>
        <source>No clock is running</source>
        <translation>未计时</translation>
    </message>
    <message>
        <source>!! overdue, ! urgent, 督 supervised, ? a request waits, ⚑ drill</source>
        <translation>!! 超期，! 加急，督 督办，? 有待审批申请，⚑ 演练</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>上报时间</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::CasePage</name>
    <message>
        <source>What is known of the case</source>
        <translation>案情</translation>
    </message>
    <message>
        <source>What happened so far</source>
        <translation>办理过程</translation>
    </message>
    <message>
        <source>No case chosen</source>
        <translation>未选案件</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Choose one in the list or on the map, or take a call with F2.</source>
        <translation>请在列表或地图上选择，或按 F2 接报。</translation>
    </message>
    <message numerus="yes">
        <source>%n action(s) had no effect because another came first; see below.</source>
        <translation>
            <numerusform>有%n项操作因他人在先而未生效，见下。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: key %2, on this page and in the list of cases</source>
        <translation>%1：在本页和案件列表中按 %2 键</translation>
    </message>
    <message>
        <source>Tasks of units within the case</source>
        <translation>本案各单位的任务</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::CasePane</name>
    <message>
        <source>Search number, title, address (F3)</source>
        <translation>搜索编号、标题、地址 (F3)</translation>
    </message>
    <message>
        <source>Search the open cases</source>
        <translation>搜索未结案件</translation>
    </message>
    <message>
        <source>Open cases</source>
        <translation>未结案件</translation>
    </message>
    <message>
        <source>%1 open</source>
        <translation>未结%1件</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1／%2件</translation>
    </message>
    <message>
        <source>!! %1 overdue</source>
        <translation>!! 超期%1件</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::CaseRulings</name>
    <message>
        <source>&amp;Leave out</source>
        <translation>剔除(&amp;L)</translation>
    </message>
    <message>
        <source>A&amp;ppeal</source>
        <translation>申诉(&amp;P)</translation>
    </message>
    <message>
        <source>Up&amp;hold the appeal</source>
        <translation>申诉成立(&amp;H)</translation>
    </message>
    <message>
        <source>Dis&amp;miss the appeal</source>
        <translation>驳回申诉(&amp;M)</translation>
    </message>
    <message>
        <source>Ta&amp;ke in again</source>
        <translation>恢复计入(&amp;K)</translation>
    </message>
    <message>
        <source>Cases behind the figure; Enter opens one</source>
        <translation>指标所涉案件，回车打开</translation>
    </message>
    <message>
        <source>Appeals that wait for a decision; Enter opens the case</source>
        <translation>待裁定的申诉，回车打开案件</translation>
    </message>
    <message>
        <source>Cases that are left out of every figure; Enter opens one</source>
        <translation>各项指标均不计入的案件，回车打开</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>案件编号</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>In the numerator</source>
        <translation>计入分子</translation>
    </message>
    <message>
        <source>Who appeals</source>
        <translation>申诉人</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>决定人</translation>
    </message>
    <message>
        <source>Choose a figure (double click or Enter) to see the cases behind it.</source>
        <translation>双击或按回车选择一个指标，查看所涉案件。</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>The case is left out of every figure.</source>
        <translation>此案件不再计入任何指标。</translation>
    </message>
    <message>
        <source>The appeal waits for its decision.</source>
        <translation>申诉已提出，待裁定。</translation>
    </message>
    <message>
        <source>The case counts again.</source>
        <translation>此案件恢复计入。</translation>
    </message>
    <message>
        <source>The appeal is upheld: the case is left out of every figure.</source>
        <translation>申诉成立：此案件不再计入任何指标。</translation>
    </message>
    <message>
        <source>The appeal is dismissed: the case counts.</source>
        <translation>申诉驳回：此案件照常计入。</translation>
    </message>
    <message>
        <source>&amp;Cases behind the figure</source>
        <translation>指标所涉案件(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Open appeals (%1)</source>
        <translation>待裁定申诉 (%1)(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Not counted (%1)</source>
        <translation>不计入 (%1)(&amp;N)</translation>
    </message>
    <message>
        <source>Answe&amp;r</source>
        <translation>答复(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>理由(&amp;R)</translation>
    </message>
    <message>
        <source>Why it is decided so; must be said</source>
        <translation>裁定理由，必填</translation>
    </message>
    <message>
        <source>Why; must be said</source>
        <translation>理由，必填</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::CellForm</name>
    <message>
        <source>&amp;Code</source>
        <translation>编码(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Division (its code)</source>
        <translation>所属区划编码(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>理由(&amp;R)</translation>
    </message>
    <message>
        <source>New grid cell</source>
        <translation>新网格</translation>
    </message>
    <message>
        <source>Grid cell</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>&amp;Withdraw this cell instead of changing it</source>
        <translation>不修改，撤销该网格(&amp;W)</translation>
    </message>
    <message>
        <source>File it &amp;although it doesn&apos;t fit there (borders may be in dispute)</source>
        <translation>仍要登记(&amp;A)（边界可能有争议）</translation>
    </message>
    <message>
        <source>Where it doesn&apos;t fit; Enter shows the place on the map</source>
        <translation>不吻合之处；按回车在地图上查看</translation>
    </message>
    <message>
        <source>&amp;File it (Enter)</source>
        <translation>登记(&amp;F)（回车）</translation>
    </message>
    <message>
        <source>File the grid cell: every console takes it up</source>
        <translation>登记网格：各席位随即采用</translation>
    </message>
    <message>
        <source>Back to the map (Esc)</source>
        <translation>返回地图（Esc）</translation>
    </message>
    <message>
        <source>Back to the map without filing</source>
        <translation>不登记，返回地图</translation>
    </message>
    <message>
        <source>Comparing with the neighbours…</source>
        <translation>正在与相邻网格核对…</translation>
    </message>
    <message>
        <source>Another grid cell has this code already. To change that one, choose it on the map.</source>
        <translation>该编码已有网格使用。要修改那个网格，请在地图上选取。</translation>
    </message>
    <message>
        <source>It fits with its neighbours and its division.</source>
        <translation>与相邻网格和所属区划吻合。</translation>
    </message>
    <message numerus="yes">
        <source>At %n place(s) the ground doesn&apos;t fit together; the map shows the numbers.</source>
        <translation>
            <numerusform>有 %n 处不吻合，地图上已编号标出。</numerusform>
        </translation>
    </message>
    <message>
        <source>The grid cell %1 is withdrawn.</source>
        <translation>网格 %1 已撤销。</translation>
    </message>
    <message>
        <source>The grid cell %1 is filed.</source>
        <translation>网格 %1 已登记。</translation>
    </message>
    <message>
        <source>Neighbours fo&amp;llow: borders stay shared, ground is taken from them and given to them</source>
        <translation>相邻网格随边界调整（&amp;L）：公共边界保持一致，地块相应划出或划入</translation>
    </message>
    <message numerus="yes">
        <source>(in %n piece(s) then)</source>
        <translation>
            <numerusform>（分为 %n 块）</numerusform>
        </translation>
    </message>
    <message>
        <source>Changed with it: %1</source>
        <translation>一并调整：%1</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::CellPage</name>
    <message>
        <source>Grid cells drawn over the edition</source>
        <translation>在现行版本上绘制的网格</translation>
    </message>
    <message>
        <source>&amp;New cell</source>
        <translation>新网格(&amp;N)</translation>
    </message>
    <message>
        <source>Change a cell on the &amp;map</source>
        <translation>在地图上选取并修改(&amp;M)</translation>
    </message>
    <message>
        <source>Go on with the &amp;draft</source>
        <translation>继续绘制草稿(&amp;D)</translation>
    </message>
    <message>
        <source>Th&amp;row the draft away</source>
        <translation>丢弃草稿(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Go to (Enter)</source>
        <translation>定位(&amp;G)（回车）</translation>
    </message>
    <message>
        <source>&amp;Change or withdraw…</source>
        <translation>修改或撤销(&amp;C)…</translation>
    </message>
    <message>
        <source>No cell was drawn or withdrawn yet. What is filed here counts on all consoles at once.</source>
        <translation>尚未绘制或撤销过网格。在此登记后，各席位随即采用。</translation>
    </message>
    <message>
        <source>What</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Filed by</source>
        <translation>登记人</translation>
    </message>
    <message>
        <source>Filed at</source>
        <translation>登记时间</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>superseded by a new edition</source>
        <translation>已被新版本取代</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>已绘制</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::CellTool</name>
    <message>
        <source>Take up the draft</source>
        <translation>继续绘制草稿</translation>
    </message>
    <message>
        <source>Move a corner</source>
        <translation>移动顶点</translation>
    </message>
    <message>
        <source>Follow the border</source>
        <translation>沿边界补齐</translation>
    </message>
    <message>
        <source>There is no grid cell. Click the one to change.</source>
        <translation>此处没有网格。请点击要修改的网格。</translation>
    </message>
    <message>
        <source>Click the grid cell to change, or press Space for the one in the middle.</source>
        <translation>点击要修改的网格，或按空格键选取地图中央的网格。</translation>
    </message>
    <message>
        <source>New grid cell</source>
        <translation>新网格</translation>
    </message>
    <message numerus="yes">
        <source>%n corner(s)</source>
        <translation>
            <numerusform>%n 个顶点</numerusform>
        </translation>
    </message>
    <message>
        <source>Click the corners, or press Space for the place in the middle. Near other cells they snap to their corners and borders; hold Shift to set them freely.</source>
        <translation>点击各顶点，或按空格键取地图中央。靠近其他网格时自动吸附到其顶点和边界；按住 Shift 不吸附。</translation>
    </message>
    <message>
        <source>The cell is in several pieces; the largest is changed here.</source>
        <translation>该网格由多块组成，此处修改最大的一块。</translation>
    </message>
    <message>
        <source>Tab: next corner, M: move it here, Alt+arrow: push it, Del: take it away, F: follow the neighbour&apos;s border, Ctrl+Z: undo, Enter: check and file</source>
        <translation>Tab：下一顶点；M：移到中央；Alt+方向键：微移；Del：删除；F：沿相邻网格边界补齐；Ctrl+Z：撤销；回车：核对并登记</translation>
    </message>
    <message>
        <source>Drawing a grid cell</source>
        <translation>绘制网格</translation>
    </message>
    <message>
        <source>End drawing, the draft is kept (Esc)</source>
        <translation>结束绘制，保留草稿（Esc）</translation>
    </message>
    <message>
        <source>Check and file it (Enter)</source>
        <translation>核对并登记（回车）</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::ClockGuard</name>
    <message>
        <source>%1 The time %2 was confirmed.</source>
        <translation>%1 已确认时间为 %2。</translation>
    </message>
    <message>
        <source>The time is confirmed; the shift log says so.</source>
        <translation>时间已确认，并记入值班日志。</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::ClockQuestion</name>
    <message>
        <source>Is the clock right?</source>
        <translation>时钟对吗？</translation>
    </message>
    <message>
        <source>Set the clock in the settings of this machine&apos;s system. This question goes away once it is right. Until then write the time of what you take in into its text.</source>
        <translation>请在本机系统设置里校正时钟，校正后此问自动消失。在此之前请把受理时间写进内容里。</translation>
    </message>
    <message>
        <source>Compare date and time with a telephone&apos;s. Deadlines and papers go by this clock; who confirms it stands in the shift log. After the machine slept, the time is usually right.</source>
        <translation>请与手机的日期时间核对。时限和文书都以此时钟为准；确认人记入值班日志。若是机器休眠后醒来，时间通常是对的。</translation>
    </message>
    <message>
        <source>The time is &amp;right</source>
        <translation>时间正确(&amp;R)</translation>
    </message>
    <message>
        <source>The time shown is right</source>
        <translation>显示的时间正确</translation>
    </message>
    <message>
        <source>Sign in first.</source>
        <translation>请先登录。</translation>
    </message>
    <message>
        <source>It is &amp;wrong</source>
        <translation>时间不对(&amp;W)</translation>
    </message>
    <message>
        <source>The time shown is wrong</source>
        <translation>显示的时间不对</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::ClocksDialog</name>
    <message>
        <source>Clocks that ran ahead</source>
        <translation>走快的时钟</translation>
    </message>
    <message>
        <source>What a console wrote while its clock was more than a day ahead is kept and passed on, but does not count. Ask there by how much the clock was ahead, and say it here: then it counts on every console, at the right time. 0 when the clock was right after all.</source>
        <translation>值班台时钟快一天以上时写下的记录照样保存、转发，但暂不生效。请问清那台时钟快了多少，在此填写：此后各值班台按正确时间计入。时钟其实没错则填 0。</translation>
    </message>
    <message>
        <source>Consoles whose clock ran ahead</source>
        <translation>时钟走快的值班台</translation>
    </message>
    <message>
        <source>It was &amp;ahead by</source>
        <translation>快了(&amp;A)</translation>
    </message>
    <message>
        <source>By how much the clock was ahead</source>
        <translation>时钟快了多少</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>&amp;Correct</source>
        <translation>更正(&amp;C)</translation>
    </message>
    <message>
        <source>Correct the clock of the chosen console</source>
        <translation>更正所选值班台的时钟</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>a console not known here</source>
        <translation>本机不认识的值班台</translation>
    </message>
    <message>
        <source>✓ corrected by %1 minutes</source>
        <translation>✓ 已更正 %1 分钟</translation>
    </message>
    <message>
        <source>✕ %1 entries are held</source>
        <translation>✕ %1 条记录暂不生效</translation>
    </message>
    <message>
        <source>No clock is suspected.</source>
        <translation>没有可疑的时钟。</translation>
    </message>
    <message>
        <source>For administrators.</source>
        <translation>仅限管理员。</translation>
    </message>
    <message>
        <source>What was held of that console counts now, at the corrected time.</source>
        <translation>该值班台暂不生效的记录现已按更正后的时间计入。</translation>
    </message>
    <message>
        <source>The clock of a console was corrected.</source>
        <translation>已更正一台值班台的时钟。</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::ComponentPage</name>
    <message>
        <source>&amp;State now</source>
        <translation>现状(&amp;S)</translation>
    </message>
    <message>
        <source>Seen &amp;at</source>
        <translation>发现时间(&amp;A)</translation>
    </message>
    <message>
        <source>N&amp;ote</source>
        <translation>备注(&amp;O)</translation>
    </message>
    <message>
        <source>%1 %2: state and history</source>
        <translation>%1 %2：状态与历史</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>情况</translation>
    </message>
    <message>
        <source>By</source>
        <translation>登记人</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>What was noted, and the cases about it</source>
        <translation>登记记录和相关案件</translation>
    </message>
    <message>
        <source>yyyy-mm-dd hh:mm</source>
        <translation>年-月-日 时:分</translation>
    </message>
    <message>
        <source>&amp;Belongs to the case %1</source>
        <translation>属于案件 %1(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Note it (Ctrl+Enter)</source>
        <translation>登记(&amp;N)（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>Note the state: every console shows it</source>
        <translation>登记状态：各值班台都会显示</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>The inventory has it as %1.</source>
        <translation>普查数据中为“%1”。</translation>
    </message>
    <message>
        <source>The inventory doesn&apos;t have it.</source>
        <translation>普查数据中没有该部件。</translation>
    </message>
    <message>
        <source>Nobody noted a state yet.</source>
        <translation>尚无人登记过状态。</translation>
    </message>
    <message>
        <source>Noted last: %1, %2.</source>
        <translation>最近登记：%1，%2。</translation>
    </message>
    <message>
        <source>This is no date and time. Write it as 2025-11-03 07:05.</source>
        <translation>这不是日期和时间。请写成 2025-11-03 07:05。</translation>
    </message>
    <message>
        <source>Noted: %1 is %2.</source>
        <translation>已登记：%1 %2。</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::ConflictLight</name>
    <message numerus="yes">
        <source>%n disagreements</source>
        <translation>
            <numerusform>%n 项分歧</numerusform>
        </translation>
    </message>
    <message>
        <source>What was done at two consoles and does not go together; opens the list (Ctrl+D)</source>
        <translation>两台值班台分别办理而互相矛盾的事项；打开清单（Ctrl+D）</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::ConflictListModel</name>
    <message>
        <source>Case or record</source>
        <translation>案件或记录</translation>
    </message>
    <message>
        <source>They differ in</source>
        <translation>分歧所在</translation>
    </message>
    <message>
        <source>Holds for now</source>
        <translation>暂以此为准</translation>
    </message>
    <message>
        <source>Stands against it</source>
        <translation>与之相对</translation>
    </message>
    <message>
        <source>Settled by</source>
        <translation>处理方式</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::ConflictsPage</name>
    <message>
        <source>Disagreements</source>
        <translation>分歧</translation>
    </message>
    <message>
        <source>Disagreements; Enter opens the case</source>
        <translation>分歧清单；回车打开案件</translation>
    </message>
    <message>
        <source>Unsettled or settled</source>
        <translation>未处理或已处理</translation>
    </message>
    <message>
        <source>Ctrl+Page down, Ctrl+Page up</source>
        <translation>Ctrl+Page Down、Ctrl+Page Up</translation>
    </message>
    <message>
        <source>What was done at two consoles while they did not talk, and does not go together. Nothing of it is lost, and every console shows the same side as holding for now, until somebody settles it.</source>
        <translation>两台值班台断线期间分别办理、互相矛盾的事项。两边的记录都在，各值班台暂以同一边为准，直到有人处理。</translation>
    </message>
    <message>
        <source>&amp;Open the case (Enter)</source>
        <translation>打开案件(&amp;O)（回车）</translation>
    </message>
    <message>
        <source>Open the whole case</source>
        <translation>打开整个案件</translation>
    </message>
    <message>
        <source>Unsettled (%1)</source>
        <translation>未处理（%1）</translation>
    </message>
    <message>
        <source>Settled (%1)</source>
        <translation>已处理（%1）</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>None was settled yet.</source>
        <translation>还没有已处理的分歧。</translation>
    </message>
    <message>
        <source>Nothing is unsettled: what was done goes together.</source>
        <translation>没有未处理的分歧，各值班台办理一致。</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::ConsoleListModel</name>
    <message>
        <source>Revoked %1: %2</source>
        <translation>%1 吊销：%2</translation>
    </message>
    <message>
        <source>Last heard %1</source>
        <translation>最近联系 %1</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>值班台</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>状况</translation>
    </message>
    <message>
        <source>To send</source>
        <translation>待发</translation>
    </message>
    <message>
        <source>Oldest unsent</source>
        <translation>最早待发</translation>
    </message>
    <message>
        <source>To come</source>
        <translation>待收</translation>
    </message>
    <message>
        <source>Ledgers</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>线路</translation>
    </message>
    <message>
        <source>Division</source>
        <translation>区划</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::ConsolesPage</name>
    <message>
        <source>Other consoles</source>
        <translation>其他值班台</translation>
    </message>
    <message>
        <source>Paired consoles</source>
        <translation>已配对的值班台</translation>
    </message>
    <message>
        <source>&amp;Pair…</source>
        <translation>配对(&amp;P)…</translation>
    </message>
    <message>
        <source>Pair by &amp;files…</source>
        <translation>用文件配对(&amp;F)…</translation>
    </message>
    <message>
        <source>Re&amp;voke…</source>
        <translation>吊销(&amp;V)…</translation>
    </message>
    <message>
        <source>Rou&amp;tes…</source>
        <translation>线路(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Write a bundle…</source>
        <translation>写出同步包(&amp;W)…</translation>
    </message>
    <message>
        <source>with everythin&amp;g</source>
        <translation>包含全部(&amp;G)</translation>
    </message>
    <message>
        <source>Not only what the console lacked when it was last heard</source>
        <translation>不限于对方最近联系时所缺的内容</translation>
    </message>
    <message>
        <source>R&amp;ead a bundle…</source>
        <translation>读取同步包(&amp;E)…</translation>
    </message>
    <message>
        <source>Pair with another console</source>
        <translation>与其他值班台配对</translation>
    </message>
    <message>
        <source>Pair by files on a stick</source>
        <translation>用 U 盘文件配对</translation>
    </message>
    <message>
        <source>Revoke the chosen console</source>
        <translation>吊销所选值班台</translation>
    </message>
    <message>
        <source>Routes of this console</source>
        <translation>本台线路</translation>
    </message>
    <message>
        <source>Write a bundle for the chosen console</source>
        <translation>为所选值班台写出同步包</translation>
    </message>
    <message>
        <source>Read a bundle</source>
        <translation>读取同步包</translation>
    </message>
    <message>
        <source>Pairing, revoking and routes are for administrators. Bundles are for everybody who is signed in.</source>
        <translation>配对、吊销和线路由系统管理员操作；同步包凡已登录人员均可使用。</translation>
    </message>
    <message>
        <source>This console talks with no other: it can only read its store, or its own key is damaged (see &quot;fengsui-clerk peer list&quot;).</source>
        <translation>本台不与其他值班台通信：只能读取该库，或本台密钥已损坏（见“fengsui-clerk peer list”）。</translation>
    </message>
    <message>
        <source>Others call it at %1 (port %2).</source>
        <translation>其他值班台呼叫 %1（端口 %2）。</translation>
    </message>
    <message>
        <source>Nobody can call it.</source>
        <translation>不接受呼入。</translation>
    </message>
    <message>
        <source>It calls nobody.</source>
        <translation>不呼出。</translation>
    </message>
    <message>
        <source>It calls %1.</source>
        <translation>本台呼叫 %1。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>This console: %1. %2
Its key: %3</source>
        <translation>本台：%1。%2
本台密钥：%3</translation>
    </message>
    <message>
        <source>No other console is paired with this one: it works alone.</source>
        <translation>尚未与其他值班台配对，本台单机运行。</translation>
    </message>
    <message>
        <source>%1 (%2): %3.</source>
        <translation>%1（%2）：%3。</translation>
    </message>
    <message>
        <source>Last heard %1, %2.</source>
        <translation>最近联系 %1，%2。</translation>
    </message>
    <message>
        <source>Revoked %1: %2</source>
        <translation>%1 吊销：%2</translation>
    </message>
    <message>
        <source>Both hold the same entries and reckon different ledgers: do not rely on the lists of either console. Call whoever looks after the program.</source>
        <translation>双方日志相同而台账不同：两台的列表均不可依赖。请联系系统维护人员。</translation>
    </message>
    <message>
        <source>Its key: %1</source>
        <translation>密钥：%1</translation>
    </message>
    <message>
        <source>Bundle for %1</source>
        <translation>给 %1 的同步包</translation>
    </message>
    <message>
        <source>Bundle</source>
        <translation>同步包</translation>
    </message>
    <message>
        <source>Bundles (*.bundle)</source>
        <translation>同步包 (*.bundle)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Clocks that ran ahead</source>
        <translation>走快的时钟</translation>
    </message>
    <message>
        <source>✕ Cloc&amp;ks (%1)…</source>
        <translation>✕ 时钟(&amp;K)（%1）…</translation>
    </message>
    <message>
        <source>Cloc&amp;ks…</source>
        <translation>时钟(&amp;K)…</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::CornerTool</name>
    <message>
        <source>Take the last corner back (Backspace)</source>
        <translation>撤回最后一点（退格键）</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::DecisionBar</name>
    <message>
        <source>Request to be decided</source>
        <translation>待审批的申请</translation>
    </message>
    <message>
        <source>? %1, asked by %2 at %3</source>
        <translation>? %1申请，%2于%3提出</translation>
    </message>
    <message>
        <source>!! Should have been decided by %1, %2 ago</source>
        <translation>!! 应于%1前审批，已过%2</translation>
    </message>
    <message>
        <source>To be decided by %1, %2 left</source>
        <translation>须于%1前审批，剩余%2</translation>
    </message>
    <message>
        <source>%1: sure?</source>
        <translation>%1：确定吗？</translation>
    </message>
    <message>
        <source>Yes (Enter)</source>
        <translation>确定 (Enter)</translation>
    </message>
    <message>
        <source>No (Esc)</source>
        <translation>取消 (Esc)</translation>
    </message>
    <message>
        <source>%1 (F5)</source>
        <translation>%1 (F5)</translation>
    </message>
    <message>
        <source>%1 (Shift+F5)</source>
        <translation>%1 (Shift+F5)</translation>
    </message>
    <message>
        <source>No request of this case waits for your decision.</source>
        <translation>本案没有等待您审批的申请。</translation>
    </message>
    <message>
        <source>Which one? 1 to %1, or F5 for the first; Esc leaves it.</source>
        <translation>选哪一种？按 1 到 %1，F5 为第一种；Esc 放弃。</translation>
    </message>
    <message>
        <source>Several ways: F5, then its number.</source>
        <translation>有多种处理方式：先按 F5，再按序号。</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::DrawingForm</name>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation>颜色(&amp;C)</translation>
    </message>
    <message>
        <source>N&amp;ote</source>
        <translation>备注(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Belongs to the case %1</source>
        <translation>属于案件 %1(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;File it (Enter)</source>
        <translation>登记(&amp;F)（回车）</translation>
    </message>
    <message>
        <source>File the drawing: every console shows it</source>
        <translation>登记标绘，各席位都会显示</translation>
    </message>
    <message>
        <source>Back to the map (Esc)</source>
        <translation>返回地图（Esc）</translation>
    </message>
    <message>
        <source>Back to the map without filing</source>
        <translation>返回地图，不登记</translation>
    </message>
    <message>
        <source>“%1” is filed and shown on every console.</source>
        <translation>“%1”已登记，各席位都会显示。</translation>
    </message>
    <message>
        <source>The &amp;road along it is closed: travel times go around it</source>
        <translation>沿线道路封闭，行车时间按绕行计算(&amp;R)</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::DrawingLink</name>
    <message>
        <source>Drawings</source>
        <translation>标绘</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::DrawingPage</name>
    <message>
        <source>Drawings on the map</source>
        <translation>地图标绘</translation>
    </message>
    <message>
        <source>New &amp;area</source>
        <translation>新建区域(&amp;A)</translation>
    </message>
    <message>
        <source>New &amp;route</source>
        <translation>新建路线(&amp;R)</translation>
    </message>
    <message>
        <source>New &amp;label</source>
        <translation>新建标注(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Go to (Enter)</source>
        <translation>前往(&amp;G)（回车）</translation>
    </message>
    <message>
        <source>&amp;Change…</source>
        <translation>修改(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Withdraw…</source>
        <translation>撤销(&amp;W)…</translation>
    </message>
    <message>
        <source>Nothing is drawn yet. What is filed here is shown on the maps of all consoles.</source>
        <translation>尚无标绘。在此登记的标绘会显示在各席位的地图上。</translation>
    </message>
    <message>
        <source>What</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Filed by</source>
        <translation>登记人</translation>
    </message>
    <message>
        <source>Filed at</source>
        <translation>登记时间</translation>
    </message>
    <message>
        <source>Withdraw the drawing</source>
        <translation>撤销标绘</translation>
    </message>
    <message>
        <source>Why is “%1” withdrawn? It is taken off every console&apos;s map for good.</source>
        <translation>为什么撤销“%1”？撤销后各席位地图上都不再显示，不能恢复。</translation>
    </message>
    <message>
        <source>“%1” is withdrawn.</source>
        <translation>“%1”已撤销。</translation>
    </message>
    <message>
        <source>What is &amp;inside…</source>
        <translation>区域内有什么(&amp;I)…</translation>
    </message>
    <message>
        <source>List what is inside the area</source>
        <translation>列出区域内的内容</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::DrawingTool</name>
    <message>
        <source>Add a corner</source>
        <translation>添加顶点</translation>
    </message>
    <message>
        <source>Take a corner away</source>
        <translation>删除顶点</translation>
    </message>
    <message>
        <source>Move a corner</source>
        <translation>移动顶点</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n corner(s)</source>
        <translation>
            <numerusform>%1，%n 个顶点</numerusform>
        </translation>
    </message>
    <message>
        <source>Label: click its place, or press Space for the middle.</source>
        <translation>标注：点击其位置，或按空格键取地图中心。</translation>
    </message>
    <message>
        <source>Click the corners, or press Space for the place in the middle.</source>
        <translation>依次点击顶点，或按空格键取地图中心。</translation>
    </message>
    <message>
        <source>A route needs two corners at least.</source>
        <translation>路线至少要有两个点。</translation>
    </message>
    <message>
        <source>Tab: next corner, M: move it here, Del: take it away, Ctrl+Z: undo, Enter: name and file it</source>
        <translation>Tab 选下一顶点，M 移到此处，Del 删除，Ctrl+Z 撤销，回车命名并登记</translation>
    </message>
    <message>
        <source>Enter: name and file it</source>
        <translation>回车：命名并登记</translation>
    </message>
    <message>
        <source>Drawing on the map</source>
        <translation>地图标绘</translation>
    </message>
    <message>
        <source>End drawing, nothing is filed (Esc)</source>
        <translation>结束标绘，不登记（Esc）</translation>
    </message>
    <message>
        <source>Name and file it (Enter)</source>
        <translation>命名并登记（回车）</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::EditionsInForce</name>
    <message>
        <source>%1 were announced by another console and are not here yet; they come with the sync. Until then those before stay in use.</source>
        <translation>另一坐席已公布%1，本机尚未收到，同步时会传来；在此之前沿用原有数据。</translation>
    </message>
    <message>
        <source>The new divisions and cells (%1)</source>
        <translation>新的区划和网格（%1）</translation>
    </message>
    <message>
        <source>The new components (%1)</source>
        <translation>新的部件普查数据（%1）</translation>
    </message>
    <message>
        <source>The new cameras, shelters and other facilities (%1)</source>
        <translation>新的摄像头、避难场所等设施（%1）</translation>
    </message>
    <message>
        <source>%1 are being opened… %2 s</source>
        <translation>正在打开%1…… %2 秒</translation>
    </message>
    <message>
        <source>%1 can&apos;t be opened, so those before stay in use. %2</source>
        <translation>%1打不开，沿用原有数据。%2</translation>
    </message>
    <message>
        <source>%1 are in use now: %2 in all.</source>
        <translation>%1已启用，共 %2 条。</translation>
    </message>
    <message>
        <source>The new roads (%1)</source>
        <translation>新的路网（%1）</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::EvaluationModel</name>
    <message>
        <source>All cases</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>%1 h (%2)</source>
        <translation>%1 小时（%2）</translation>
    </message>
    <message>
        <source>Evaluated</source>
        <translation>评价对象</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::EvaluationPage</name>
    <message>
        <source>&amp;From</source>
        <translation>起(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>止(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;By</source>
        <translation>评价对象(&amp;B)</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>综合评价</translation>
    </message>
    <message>
        <source>Responsible units</source>
        <translation>责任单位</translation>
    </message>
    <message>
        <source>Towns</source>
        <translation>乡镇</translation>
    </message>
    <message>
        <source>Grid cells</source>
        <translation>单元网格</translation>
    </message>
    <message>
        <source>Posts and people</source>
        <translation>岗位人员</translation>
    </message>
    <message>
        <source>&amp;Evaluate (Enter)</source>
        <translation>评价（Enter）(&amp;E)</translation>
    </message>
    <message>
        <source>Write a &amp;workbook…</source>
        <translation>导出工作簿(&amp;W)…</translation>
    </message>
    <message>
        <source>Write a t&amp;able of values…</source>
        <translation>导出数值表(&amp;A)…</translation>
    </message>
    <message>
        <source>Write the b&amp;ulletin…</source>
        <translation>制作通报(&amp;U)…</translation>
    </message>
    <message>
        <source>Figures; Enter lists the cases behind one</source>
        <translation>评价指标；按Enter列出所涉案件</translation>
    </message>
    <message>
        <source>Choose a figure (double click or Enter) to see the cases behind it.</source>
        <translation>双击指标或按Enter，查看所涉案件。</translation>
    </message>
    <message>
        <source>This is no date and time. Write it as 2025-11-03 07:05.</source>
        <translation>这不是日期和时间，请写成2025-11-03 07:05。</translation>
    </message>
    <message>
        <source>The end must be after the beginning.</source>
        <translation>结束时间必须晚于开始时间。</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n case(s)</source>
        <translation>
            <numerusform>%1：%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>Write the evaluation</source>
        <translation>导出综合评价</translation>
    </message>
    <message>
        <source>%1 is written.</source>
        <translation>%1已写入。</translation>
    </message>
    <message>
        <source>All cases</source>
        <translation>全部案件</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::FaultLink</name>
    <message>
        <source>Broken and lost components</source>
        <translation>破损、丢失的部件</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::FaultPage</name>
    <message>
        <source>Broken and lost components</source>
        <translation>破损、丢失的部件</translation>
    </message>
    <message>
        <source>Only those with these words, as a road, a class or an owner</source>
        <translation>只看含有这些字的，如道路、类别或权属单位</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>起始时间</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Name and address</source>
        <translation>名称与地址</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>权属单位</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>What is broken or lost now</source>
        <translation>目前破损或丢失的部件</translation>
    </message>
    <message>
        <source>&amp;Show on the map (Enter)</source>
        <translation>在地图上显示(&amp;S)（Enter）</translation>
    </message>
    <message>
        <source>State and &amp;history…</source>
        <translation>状态与历史(&amp;H)…</translation>
    </message>
    <message>
        <source>not in the inventory</source>
        <translation>不在普查数据中</translation>
    </message>
    <message>
        <source>Nothing is noted as broken or lost. What is damaged is noted at the component: click on it on the map.</source>
        <translation>没有登记为破损或丢失的部件。发现损坏时，在地图上点击该部件进行登记。</translation>
    </message>
    <message numerus="yes">
        <source>%n component(s) are broken or lost.</source>
        <translation>
            <numerusform>%n 个部件破损或丢失。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fengsui::ui::FigureChoice</name>
    <message>
        <source>Areas coloured by a &amp;figure</source>
        <translation>按指标着色(&amp;F)</translation>
    </message>
    <message>
        <source>the last 24 hours</source>
        <translation>最近24小时</translation>
    </message>
    <message>
        <source>the last 7 days</source>
        <translation>最近7天</translation>
    </message>
    <message>
        <source>the last 30 days</source>
        <translation>最近30天</translation>
    </message>
    <message>
        <source>the last 365 days</source>
        <translation>最近365天</translation>
    </message>
    <message>
        <source>from … to …</source>
        <translation>自……至……</translation>
    </message>
    <message>
        <source>as many areas in each class</source>
        <translation>按数量均分（分位数）</translation>
    </message>
    <message>
        <source>steps of the same size</source>
        <translation>按数值等距</translation>
    </message>
    <message>
        <source>The figure by which areas are coloured</source>
        <translation>区域按哪个指标着色</translation>
    </message>
    <message>
        <source>Which areas are coloured</source>
        <translation>给哪一级区域着色</translation>
    </message>
    <message>
        <source>The period of the figure</source>
        <translation>指标的统计时段</translation>
    </message>
    <message>
        <source>Beginning of the period, as 2025-11-03 07:05</source>
        <translation>时段开始，格式如 2025-11-03 07:05</translation>
    </message>
    <message>
        <source>End of the period, as 2025-11-03 07:05</source>
        <translation>时段结束，格式如 2025-11-03 07:05</translation>
    </message>
    <message>
        <source>How values are parted into classes</source>
        <translation>数值的分级方式</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>不着色</translation>
    </message>
    <message>
        <source>This is no date and time. Write it as 2025-11-03 07:05.</source>
        <translation>这不是日期和时间，请写成2025-11-03 07:05。</translation>
    </message>
    <message>
        <source>The end must be after the beginning.</source>
        <translation>结束时间须晚于开始时间。</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::FigureLink</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n area(s)</source>
        <translation>
            <numerusform>%n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>no value</source>
        <translation>无数值</translation>
    </message>
    <message>
        <source>by %1</source>
        <comment>a level of areas, as town or cell</comment>
        <translation>按%1统计</translation>
    </message>
    <message numerus="yes">
        <source>%n more in none of these areas</source>
        <translation>
            <numerusform>另有 %n 件不在这些区域内</numerusform>
        </translation>
    </message>
    <message>
        <source>Counting… %1 %</source>
        <translation>正在统计… %1 %</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计…</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::FilePane</name>
    <message>
        <source>Attach files…</source>
        <translation>添加附件…</translation>
    </message>
    <message>
        <source>Photographs, PDF, audio and plain text up to 64 MiB; or drop them here</source>
        <translation>照片、PDF、音频和纯文本，不超过 64 MiB；也可以拖放到这里</translation>
    </message>
    <message>
        <source>shows the caller</source>
        <translation>含来电人信息</translation>
    </message>
    <message>
        <source>What is attached now is destroyed together with the caller&apos;s data</source>
        <translation>现在添加的附件会随来电人的个人信息一并销毁</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>撤回…</translation>
    </message>
    <message>
        <source>Files of the case</source>
        <translation>案件附件</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>destroyed</source>
        <translation>已销毁</translation>
    </message>
    <message>
        <source>withdrawn: %1</source>
        <translation>已撤回：%1</translation>
    </message>
    <message>
        <source>here</source>
        <translation>已到达</translation>
    </message>
    <message>
        <source>waiting for %1</source>
        <translation>等待 %1 传来</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n 个附件</numerusform>
        </translation>
    </message>
    <message>
        <source>Files to attach</source>
        <translation>选择要添加的附件</translation>
    </message>
    <message>
        <source>What may be attached (*.jpg *.jpeg *.png *.webp *.pdf *.mp3 *.m4a *.wav *.ogg *.amr *.flac *.txt)</source>
        <translation>可添加的文件 (*.jpg *.jpeg *.png *.webp *.pdf *.mp3 *.m4a *.wav *.ogg *.amr *.flac *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Attached: %1</source>
        <translation>已添加：%1</translation>
    </message>
    <message>
        <source>A copy of the file can&apos;t be made.</source>
        <translation>无法制作文件副本。</translation>
    </message>
    <message>
        <source>No program of this machine opens this file; save a copy instead.</source>
        <translation>本机没有能打开此文件的程序，请另存副本。</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>保存副本</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>Withdraw %1</source>
        <translation>撤回 %1</translation>
    </message>
    <message>
        <source>Why? The file is destroyed on every console that hears of it.</source>
        <translation>原因是什么？各控制台收到后都会销毁该文件。</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::FindBar</name>
    <message>
        <source>Code, class, cell, name, address or coordinates</source>
        <translation>编码、类别、网格、名称、地址或坐标</translation>
    </message>
    <message>
        <source>Search of the map</source>
        <translation>地图查找</translation>
    </message>
    <message>
        <source>Close the search (Esc)</source>
        <translation>关闭查找（Esc）</translation>
    </message>
    <message>
        <source>What the numbers are</source>
        <translation>坐标系</translation>
    </message>
    <message>
        <source>WGS 84 / CGCS2000</source>
        <translation>WGS 84 / CGCS2000</translation>
    </message>
    <message>
        <source>GCJ-02 (AMap, Tencent)</source>
        <translation>GCJ-02（高德、腾讯）</translation>
    </message>
    <message>
        <source>BD-09 (Baidu)</source>
        <translation>BD-09（百度）</translation>
    </message>
    <message>
        <source>Which number stands first</source>
        <translation>哪个数在前</translation>
    </message>
    <message>
        <source>Longitude first</source>
        <translation>经度在前</translation>
    </message>
    <message>
        <source>Latitude first</source>
        <translation>纬度在前</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>查找结果</translation>
    </message>
    <message>
        <source>Nothing was found. Search for a code or the beginning of one, a class, a part of a name or address, a cell, or a place such as 103.9028, 28.9567.</source>
        <translation>没有找到。可输入编码或其开头、类别、名称或地址的一部分、网格，或坐标，如103.9028, 28.9567。</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::FoundModel</name>
    <message>
        <source>Open case</source>
        <translation>未结案件</translation>
    </message>
    <message>
        <source>Closed case</source>
        <translation>已结案件</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>队伍</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>Towards</source>
        <translation>方位</translation>
    </message>
    <message>
        <source>More</source>
        <translation>说明</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::ImportDialog</name>
    <message>
        <source>Import calls</source>
        <translation>导入来电</translation>
    </message>
    <message>
        <source>&amp;Choose a file…</source>
        <translation>选择文件(&amp;C)…</translation>
    </message>
    <message>
        <source>Choose a call file</source>
        <translation>选择来电文件</translation>
    </message>
    <message>
        <source>Stop (Esc)</source>
        <translation>停止 (Esc)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>Progress of the import</source>
        <translation>导入进度</translation>
    </message>
    <message>
        <source>Rows with remarks</source>
        <translation>有问题的行</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>CSV or .csv.gz, UTF-8 or GB18030</source>
        <translation>CSV 或 .csv.gz，UTF-8 或 GB18030</translation>
    </message>
    <message>
        <source>Call file</source>
        <translation>来电文件</translation>
    </message>
    <message>
        <source>Call files (*.csv *.csv.gz)</source>
        <translation>来电文件 (*.csv *.csv.gz)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>The console was locked.</source>
        <translation>调度台已锁定。</translation>
    </message>
    <message>
        <source>%1: %2 taken in, %3 known before, %4 not used</source>
        <translation>%1：接入%2条，已有%3条，未采用%4条</translation>
    </message>
    <message>
        <source>%1 taken in · %2 known before · %3 not used</source>
        <translation>接入%1 · 已有%2 · 未采用%3</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::IntakeForm</name>
    <message>
        <source>Caller &amp;name</source>
        <translation>诉求人(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Phone</source>
        <translation>电话(&amp;P)</translation>
    </message>
    <message>
        <source>Caller&apos;s a&amp;ddress</source>
        <translation>诉求人地址(&amp;D)</translation>
    </message>
    <message>
        <source>T&amp;itle *</source>
        <translation>标题(&amp;I) *</translation>
    </message>
    <message>
        <source>What happened (&amp;W)</source>
        <translation>情况(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Address *</source>
        <translation>地点(&amp;A) *</translation>
    </message>
    <message>
        <source>Place on the map (&amp;G)</source>
        <translation>地图位置(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Urgent</source>
        <translation>加急(&amp;U)</translation>
    </message>
    <message>
        <source>App&amp;eal</source>
        <translation>诉求类型(&amp;E)</translation>
    </message>
    <message>
        <source>Words or code, e.g. “water” or “积水”</source>
        <translation>关键词或代码，如“积水”或“water”</translation>
    </message>
    <message>
        <source>Click on the map</source>
        <translation>请在地图上点击</translation>
    </message>
    <message>
        <source>yyyy-mm-dd hh:mm</source>
        <translation>年-月-日 时:分</translation>
    </message>
    <message>
        <source>shorter limits</source>
        <translation>缩短时限</translation>
    </message>
    <message>
        <source>Take in (Ctrl+Enter)</source>
        <translation>接报 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Join to the chosen (Ctrl+J)</source>
        <translation>并入所选 (Ctrl+J)</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Take the report in as a new case</source>
        <translation>作为新案件接报</translation>
    </message>
    <message>
        <source>Join the report to the chosen open case</source>
        <translation>并入所选未结案件</translation>
    </message>
    <message>
        <source>Empty the form</source>
        <translation>清空表单</translation>
    </message>
    <message>
        <source>Open cases that could be the same matter</source>
        <translation>可能是同一问题的未结案件</translation>
    </message>
    <message>
        <source>Outside the grid · %1</source>
        <translation>网格外 · %1</translation>
    </message>
    <message>
        <source>No open case looks like this one.</source>
        <translation>没有相似的未结案件。</translation>
    </message>
    <message numerus="yes">
        <source>%n open case(s) could be the same matter:</source>
        <translation>
            <numerusform>有%n件未结案件可能是同一问题：</numerusform>
        </translation>
    </message>
    <message>
        <source>This is no date and time. Write it as 2025-11-03 07:05.</source>
        <translation>不是日期和时间，请写成 2025-11-03 07:05。</translation>
    </message>
    <message>
        <source>No type is called this. Choose one from the list.</source>
        <translation>没有这个类别，请从列表中选择。</translation>
    </message>
    <message>
        <source>Give the matter a title.</source>
        <translation>请填写标题。</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>未保存：%1</translation>
    </message>
    <message>
        <source>T&amp;ype</source>
        <translation>类别(&amp;Y)</translation>
    </message>
    <message>
        <source>Happened at (&amp;O)</source>
        <translation>事发时间(&amp;O)</translation>
    </message>
    <message>
        <source>Sou&amp;rce</source>
        <translation>来源(&amp;R)</translation>
    </message>
    <message>
        <source>Wor&amp;kflow</source>
        <translation>业务流程(&amp;K)</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::InventoryColumns</name>
    <message>
        <source>Columns of the file and what they are used as</source>
        <translation>文件的列及其用途</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Is used as</source>
        <translation>用作</translation>
    </message>
    <message>
        <source>First values</source>
        <translation>前几个值</translation>
    </message>
    <message>
        <source>C&amp;lass of rows that name none:</source>
        <translation>未写类别的行归入小类(&amp;L)：</translation>
    </message>
    <message>
        <source>Four digits, or a part of the name</source>
        <translation>四位小类代码，或名称的一部分</translation>
    </message>
    <message>
        <source>Class of rows that name none</source>
        <translation>未写类别的行归入的小类</translation>
    </message>
    <message>
        <source>These words say no class or state by themselves. Rows with a word that means nothing are refused.</source>
        <translation>下列词本身不是小类代码或部件状态，请说明含义；含义为空的词所在的行将被拒绝。</translation>
    </message>
    <message>
        <source>What words in the columns mean</source>
        <translation>列中各词的含义</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>词</translation>
    </message>
    <message>
        <source>Means</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>– not used –</source>
        <translation>— 不用 —</translation>
    </message>
    <message>
        <source>code (16 digits)</source>
        <translation>标识码（16 位）</translation>
    </message>
    <message>
        <source>class</source>
        <translation>小类</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>owner&apos;s number</source>
        <translation>权属单位编号</translation>
    </message>
    <message>
        <source>address (road and number)</source>
        <translation>地址（道路和门牌号）</translation>
    </message>
    <message>
        <source>road</source>
        <translation>道路</translation>
    </message>
    <message>
        <source>house number</source>
        <translation>门牌号</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>权属单位</translation>
    </message>
    <message>
        <source>state</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>longitude</source>
        <translation>经度</translation>
    </message>
    <message>
        <source>latitude</source>
        <translation>纬度</translation>
    </message>
    <message>
        <source>Use of the column %1</source>
        <translation>列“%1”的用途</translation>
    </message>
    <message>
        <source>Meaning of %1</source>
        <translation>“%1”的含义</translation>
    </message>
    <message>
        <source>– nothing –</source>
        <translation>— 无 —</translation>
    </message>
    <message>
        <source>Say which columns hold longitude and latitude.</source>
        <translation>请指明经度和纬度各在哪一列。</translation>
    </message>
    <message>
        <source>Say which column holds the codes or the classes, or of which class all components are.</source>
        <translation>请指明标识码或小类在哪一列，或全部部件归入哪个小类。</translation>
    </message>
    <message>
        <source>The file has no codes, and this console&apos;s division has no six digits to count them up behind: choose the column of the codes.</source>
        <translation>文件没有标识码，而本机的区划代码不足六位，无法在其后编号：请选择标识码所在的列。</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::InventoryDialog</name>
    <message>
        <source>Take components in</source>
        <translation>导入部件</translation>
    </message>
    <message>
        <source>File:</source>
        <translation>文件：</translation>
    </message>
    <message>
        <source>CSV (UTF-8 or GB18030), GeoJSON, shapefile, GeoPackage, KML or KMZ</source>
        <translation>CSV（UTF-8 或 GB18030）、GeoJSON、Shapefile、GeoPackage、KML 或 KMZ</translation>
    </message>
    <message>
        <source>&amp;Choose a file…</source>
        <translation>选择文件(&amp;C)…</translation>
    </message>
    <message>
        <source>La&amp;yer:</source>
        <translation>图层(&amp;Y)：</translation>
    </message>
    <message>
        <source>Which layer of the file</source>
        <translation>文件中的哪个图层</translation>
    </message>
    <message>
        <source>Coo&amp;rdinates:</source>
        <translation>坐标(&amp;R)：</translation>
    </message>
    <message>
        <source>What the coordinates of the file are</source>
        <translation>文件所用的坐标</translation>
    </message>
    <message>
        <source>Say what they are…</source>
        <translation>请选择坐标系…</translation>
    </message>
    <message>
        <source>WGS 84 / CGCS2000 (GPS, survey, 天地图)</source>
        <translation>WGS 84 / CGCS2000（GPS、测绘成果、天地图）</translation>
    </message>
    <message>
        <source>GCJ-02 (AMap, Tencent)</source>
        <translation>GCJ-02（高德、腾讯）</translation>
    </message>
    <message>
        <source>BD-09 (Baidu)</source>
        <translation>BD-09（百度）</translation>
    </message>
    <message>
        <source>&amp;Plane system:</source>
        <translation>平面坐标系(&amp;P)：</translation>
    </message>
    <message>
        <source>EPSG:4547 – only where the file is in metres and doesn&apos;t say of which system</source>
        <translation>EPSG:4547 — 仅当文件以米为单位且未注明坐标系时填写</translation>
    </message>
    <message>
        <source>Coordinate system of a plane, such as EPSG:4547</source>
        <translation>平面坐标系，例如 EPSG:4547</translation>
    </message>
    <message>
        <source>1  C&amp;olumns</source>
        <translation>1  列(&amp;O)</translation>
    </message>
    <message>
        <source>2  First ro&amp;ws as they are read</source>
        <translation>2  前几行的读取结果(&amp;W)</translation>
    </message>
    <message>
        <source>First rows as they are read</source>
        <translation>前几行的读取结果</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>标识码</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>小类</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Owner&apos;s number</source>
        <translation>权属单位编号</translation>
    </message>
    <message>
        <source>Road</source>
        <translation>道路</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>门牌号</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>权属单位</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Place (WGS 84)</source>
        <translation>位置（WGS 84）</translation>
    </message>
    <message>
        <source>Rows that were refused</source>
        <translation>被拒绝的行</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>&amp;Try it only</source>
        <translation>仅试导入(&amp;T)</translation>
    </message>
    <message>
        <source>Reads all of it and changes nothing</source>
        <translation>读取全部数据，不作任何改动</translation>
    </message>
    <message>
        <source>Take it &amp;in</source>
        <translation>正式导入(&amp;I)</translation>
    </message>
    <message>
        <source>In place of the components that are in force</source>
        <translation>替换当前启用的部件库</translation>
    </message>
    <message>
        <source>&amp;Save refused rows…</source>
        <translation>保存被拒绝的行(&amp;S)…</translation>
    </message>
    <message>
        <source>Inventory of components</source>
        <translation>部件普查数据</translation>
    </message>
    <message>
        <source>Inventories (*.csv *.csv.gz *.txt *.geojson *.json *.shp *.gpkg *.kml *.kmz)</source>
        <translation>普查数据 (*.csv *.csv.gz *.txt *.geojson *.json *.shp *.gpkg *.kml *.kmz)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>The file is being looked at…</source>
        <translation>正在查看文件……</translation>
    </message>
    <message>
        <source>Choose a file. Nothing is changed before you take it in.</source>
        <translation>请选择文件。正式导入之前不作任何改动。</translation>
    </message>
    <message>
        <source>Say what the coordinates are: the file does not. Maps of the internet shift places in China by some hundred metres.</source>
        <translation>文件未注明坐标系，请选择。互联网地图的坐标在国内有数百米偏移。</translation>
    </message>
    <message numerus="yes">
        <source>The first %n row(s) can all be used. Look at them, then try it or take it in.</source>
        <translation>
            <numerusform>前 %n 行都可采用。请核对后试导入或正式导入。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of the first %n row(s) %1 can be used. Look at the others before you take it in.</source>
        <translation>
            <numerusform>前 %n 行中有 %1 行可采用。导入前请核对其余各行。</numerusform>
        </translation>
    </message>
    <message>
        <source>All rows are being read; nothing is changed…</source>
        <translation>正在读取全部行，不作任何改动……</translation>
    </message>
    <message>
        <source>The components are being read and arranged…</source>
        <translation>正在读取并整理部件……</translation>
    </message>
    <message>
        <source>Nothing was changed: %1</source>
        <translation>未作任何改动：%1</translation>
    </message>
    <message>
        <source>Stopped; nothing was changed.</source>
        <translation>已停止，未作任何改动。</translation>
    </message>
    <message>
        <source>%1 rows: %2 components taken, %3 rows refused (%4 codes that stood before, %5 places at 0,0).</source>
        <translation>共 %1 行：采用部件 %2 个，拒绝 %3 行（标识码重复 %4 个，坐标为 0,0 的 %5 个）。</translation>
    </message>
    <message>
        <source>%1 of them bear an owner&apos;s number that others bear as well, such as %2.</source>
        <translation>其中 %1 个部件的权属单位编号与其他部件相同，例如 %2。</translation>
    </message>
    <message>
        <source>Nothing was changed: this was only tried.</source>
        <translation>本次为试导入，未作任何改动。</translation>
    </message>
    <message>
        <source>They are in force; the map shows them in a moment.</source>
        <translation>已启用，稍后显示在地图上。</translation>
    </message>
    <message>
        <source>The inventory is larger than the 64 MiB that consoles send each other: copy %1 of this store into the same folder of theirs.</source>
        <translation>部件库超过席位之间互传的上限 64 MiB：请将本机数据目录中的 %1 复制到其他席位的相同目录。</translation>
    </message>
    <message>
        <source>3  Re&amp;fused rows (%1)</source>
        <translation>3  被拒绝的行（%1）(&amp;F)</translation>
    </message>
    <message>
        <source>Save refused rows</source>
        <translation>保存被拒绝的行</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message numerus="yes">
        <source>The first %n refused row(s) are saved in %1; there are more.</source>
        <translation>
            <numerusform>被拒绝的前 %n 行已保存到 %1，其余未保存。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused row(s) are saved in %1.</source>
        <translation>
            <numerusform>被拒绝的 %n 行已保存到 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop (Esc)</source>
        <translation>停止 (Esc)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::KeyDialog</name>
    <message>
        <source>Recovery key</source>
        <translation>恢复密钥</translation>
    </message>
    <message>
        <source>This key opens the backups that the machine makes from now on. It is shown only now and is not kept on this machine, which can lock backups but not open them. Write it down or print it, and put it into the safe.</source>
        <translation>此密钥用于打开今后自动做的备份。它只显示这一次，也不保存在本机；本机只能加锁，不能解开。请抄写或打印，存入保险柜。</translation>
    </message>
    <message>
        <source>Recovery key, 64 digits</source>
        <translation>恢复密钥，64 位</translation>
    </message>
    <message>
        <source>It is on &amp;paper</source>
        <translation>已抄在纸上(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::KeysPage</name>
    <message>
        <source>All keys</source>
        <translation>全部按键</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>作用</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>何处</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::LayerSheet</name>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Drawn from the next start on by</source>
        <translation>下次启动后由谁绘制</translation>
    </message>
    <message>
        <source>Who draws the map from the next start on</source>
        <translation>下次启动后由谁绘制地图</translation>
    </message>
    <message>
        <source>what suits this machine</source>
        <translation>按本机情况自动选择</translation>
    </message>
    <message>
        <source>the processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>OpenGL</source>
        <translation>OpenGL</translation>
    </message>
    <message>
        <source>%1 (broken)</source>
        <translation>%1（已损坏）</translation>
    </message>
    <message>
        <source>How strongly “%1” is shown, in percent</source>
        <translation>“%1”的不透明度（百分比）</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Move “%1” up</source>
        <translation>上移“%1”</translation>
    </message>
    <message>
        <source>Move “%1” down</source>
        <translation>下移“%1”</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::MainWindow</name>
    <message>
        <source>Fengsui – %1</source>
        <translation>烽燧 – %1</translation>
    </message>
    <message>
        <source>Mode and messages</source>
        <translation>状态与提示</translation>
    </message>
    <message>
        <source>Open cases  (Ctrl+1)</source>
        <translation>未结案件  (Ctrl+1)</translation>
    </message>
    <message>
        <source>Teams  (Ctrl+2)</source>
        <translation>队伍  (Ctrl+2)</translation>
    </message>
    <message>
        <source>Map  (Ctrl+3)</source>
        <translation>地图  (Ctrl+3)</translation>
    </message>
    <message>
        <source>Case  (Ctrl+4)</source>
        <translation>案件  (Ctrl+4)</translation>
    </message>
    <message>
        <source>New report  (F2)</source>
        <translation>接报  (F2)</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>库</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>操作员</translation>
    </message>
    <message>
        <source>Who draws the map</source>
        <translation>地图绘制</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>Store: %1 (%2)</source>
        <translation>库：%1（%2）</translation>
    </message>
    <message>
        <source>Store: %1 (%2) – reading only</source>
        <translation>库：%1（%2）– 只读</translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n条</numerusform>
        </translation>
    </message>
    <message>
        <source>Journal: %1, saved %2</source>
        <translation>日志：%1，保存于%2</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Nobody signed in</source>
        <translation>无人登录</translation>
    </message>
    <message>
        <source>The report is joined to case %1.</source>
        <translation>已并入案件%1。</translation>
    </message>
    <message>
        <source>Case %1 is taken in.</source>
        <translation>已接报，案件%1。</translation>
    </message>
    <message>
        <source>This console can only read the store: %1</source>
        <translation>本台只能读取库：%1</translation>
    </message>
    <message>
        <source>&amp;Case</source>
        <translation>案件(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Team</source>
        <translation>队伍(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Store</source>
        <translation>值班(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>All &amp;keys</source>
        <translation>全部按键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Fengsui</source>
        <translation>关于烽燧(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;New report</source>
        <translation>接报(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Take the report in</source>
        <translation>保存接报(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Join the report to the chosen case</source>
        <translation>并入所选案件(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;Search the open cases</source>
        <translation>搜索未结案件(&amp;S)</translation>
    </message>
    <message>
        <source>Incident &amp;report…</source>
        <translation>案件工单(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Dispatch sheet…</source>
        <translation>派遣单(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Import calls…</source>
        <translation>导入来电(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Note for the shift log…</source>
        <translation>值班记事(&amp;N)…</translation>
    </message>
    <message>
        <source>Shift &amp;log…</source>
        <translation>值班日志(&amp;L)…</translation>
    </message>
    <message>
        <source>Begin or end a &amp;drill</source>
        <translation>开始或结束演练(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Lock, or change the operator</source>
        <translation>锁定或更换操作员(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Go to the open &amp;cases</source>
        <translation>转到未结案件(&amp;C)</translation>
    </message>
    <message>
        <source>Go to the &amp;teams</source>
        <translation>转到队伍(&amp;T)</translation>
    </message>
    <message>
        <source>Go to the &amp;map</source>
        <translation>转到地图(&amp;M)</translation>
    </message>
    <message>
        <source>Go to the case &amp;page</source>
        <translation>转到案件页(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>下一窗格(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Whole county on the map</source>
        <translation>地图显示全县(&amp;W)</translation>
    </message>
    <message>
        <source>中文 / &amp;English</source>
        <translation>中文 / &amp;English</translation>
    </message>
    <message>
        <source>&amp;Dark or light</source>
        <translation>深色或浅色(&amp;D)</translation>
    </message>
    <message>
        <source>Dark or light as the &amp;system</source>
        <translation>深浅色随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>Panes as &amp;at first</source>
        <translation>恢复初始布局(&amp;A)</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>各处</translation>
    </message>
    <message>
        <source>case page and list of cases, this case now</source>
        <translation>案件页和案件列表，当前案件</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Confirm the form</source>
        <translation>确认表单</translation>
    </message>
    <message>
        <source>new report, action, note</source>
        <translation>接报、操作、记事</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Leave the form</source>
        <translation>离开表单</translation>
    </message>
    <message>
        <source>action, note, import, papers</source>
        <translation>操作、记事、导入、文书</translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation>上、下</translation>
    </message>
    <message>
        <source>Another row</source>
        <translation>换行</translation>
    </message>
    <message>
        <source>lists</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Down, Enter</source>
        <translation>下、Enter</translation>
    </message>
    <message>
        <source>From the search into the list</source>
        <translation>从搜索转到列表</translation>
    </message>
    <message>
        <source>search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Arrows, + and −</source>
        <translation>方向键、+ 和 −</translation>
    </message>
    <message>
        <source>Move the map, nearer and farther</source>
        <translation>移动地图、放大缩小</translation>
    </message>
    <message>
        <source>map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Take the place in the middle</source>
        <translation>取中心位置</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>左、右</translation>
    </message>
    <message>
        <source>Read one step after the other</source>
        <translation>逐步读出</translation>
    </message>
    <message>
        <source>bar of the seven steps</source>
        <translation>七步进度条</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Next field</source>
        <translation>下一项</translation>
    </message>
    <message>
        <source>About Fengsui</source>
        <translation>关于烽燧</translation>
    </message>
    <message>
        <source>&lt;b&gt;Fengsui 烽燧 %1&lt;/b&gt;&lt;br/&gt;Command and dispatch console for county and town centres.</source>
        <translation>&lt;b&gt;烽燧 Fengsui %1&lt;/b&gt;&lt;br/&gt;县乡指挥调度台。</translation>
    </message>
    <message>
        <source>Map: %1
Store: %2</source>
        <translation>地图：%1
库：%2</translation>
    </message>
    <message>
        <source>Map: processor</source>
        <translation>地图：处理器</translation>
    </message>
    <message>
        <source>Map: OpenGL</source>
        <translation>地图：OpenGL</translation>
    </message>
    <message>
        <source>Scroll left</source>
        <translation>向左滚动</translation>
    </message>
    <message>
        <source>Scroll right</source>
        <translation>向右滚动</translation>
    </message>
    <message>
        <source>Move pane out</source>
        <translation>移出窗格</translation>
    </message>
    <message>
        <source>Close pane</source>
        <translation>关闭窗格</translation>
    </message>
    <message>
        <source>A file of this county is broken; the one that ships is used: %1</source>
        <translation>本县的一个配置文件有误，已改用随附文件：%1</translation>
    </message>
    <message>
        <source>&amp;Lists</source>
        <translation>清单(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Papers of the case</source>
        <translation>本案文书(&amp;P)</translation>
    </message>
    <message>
        <source>Choose a &amp;paper of the case…</source>
        <translation>选择本案文书(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Grant the request of the case</source>
        <translation>同意本案申请(&amp;G)</translation>
    </message>
    <message>
        <source>Re&amp;fuse the request of the case…</source>
        <translation>不同意本案申请(&amp;F)…</translation>
    </message>
    <message>
        <source>Enter, Esc</source>
        <translation>Enter、Esc</translation>
    </message>
    <message>
        <source>Yes or no to the request</source>
        <translation>对申请确定或取消</translation>
    </message>
    <message>
        <source>request below the list of cases</source>
        <translation>案件列表下方的申请</translation>
    </message>
    <message>
        <source>%1 – %2, %3</source>
        <translation>%1 – %2，%3</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2的%1</translation>
    </message>
    <message>
        <source>&amp;Evaluation</source>
        <translation>综合评价(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Rules…</source>
        <translation>规则(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Figures of a period…</source>
        <translation>评价期指标(&amp;F)…</translation>
    </message>
    <message>
        <source>Other &amp;consoles…</source>
        <translation>其他值班台(&amp;C)…</translation>
    </message>
    <message>
        <source>When something has &amp;happened</source>
        <translation>出了状况怎么办(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Disagreements…</source>
        <translation>分歧(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Backups…</source>
        <translation>备份(&amp;B)…</translation>
    </message>
    <message>
        <source>The store %1 can&apos;t be opened: the program did not start.</source>
        <translation>无法打开数据库 %1：程序没有启动。</translation>
    </message>
    <message>
        <source>What is near</source>
        <translation>周边资源</translation>
    </message>
    <message>
        <source>&amp;Report here</source>
        <translation>在此上报(&amp;R)</translation>
    </message>
    <message>
        <source>What is &amp;near here…</source>
        <translation>此处周边(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Find on the map</source>
        <translation>在地图上查找(&amp;F)</translation>
    </message>
    <message>
        <source>All within 5 &amp;km…</source>
        <translation>周边5公里(&amp;K)…</translation>
    </message>
    <message>
        <source>&amp;Copy the coordinates…</source>
        <translation>复制坐标(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>测量(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Player for cameras…</source>
        <translation>监控播放器(&amp;P)…</translation>
    </message>
    <message>
        <source>Player for cameras</source>
        <translation>监控播放器</translation>
    </message>
    <message>
        <source>The command that shows a camera&apos;s picture; %1 stands for its link. Empty: what this machine opens such links with.</source>
        <translation>显示监控画面的命令，%1代表链接。留空则用本机默认程序打开。</translation>
    </message>
    <message>
        <source>The player for cameras is kept.</source>
        <translation>监控播放器已保存。</translation>
    </message>
    <message>
        <source>&amp;Map</source>
        <translation>地图(&amp;M)</translation>
    </message>
    <message>
        <source>P&amp;rint the map…</source>
        <translation>打印地图(&amp;R)…</translation>
    </message>
    <message>
        <source>The area is still being looked through; print it when the list is there.</source>
        <translation>区域尚在查询中，请待清单列出后再打印。</translation>
    </message>
    <message>
        <source>What is in the area</source>
        <translation>区域查询清单</translation>
    </message>
    <message>
        <source>Draw an &amp;area…</source>
        <translation>划定区域(&amp;A)…</translation>
    </message>
    <message>
        <source>What is in this &amp;cell…</source>
        <translation>本网格内有什么(&amp;C)…</translation>
    </message>
    <message>
        <source>What is in an &amp;area…</source>
        <translation>区域查询(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Drawings…</source>
        <translation>标绘(&amp;D)…</translation>
    </message>
    <message>
        <source>Maps from the &amp;network</source>
        <translation>网络地图(&amp;N)</translation>
    </message>
    <message>
        <source>Maps are fetched from the network: who serves them learns which places are looked at here.</source>
        <translation>已开启网络地图：提供地图的一方会知道这里在看哪些地方。</translation>
    </message>
    <message>
        <source>Nothing is fetched from the network.</source>
        <translation>已关闭网络地图：不再从网络获取任何内容。</translation>
    </message>
    <message>
        <source>Colour areas by a fi&amp;gure…</source>
        <translation>区域按指标着色(&amp;G)…</translation>
    </message>
    <message>
        <source>Replay the pas&amp;t…</source>
        <translation>历史态势回放(&amp;T)…</translation>
    </message>
    <message>
        <source>What is being opened</source>
        <translation>正在打开的数据</translation>
    </message>
    <message>
        <source>Take components &amp;in…</source>
        <translation>导入部件(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Broken components…</source>
        <translation>破损部件(&amp;B)…</translation>
    </message>
    <message>
        <source>What can be reac&amp;hed from here</source>
        <translation>从此处可到达的范围(&amp;H)</translation>
    </message>
    <message>
        <source>Reached in 5, 10 and 15 m&amp;inutes</source>
        <translation>5、10、15 分钟可达范围(&amp;I)</translation>
    </message>
    <message>
        <source>Tracks &amp;of teams…</source>
        <translation>队伍轨迹(&amp;O)…</translation>
    </message>
    <message>
        <source>The store has no divisions yet: take them in with &quot;fengsui-clerk import divisions&quot;.</source>
        <translation>库中尚无区划：请用“fengsui-clerk import divisions”导入。</translation>
    </message>
    <message>
        <source>Draw grid ce&amp;lls…</source>
        <translation>绘制网格(&amp;L)…</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::MapFurniture</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>Lines of longitude and latitude</source>
        <translation>经纬网</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::MapPane</name>
    <message>
        <source>urgent</source>
        <translation>加急</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>under supervision</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>yellow card</source>
        <translation>黄牌督办</translation>
    </message>
    <message>
        <source>red card</source>
        <translation>红牌督办</translation>
    </message>
    <message>
        <source>drill</source>
        <translation>演练</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>a pin in words: its name, then its status and marks</extracomment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Scale 1:%L1</source>
        <translation>比例尺 1:%L1</translation>
    </message>
    <message>
        <source>Demo geometry – not a real map</source>
        <translation>演示图形 – 非真实地图</translation>
    </message>
    <message>
        <source>Plain map view, because the scene can&apos;t start: %1</source>
        <translation>使用简易地图，因为场景无法启动：%1</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Arrow keys move the map, plus and minus zoom, Home shows everything. Tab goes through the pins, Enter opens one, Space takes the place in the middle, Escape lets go.</source>
        <translation>方向键移动地图，加减号缩放，Home 显示全部。Tab 逐个经过标记，Enter 打开，空格取中心位置，Esc 放开。</translation>
    </message>
    <message>
        <source>%1° W</source>
        <translation>西经%1°</translation>
    </message>
    <message>
        <source>%1° E</source>
        <translation>东经%1°</translation>
    </message>
    <message>
        <source>%1° S</source>
        <translation>南纬%1°</translation>
    </message>
    <message>
        <source>%1° N</source>
        <translation>北纬%1°</translation>
    </message>
    <message>
        <source>A base map can&apos;t be shown: %1</source>
        <translation>有一幅底图无法显示：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) close together</source>
        <translation>
            <numerusform>%n 件案件聚在一处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>超期 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n urgent</source>
        <translation>
            <numerusform>紧急 %n 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fengsui::ui::MapSheetDialog</name>
    <message>
        <source>&amp;Title</source>
        <translation>标题(&amp;T)</translation>
    </message>
    <message>
        <source>Pa&amp;per</source>
        <translation>纸张(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Scale</source>
        <translation>比例尺(&amp;S)</translation>
    </message>
    <message>
        <source>PDF fi&amp;le</source>
        <translation>PDF 文件(&amp;L)</translation>
    </message>
    <message>
        <source>Print the map</source>
        <translation>打印地图</translation>
    </message>
    <message>
        <source>A4 portrait</source>
        <translation>A4 纵向</translation>
    </message>
    <message>
        <source>A4 landscape</source>
        <translation>A4 横向</translation>
    </message>
    <message>
        <source>A3 portrait</source>
        <translation>A3 纵向</translation>
    </message>
    <message>
        <source>A3 landscape</source>
        <translation>A3 横向</translation>
    </message>
    <message>
        <source>&amp;Grid of longitude and latitude</source>
        <translation>经纬网(&amp;G)</translation>
    </message>
    <message>
        <source>Write the PDF (Enter)</source>
        <translation>生成 PDF (Enter)</translation>
    </message>
    <message>
        <source>Write the page as PDF</source>
        <translation>将本页生成 PDF</translation>
    </message>
    <message>
        <source>P&amp;rint…</source>
        <translation>打印(&amp;R)…</translation>
    </message>
    <message>
        <source>Print the page</source>
        <translation>打印本页</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>How much of the page is painted</source>
        <translation>页面绘制进度</translation>
    </message>
    <message>
        <source>What the page will look like</source>
        <translation>页面预览</translation>
    </message>
    <message>
        <source>%1 is written.</source>
        <translation>%1 已生成。</translation>
    </message>
    <message>
        <source>The map is sent to the printer.</source>
        <translation>地图已送打印机。</translation>
    </message>
    <message>
        <source>Say a scale from 1 : %1 to 1 : %2.</source>
        <translation>请填写 1 : %1 至 1 : %2 之间的比例尺。</translation>
    </message>
    <message>
        <source>%1, printed %2 by %3</source>
        <translation>%1，%2 由%3打印</translation>
    </message>
    <message>
        <source>Say where the file shall be.</source>
        <translation>请填写文件位置。</translation>
    </message>
    <message>
        <source>Sho&amp;wn</source>
        <translation>显示内容(&amp;W)</translation>
    </message>
    <message>
        <source>Choose the pl&amp;ace…</source>
        <translation>选择保存位置(&amp;A)…</translation>
    </message>
    <message>
        <source>Choose where the PDF shall be</source>
        <translation>选择 PDF 的保存位置</translation>
    </message>
    <message>
        <source>Space takes a layer off the page or puts it back.</source>
        <translation>按空格键可从页面上去掉或恢复一个图层。</translation>
    </message>
    <message>
        <source>Cases and teams</source>
        <translation>案件与队伍</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::MeasureTool</name>
    <message>
        <source>Click the corners, or press Space for the place in the middle.</source>
        <translation>点击各点，或按空格取地图中心。</translation>
    </message>
    <message>
        <source>Length %1</source>
        <translation>长度 %1</translation>
    </message>
    <message>
        <source>Area %1</source>
        <translation>面积 %1</translation>
    </message>
    <message>
        <source>No area: the line crosses itself</source>
        <translation>线自相交，无法计算面积</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>End measuring (Esc)</source>
        <translation>结束测量（Esc）</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::ModeBanner</name>
    <message>
        <source>Read ✓</source>
        <translation>已阅 ✓</translation>
    </message>
    <message>
        <source>I have read the message</source>
        <translation>我已阅读此提示</translation>
    </message>
    <message>
        <source>⚑ DRILL 演练 – whatever is taken in now is marked as a drill</source>
        <translation>⚑ 演练 DRILL – 此时接报均标记为演练</translation>
    </message>
    <message>
        <source>Daily duty</source>
        <translation>平时值守</translation>
    </message>
    <message>
        <source>Mode: %1</source>
        <translation>模式：%1</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::NoteDialog</name>
    <message>
        <source>&amp;Text *</source>
        <translation>内容(&amp;T) *</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>类型(&amp;K)</translation>
    </message>
    <message>
        <source>Note for the shift log</source>
        <translation>值班记事</translation>
    </message>
    <message>
        <source>Write down (Ctrl+Enter)</source>
        <translation>记下 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Write the note down</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>Leave (Esc)</source>
        <translation>离开 (Esc)</translation>
    </message>
    <message>
        <source>Leave without writing</source>
        <translation>不记并离开</translation>
    </message>
    <message>
        <source>Write what is to be remembered.</source>
        <translation>请写下需要记住的事。</translation>
    </message>
    <message>
        <source>The note stands in the shift log.</source>
        <translation>已记入值班日志。</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::PairingDialog</name>
    <message>
        <source>&amp;Here</source>
        <translation>本台(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Other console</source>
        <translation>对方(&amp;O)</translation>
    </message>
    <message>
        <source>Pair with another console</source>
        <translation>与其他值班台配对</translation>
    </message>
    <message>
        <source>One console waits, the other calls it. Both then show the same six digits. Telephone the other console&apos;s person, whom you know by voice; read your digits out and type those that you hear. After it, the two consoles go on meeting at this address.</source>
        <translation>一台等待，另一台呼叫，随后双方显示相同的六位数字。请给您听得出声音的对方人员打电话：念出您的数字，并输入听到的数字。此后两台即按此地址连通。</translation>
    </message>
    <message>
        <source>&amp;Wait for the other console</source>
        <translation>等待对方呼叫(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Call the other console</source>
        <translation>呼叫对方(&amp;C)</translation>
    </message>
    <message>
        <source>Wait for the other console</source>
        <translation>等待对方呼叫</translation>
    </message>
    <message>
        <source>Call the other console</source>
        <translation>呼叫对方</translation>
    </message>
    <message>
        <source>Read these digits out:</source>
        <translation>请念出这些数字：</translation>
    </message>
    <message>
        <source>Digits to read out</source>
        <translation>待念出的数字</translation>
    </message>
    <message>
        <source>Type the digits that the other console&apos;s person reads out:</source>
        <translation>请输入对方人员念出的数字：</translation>
    </message>
    <message>
        <source>Digits of the other console</source>
        <translation>对方数字</translation>
    </message>
    <message>
        <source>They are the same (Enter)</source>
        <translation>确认（回车）</translation>
    </message>
    <message>
        <source>Confirm the digits</source>
        <translation>确认数字</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>Cancel (Esc)</source>
        <translation>取消 (Esc)</translation>
    </message>
    <message>
        <source>Time and tries left</source>
        <translation>剩余时间与次数</translation>
    </message>
    <message numerus="yes">
        <source>%1 left, %n tries</source>
        <translation>
            <numerusform>剩余 %1，还可试 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>Write where the other console waits, such as 192.0.2.7:4740.</source>
        <translation>请填写对方等待的地址，例如 192.0.2.7:4740。</translation>
    </message>
    <message>
        <source>Calling %1 …</source>
        <translation>正在呼叫 %1 …</translation>
    </message>
    <message>
        <source>Waiting on port %1. The other console is to call this one now.</source>
        <translation>正在端口 %1 等待。请对方现在呼叫本台。</translation>
    </message>
    <message>
        <source>%1 The other console may call again.</source>
        <translation>%1对方可再次呼叫。</translation>
    </message>
    <message>
        <source>Paired with %1 (%2).</source>
        <translation>已与 %1（%2）配对。</translation>
    </message>
    <message>
        <source>Waiting until the other console&apos;s person has confirmed, too …</source>
        <translation>正在等待对方人员确认 …</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::PaperCounter</name>
    <message numerus="yes">
        <source>%1 is written, %n page(s).</source>
        <translation>
            <numerusform>%1 已生成，%n页。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sent to the printer, %n page(s).</source>
        <translation>
            <numerusform>已送打印机，%n页。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fengsui::ui::PaperDialog</name>
    <message>
        <source>PDF fi&amp;le</source>
        <translation>PDF 文件(&amp;L)</translation>
    </message>
    <message>
        <source>Write the PDF (Enter)</source>
        <translation>生成 PDF (Enter)</translation>
    </message>
    <message>
        <source>Write the paper as PDF</source>
        <translation>生成 PDF 文书</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>打印(&amp;P)…</translation>
    </message>
    <message>
        <source>Print the paper</source>
        <translation>打印文书</translation>
    </message>
    <message>
        <source>Say where the file shall be.</source>
        <translation>请填写文件位置。</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::PathField</name>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Backups (*.backup)</source>
        <translation>备份 (*.backup)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::PeriodDialog</name>
    <message>
        <source>&amp;From</source>
        <translation>自(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>至(&amp;T)</translation>
    </message>
    <message>
        <source>PDF fi&amp;le</source>
        <translation>PDF 文件(&amp;L)</translation>
    </message>
    <message>
        <source>Shift log</source>
        <translation>值班日志</translation>
    </message>
    <message>
        <source>Write the PDF (Enter)</source>
        <translation>生成 PDF (Enter)</translation>
    </message>
    <message>
        <source>Write the shift log as PDF</source>
        <translation>生成 PDF 值班日志</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>打印(&amp;P)…</translation>
    </message>
    <message>
        <source>Print the shift log</source>
        <translation>打印值班日志</translation>
    </message>
    <message>
        <source>Say where the file shall be.</source>
        <translation>请填写文件位置。</translation>
    </message>
    <message>
        <source>This is no date and time. Write it as 2025-11-03 07:05.</source>
        <translation>不是日期和时间，请写成 2025-11-03 07:05。</translation>
    </message>
    <message>
        <source>The end must be after the beginning.</source>
        <translation>结束时间须在开始之后。</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::PhaseBar</name>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>%1: done by %2, %3.</source>
        <translation>%1：%2 已办，%3。</translation>
    </message>
    <message>
        <source>%1: running with %2, no clock.</source>
        <translation>%1：%2 办理中，未计时。</translation>
    </message>
    <message>
        <source>%1: running with %2, %3, overdue by %4.</source>
        <translation>%1：%2 办理中，%3，已超期 %4。</translation>
    </message>
    <message>
        <source>%1: running with %2, %3, %4 left.</source>
        <translation>%1：%2 办理中，%3，剩余 %4。</translation>
    </message>
    <message>
        <source>%1: not taken.</source>
        <translation>%1：未经过。</translation>
    </message>
    <message>
        <source>%1: to come, by %2.</source>
        <translation>%1：待办，%2。</translation>
    </message>
    <message>
        <source>Steps of the case</source>
        <translation>案件步骤</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::ReachLink</name>
    <message>
        <source>Working out what can be reached from %1; Esc gives it up.</source>
        <translation>正在计算从 %1 可到达的范围，按 Esc 放弃。</translation>
    </message>
    <message>
        <source>No roads are known here, so circles are shown: the straight line × 1.3 at 30 km/h. Roads are taken in with &quot;fengsui-clerk roads import&quot;.</source>
        <translation>本机没有道路数据，图上为圆形估算范围：直线×1.3，30 公里/小时。道路用“fengsui-clerk roads import”导入。</translation>
    </message>
    <message>
        <source>No road is near %1, so circles are shown: the straight line × 1.3 at 30 km/h.</source>
        <translation>%1 附近没有道路，图上为圆形估算范围：直线×1.3，30 公里/小时。</translation>
    </message>
    <message>
        <source>What can be reached by road from %1 is on the map; Esc takes it away.</source>
        <translation>图上为从 %1 经道路可到达的范围，按 Esc 移除。</translation>
    </message>
    <message>
        <source>Reached in minutes</source>
        <translation>限时可达范围</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::ReplayBar</name>
    <message>
        <source>Past fro&amp;m</source>
        <translation>回放自(&amp;M)</translation>
    </message>
    <message>
        <source>t&amp;o</source>
        <translation>至(&amp;O)</translation>
    </message>
    <message>
        <source>Beginning of the past period, as 2025-11-03 07:05</source>
        <translation>回放时段开始，格式如 2025-11-03 07:05</translation>
    </message>
    <message>
        <source>End of the past period, as 2025-11-03 07:05</source>
        <translation>回放时段结束，格式如 2025-11-03 07:05</translation>
    </message>
    <message>
        <source>&amp;Read</source>
        <translation>读取(&amp;R)</translation>
    </message>
    <message>
        <source>Read this period out of the journal</source>
        <translation>从日志读取该时段</translation>
    </message>
    <message>
        <source>Back to now (Esc)</source>
        <translation>返回当前（Esc）</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Stop reading the journal</source>
        <translation>停止读取日志</translation>
    </message>
    <message>
        <source>To the change before (,)</source>
        <translation>上一次变动（逗号键）</translation>
    </message>
    <message>
        <source>To the next change (.)</source>
        <translation>下一次变动（句号键）</translation>
    </message>
    <message>
        <source>How fast the past is played</source>
        <translation>回放速度</translation>
    </message>
    <message>
        <source>The instant that is shown</source>
        <translation>当前回放到的时刻</translation>
    </message>
    <message>
        <source>1 s = 1 min</source>
        <translation>1秒=1分钟</translation>
    </message>
    <message>
        <source>1 s = 10 min</source>
        <translation>1秒=10分钟</translation>
    </message>
    <message>
        <source>1 s = 1 h</source>
        <translation>1秒=1小时</translation>
    </message>
    <message>
        <source>1 s = 6 h</source>
        <translation>1秒=6小时</translation>
    </message>
    <message>
        <source>1 s = 1 day</source>
        <translation>1秒=1天</translation>
    </message>
    <message>
        <source>Reading the journal…</source>
        <translation>正在读取日志…</translation>
    </message>
    <message>
        <source>Halt (Space)</source>
        <translation>暂停（空格键）</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>播放（空格键）</translation>
    </message>
    <message>
        <source>This is no date and time. Write it as 2025-11-03 07:05.</source>
        <translation>这不是日期和时间，请写成2025-11-03 07:05。</translation>
    </message>
    <message>
        <source>The end must be after the beginning.</source>
        <translation>结束时间须晚于开始时间。</translation>
    </message>
    <message>
        <source>A period of more than a year is too long to replay.</source>
        <translation>回放时段不能超过一年。</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::ReplayLink</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) open</source>
        <translation>
            <numerusform>未结 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>超期 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>⚠ THE PAST: %1 – not what is now. Send nobody by it; Esc returns to now.</source>
        <translation>⚠ 历史态势：%1，不是当前情况！请勿据此派遣；按Esc返回当前。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>No position then: %1 and %n more</source>
        <translation>
            <numerusform>当时位置不明：%1，另有 %n 支</numerusform>
        </translation>
    </message>
    <message>
        <source>No position then: %1</source>
        <translation>当时位置不明：%1</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::RestoreDialog</name>
    <message>
        <source>&amp;Backup *</source>
        <translation>备份(&amp;B) *</translation>
    </message>
    <message>
        <source>&amp;Locked by *</source>
        <translation>加锁方式(&amp;L) *</translation>
    </message>
    <message>
        <source>&amp;Passphrase or key *</source>
        <translation>口令或密钥(&amp;P) *</translation>
    </message>
    <message>
        <source>&amp;New folder *</source>
        <translation>新文件夹(&amp;N) *</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>Makes a store of a backup, in a new folder; the store that is open now stays as it is. What was written after the backup may live on at other consoles, and two different entries must never bear the same number. So the restored store writes under a new name (a new incarnation). Sync it, and what it wrote after the backup comes back from the others. Don&apos;t use the old store any more.</source>
        <translation>用备份在新文件夹建立数据库，现在打开的数据库不变。备份之后写的记录可能还在其他值班台，而两条不同的记录绝不能同号，所以恢复的数据库以新的身份写入。与其他值班台同步后，备份之后的记录会从对端取回。请勿再使用旧的数据库。</translation>
    </message>
    <message>
        <source>A passphrase (made by hand)</source>
        <translation>口令（人工备份）</translation>
    </message>
    <message>
        <source>The recovery key (made by the machine)</source>
        <translation>恢复密钥（自动备份）</translation>
    </message>
    <message>
        <source>&amp;Restore (Enter)</source>
        <translation>恢复(&amp;R)（回车）</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>&amp;Open it</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>Open the restored store in a window of its own</source>
        <translation>另开窗口打开恢复的数据库</translation>
    </message>
    <message>
        <source>Stop (Esc)</source>
        <translation>停止 (Esc)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>Choose the backup.</source>
        <translation>请选择备份。</translation>
    </message>
    <message>
        <source>Type what the backup was locked by.</source>
        <translation>请输入备份的口令或密钥。</translation>
    </message>
    <message>
        <source>Name a new or empty folder for the store.</source>
        <translation>请填写新的或空的文件夹。</translation>
    </message>
    <message>
        <source>Restored the store of %1 (%2) as it was at %3: %4 entries, all verified. From now on it writes as the incarnation %5.</source>
        <translation>已恢复 %1（%2）截至 %3 的数据库：共 %4 条记录，全部核对无误。此后以新的身份 %5 写入。</translation>
    </message>
    <message>
        <source>Restoring, and verifying every entry…</source>
        <translation>正在恢复并逐条核对…</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::RevokeDialog</name>
    <message>
        <source>&amp;Reason *</source>
        <translation>原因(&amp;R) *</translation>
    </message>
    <message>
        <source>Revoke %1</source>
        <translation>吊销 %1</translation>
    </message>
    <message>
        <source>From now on no console that hears of this talks to %1. What it sent before still counts; what it writes from now on counts nowhere, by whatever way it comes. Its own people can go on working there and may not notice: telephone them. It can be let in again only by pairing anew.</source>
        <translation>自此，凡得知此事的值班台都不再与 %1 通信。此前收到的仍然有效；此后它写下的内容，无论经何途径到达，一律不算数。该台人员仍可继续操作且未必察觉：请电话告知。只有重新配对才能恢复。</translation>
    </message>
    <message>
        <source>Re&amp;voke</source>
        <translation>吊销(&amp;V)</translation>
    </message>
    <message>
        <source>Revoke the console</source>
        <translation>吊销该值班台</translation>
    </message>
    <message>
        <source>Leave (Esc)</source>
        <translation>离开 (Esc)</translation>
    </message>
    <message>
        <source>Leave without revoking</source>
        <translation>离开，不吊销</translation>
    </message>
    <message>
        <source>%1 may not sync any more.</source>
        <translation>%1 不得再同步。</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::RoutesDialog</name>
    <message>
        <source>Others call &amp;here</source>
        <translation>呼入地址(&amp;H)</translation>
    </message>
    <message>
        <source>This console &amp;calls</source>
        <translation>呼叫对象(&amp;C)</translation>
    </message>
    <message>
        <source>Routes of this console</source>
        <translation>本台线路</translation>
    </message>
    <message>
        <source>Of two consoles one listens and the other calls; both at once does no harm. Empty fields: this console does not listen, or calls nobody. No other console learns what stands here.</source>
        <translation>两台之中一台监听、另一台呼叫，同时两者皆可。留空表示本台不监听或不呼叫。此处内容其他值班台不会得知。</translation>
    </message>
    <message>
        <source>Save (Ctrl+Enter)</source>
        <translation>保存 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Save the routes</source>
        <translation>保存线路</translation>
    </message>
    <message>
        <source>Leave (Esc)</source>
        <translation>离开 (Esc)</translation>
    </message>
    <message>
        <source>Leave without saving</source>
        <translation>离开，不保存</translation>
    </message>
    <message>
        <source>The routes are saved and in use.</source>
        <translation>线路已保存并启用。</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::RuleDialog</name>
    <message>
        <source>Hours of duty, a plan a row</source>
        <translation>工作时段（每行一个方案）</translation>
    </message>
    <message>
        <source>Holidays, and days made up for them</source>
        <translation>节假日与调休</translation>
    </message>
    <message>
        <source>Limits of deadline classes and states</source>
        <translation>时限类别与各状态的时限</translation>
    </message>
    <message>
        <source>Classes: two digits major, four digits minor</source>
        <translation>类别：两位为大类，四位为小类</translation>
    </message>
    <message>
        <source>Rules of this county</source>
        <translation>本县规则</translation>
    </message>
    <message>
        <source>Duty &amp;calendar</source>
        <translation>工作日历(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Limits</source>
        <translation>时限(&amp;L)</translation>
    </message>
    <message>
        <source>Case &amp;types</source>
        <translation>案件类型(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Units and teams</source>
        <translation>单位与队伍(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>变更记录(&amp;H)</translation>
    </message>
    <message>
        <source>Score: names of indicators, + − * /, min, max, orElse, count, tables</source>
        <translation>得分：指标名称、+ − * /、min、max、orElse、count、分值表</translation>
    </message>
    <message>
        <source>Points by a quantity</source>
        <translation>按数量计分</translation>
    </message>
    <message>
        <source>Grades, the highest first</source>
        <translation>等级，由高到低</translation>
    </message>
    <message>
        <source>&amp;Scores</source>
        <translation>评价公式(&amp;S)</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::RuleHistory</name>
    <message>
        <source>in force</source>
        <translation>生效</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>留存</translation>
    </message>
    <message>
        <source>overtaken by another console</source>
        <translation>已被另一台终端抢先</translation>
    </message>
    <message>
        <source>can&apos;t be read by this version</source>
        <translation>本版本无法读取</translation>
    </message>
    <message>
        <source>Workflow</source>
        <translation>工作流程</translation>
    </message>
    <message>
        <source>Duty calendar</source>
        <translation>工作日历</translation>
    </message>
    <message>
        <source>Case types</source>
        <translation>案件类型</translation>
    </message>
    <message>
        <source>Formulas</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>Whose history</source>
        <translation>变更对象</translation>
    </message>
    <message>
        <source>Who changed what</source>
        <translation>谁改了什么</translation>
    </message>
    <message>
        <source>Version, or what was changed</source>
        <translation>版本或改动之处</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>改前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>改后</translation>
    </message>
    <message>
        <source>Who and when</source>
        <translation>何人何时</translation>
    </message>
    <message>
        <source>Team %1</source>
        <translation>队伍 %1</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>第%1版</translation>
    </message>
    <message>
        <source>Formed</source>
        <translation>组建</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>ships with Fengsui</source>
        <translation>随烽燧发布</translation>
    </message>
    <message>
        <source>Dissolved</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::RulePage</name>
    <message>
        <source>Rule file</source>
        <translation>规则文件</translation>
    </message>
    <message>
        <source>&amp;Put in force (Ctrl+S)</source>
        <translation>生效(&amp;P) (Ctrl+S)</translation>
    </message>
    <message>
        <source>&amp;Discard changes</source>
        <translation>放弃改动(&amp;D)</translation>
    </message>
    <message>
        <source>Take in a &amp;file…</source>
        <translation>导入文件(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Write the file…</source>
        <translation>导出文件(&amp;W)…</translation>
    </message>
    <message>
        <source>Version %1 has come into force meanwhile. Discard your changes to see it.</source>
        <translation>第%1版已在此期间生效。放弃改动后即可查看。</translation>
    </message>
    <message>
        <source>Version %1, as it ships</source>
        <translation>第%1版，随附原版</translation>
    </message>
    <message>
        <source>Version %1, by %2, %3</source>
        <translation>第%1版，%2，%3</translation>
    </message>
    <message>
        <source>%1 is in force already, word for word.</source>
        <translation>%1已在生效，内容完全相同。</translation>
    </message>
    <message>
        <source>%1 is in force from now on; running cases keep the version that they began with.</source>
        <translation>%1自即刻起生效；在办案件仍按其开始时的版本办理。</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) read. They count once they are put in force.</source>
        <translation>
            <numerusform>已读入%n行，生效后方起作用。</numerusform>
        </translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>Rule file to take in</source>
        <translation>要导入的规则文件</translation>
    </message>
    <message>
        <source>Rule file to write</source>
        <translation>要导出的规则文件</translation>
    </message>
    <message>
        <source>Rule files (*.json)</source>
        <translation>规则文件 (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>%1 is in force from now on, for every period that is evaluated.</source>
        <translation>%1 自现在起生效，适用于所评价的任何时段。</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::ScaleBar</name>
    <message>
        <source>Scale bar: %1</source>
        <translation>比例尺：%1</translation>
    </message>
    <message>
        <source>%1 km</source>
        <translation>%1 千米</translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 米</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::SettleRow</name>
    <message>
        <source>Settle it by: %1</source>
        <translation>处理方式：%1</translation>
    </message>
    <message>
        <source>In your post you can do nothing with this case now: call somebody who may, such as the shift leader.</source>
        <translation>您的岗位现在不能办理此案，请联系有权的人员，如值班长。</translation>
    </message>
    <message>
        <source>Look at both sides, telephone if need be, and settle it by what is to be done next:</source>
        <translation>请看清两边，必要时打电话核实，再以下一步办理来处理：</translation>
    </message>
    <message>
        <source>Say once more which side is right; that settles it on every console:</source>
        <translation>请确认哪一边正确；确认后各值班台即告一致：</translation>
    </message>
    <message>
        <source>&amp;Keep what holds</source>
        <translation>维持现状(&amp;K)</translation>
    </message>
    <message>
        <source>Say once more what holds for now</source>
        <translation>确认暂时为准的一边</translation>
    </message>
    <message>
        <source>&amp;Take the other side</source>
        <translation>改用另一边(&amp;T)</translation>
    </message>
    <message>
        <source>Say once more what stands against it</source>
        <translation>确认与之相对的一边</translation>
    </message>
    <message>
        <source>The disagreement is settled.</source>
        <translation>分歧已处理。</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::SheetTable</name>
    <message>
        <source>Add row (Insert)</source>
        <translation>增加一行 (Insert)</translation>
    </message>
    <message>
        <source>Take row away (Delete)</source>
        <translation>删去此行 (Delete)</translation>
    </message>
    <message>
        <source>From CSV…</source>
        <translation>从CSV导入…</translation>
    </message>
    <message>
        <source>To CSV…</source>
        <translation>导出CSV…</translation>
    </message>
    <message>
        <source>Table to take in</source>
        <translation>要导入的表格</translation>
    </message>
    <message>
        <source>Table to write</source>
        <translation>要导出的表格</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>From CSV or JSON…</source>
        <translation>从CSV或JSON导入…</translation>
    </message>
    <message>
        <source>To CSV or JSON…</source>
        <translation>导出CSV或JSON…</translation>
    </message>
    <message>
        <source>Tables (*.csv *.json)</source>
        <translation>表格 (*.csv *.json)</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::SignInCurtain</name>
    <message>
        <source>Fengsui – %1</source>
        <translation>烽燧 – %1</translation>
    </message>
    <message>
        <source>&amp;Operator</source>
        <translation>操作员(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>口令(&amp;P)</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>操作员</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Sign in (Enter)</source>
        <translation>登录 (Enter)</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>State secrets do not belong in this program.</source>
        <translation>本程序不得存储、处理国家秘密。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在核对…</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::SyncLight</name>
    <message>
        <source>Other consoles: %1</source>
        <translation>其他值班台：%1</translation>
    </message>
    <message>
        <source>How the other consoles stand; opens their list (Ctrl+K)</source>
        <translation>其他值班台的状况；打开列表 (Ctrl+K)</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::TaskListModel</name>
    <message>
        <source>not signed for</source>
        <translation>待签收</translation>
    </message>
    <message>
        <source>signed for</source>
        <translation>已签收</translation>
    </message>
    <message>
        <source>fed back</source>
        <translation>已反馈</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>sent back up</source>
        <translation>已上报</translation>
    </message>
    <message>
        <source>assists</source>
        <translation>协办</translation>
    </message>
    <message>
        <source>order</source>
        <translation>交办</translation>
    </message>
    <message>
        <source>for information</source>
        <translation>抄送</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Signed for</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>反馈</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::TeamListModel</name>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>队伍</translation>
    </message>
    <message>
        <source>For</source>
        <translation>已持续</translation>
    </message>
    <message>
        <source>Works on</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>专长</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::TeamPage</name>
    <message>
        <source>Units and teams</source>
        <translation>单位与队伍</translation>
    </message>
    <message>
        <source>&amp;Put in force (Ctrl+S)</source>
        <translation>生效(&amp;P) (Ctrl+S)</translation>
    </message>
    <message>
        <source>&amp;Discard changes</source>
        <translation>放弃改动(&amp;D)</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) saved.</source>
        <translation>
            <numerusform>已保存%n行。</numerusform>
        </translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>理由(&amp;R)</translation>
    </message>
    <message>
        <source>Why the chosen team is dissolved</source>
        <translation>撤销所选队伍的理由</translation>
    </message>
    <message>
        <source>Dis&amp;solve the team</source>
        <translation>撤销队伍(&amp;S)</translation>
    </message>
    <message>
        <source>The team %1 is dissolved. Old cases and papers go on naming it.</source>
        <translation>队伍 %1 已撤销。原有案件和单据仍显示其名称。</translation>
    </message>
    <message numerus="yes">
        <source>Nothing is taken in: %n row(s) can&apos;t be used.</source>
        <translation>
            <numerusform>未读入：有 %n 行不能使用。</numerusform>
        </translation>
    </message>
    <message>
        <source>Read: %1 new, %2 changed, %3 as they are. They count once they are put in force.</source>
        <translation>已读入：新建 %1，修改 %2，不变 %3。使其生效后才算数。</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::TeamPane</name>
    <message>
        <source>Team: %1</source>
        <translation>队伍：%1</translation>
    </message>
    <message>
        <source>Status ▾</source>
        <translation>状态 ▾</translation>
    </message>
    <message>
        <source>Change the status of the chosen team</source>
        <translation>更改所选队伍状态</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>队伍</translation>
    </message>
    <message>
        <source>%1 teams · %2 available · %3 on scene</source>
        <translation>%1支队伍 · 待命%2 · 到场%3</translation>
    </message>
    <message>
        <source>Choose a team first.</source>
        <translation>请先选择队伍。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::ThingCard</name>
    <message>
        <source>%1 of %2</source>
        <translation>第%1项，共%2项</translation>
    </message>
    <message>
        <source>&amp;Report here</source>
        <translation>在此上报(&amp;R)</translation>
    </message>
    <message>
        <source>Open &amp;picture</source>
        <translation>打开画面(&amp;P)</translation>
    </message>
    <message>
        <source>The thing before</source>
        <translation>上一项</translation>
    </message>
    <message>
        <source>The next thing here</source>
        <translation>下一项</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>&amp;State…</source>
        <translation>状态(&amp;S)…</translation>
    </message>
    <message>
        <source>Its state and history</source>
        <translation>部件的状态与历史</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::TimelineModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>详情</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::TrackImportDialog</name>
    <message>
        <source>Take a team&apos;s track in</source>
        <translation>导入队伍轨迹</translation>
    </message>
    <message>
        <source>C&amp;hoose a file…</source>
        <translation>选择文件(&amp;H)…</translation>
    </message>
    <message>
        <source>Choose the file of a receiver</source>
        <translation>选择定位终端的文件</translation>
    </message>
    <message>
        <source>Track of &amp;team</source>
        <translation>所属队伍(&amp;T)</translation>
    </message>
    <message>
        <source>Track of which team</source>
        <translation>轨迹所属队伍</translation>
    </message>
    <message>
        <source>Choose the team</source>
        <translation>请选择队伍</translation>
    </message>
    <message>
        <source>&amp;Take in (Ctrl+Enter)</source>
        <translation>导入 (Ctrl+Enter)(&amp;I)</translation>
    </message>
    <message>
        <source>The file is being worked on</source>
        <translation>正在处理文件</translation>
    </message>
    <message>
        <source>Tracks in the file</source>
        <translation>文件中的轨迹</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起</translation>
    </message>
    <message>
        <source>To</source>
        <translation>止</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>点数</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>里程</translation>
    </message>
    <message>
        <source>Stops</source>
        <translation>停留</translation>
    </message>
    <message>
        <source>What is left out, and why</source>
        <translation>略去的内容及原因</translation>
    </message>
    <message>
        <source>GPX, or KML, KMZ and GeoJSON with times; it can also be dropped here.</source>
        <translation>GPX，或带时间的 KML、KMZ、GeoJSON；也可将文件拖到此处。</translation>
    </message>
    <message>
        <source>File of a receiver</source>
        <translation>定位终端文件</translation>
    </message>
    <message>
        <source>Tracks (*.gpx *.kml *.kmz *.geojson)</source>
        <translation>轨迹文件 (*.gpx *.kml *.kmz *.geojson)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>正在读取 %1…</translation>
    </message>
    <message>
        <source>%1 with %2, from %3 to %4.</source>
        <translation>%1，%2，时间 %3 至 %4。</translation>
    </message>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n 段轨迹</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s)</source>
        <translation>
            <numerusform>%n 个点</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) are left out; the list says why.</source>
        <translation>
            <numerusform>略去 %n 个点，原因见列表。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gap(s) of more than 15 minutes: nothing is known in between.</source>
        <translation>
            <numerusform>有 %n 处中断超过 15 分钟，中断期间位置不明。</numerusform>
        </translation>
    </message>
    <message>
        <source>Known already: all of it was taken in for this team before.</source>
        <translation>已有记录：该队伍此前已导入全部内容。</translation>
    </message>
    <message>
        <source>%1 of %2 parts are known already; the others would be new.</source>
        <translation>共 %2 段，其中 %1 段已有记录，其余为新内容。</translation>
    </message>
    <message>
        <source>Whose track is it?</source>
        <translation>请选择这是哪支队伍的轨迹。</translation>
    </message>
    <message>
        <source>The console was locked.</source>
        <translation>席位已锁定。</translation>
    </message>
    <message>
        <source>Being filed…</source>
        <translation>正在登记…</translation>
    </message>
    <message>
        <source>Stop (Esc)</source>
        <translation>停止 (Esc)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>The reading was stopped.</source>
        <translation>已停止读取。</translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) are kept: they tell the same within 5 m.</source>
        <translation>
            <numerusform>保留 %n 个点，偏差不超过 5 米。</numerusform>
        </translation>
    </message>
    <message>
        <source>The track of %1 is filed: %2.</source>
        <translation>%1的轨迹已登记：%2。</translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) were known before.</source>
        <translation>
            <numerusform>其中 %n 段此前已有记录。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more point(s) are left out like these.</source>
        <translation>
            <numerusform>另有 %n 个点因同样原因略去。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fengsui::ui::TrackLink</name>
    <message>
        <source>%1 km/h</source>
        <translation>%1 km/h</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>Team tracks, %1</source>
        <translation>队伍轨迹，%1</translation>
    </message>
    <message>
        <source>Team track</source>
        <translation>队伍轨迹</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>停留</translation>
    </message>
    <message numerus="yes">
        <source>%1 to %2, %n minute(s)</source>
        <translation>
            <numerusform>%1 至 %2，%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时刻</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>轨迹</translation>
    </message>
    <message>
        <source>%1 to %2, %3</source>
        <translation>%1 至 %2，%3</translation>
    </message>
    <message>
        <source>From the file</source>
        <translation>来源文件</translation>
    </message>
    <message>
        <source>Filed by</source>
        <translation>登记人</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 · stopped %2</source>
        <translation>%1 · 停留 %2</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>This track of %1 lies outside this map, near %2° E, %3° N. Was it recorded here?</source>
        <translation>%1的这段轨迹不在本图范围内（约东经 %2°，北纬 %3°），请核实是否为本地记录。</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::TrackPage</name>
    <message>
        <source>Tracks of teams</source>
        <translation>队伍轨迹</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>近 30 天</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>From – to</source>
        <translation>起止时间</translation>
    </message>
    <message>
        <source>Which days are listed and shown on the map</source>
        <translation>列出并在地图上显示的日期</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>起(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;to</source>
        <translation>止(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;List</source>
        <translation>列出(&amp;L)</translation>
    </message>
    <message>
        <source>List this period and show it on the map</source>
        <translation>列出该时段并在地图上显示</translation>
    </message>
    <message>
        <source>Take &amp;in a file…</source>
        <translation>导入文件(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Show on the map (Enter)</source>
        <translation>地图定位 (回车)(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Replay</source>
        <translation>回放(&amp;R)</translation>
    </message>
    <message>
        <source>Replay the time of this track</source>
        <translation>回放该轨迹的时段</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Write the chosen tracks into a file</source>
        <translation>将所选轨迹写入文件</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>队伍</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起</translation>
    </message>
    <message>
        <source>To</source>
        <translation>止</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>点数</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>里程</translation>
    </message>
    <message>
        <source>Stops</source>
        <translation>停留</translation>
    </message>
    <message>
        <source>Filed by</source>
        <translation>登记人</translation>
    </message>
    <message>
        <source>Filed at</source>
        <translation>登记时间</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>This is no date and time. Write it as 2025-11-03 07:05.</source>
        <translation>日期时间格式不对，应写作 2025-11-03 07:05。</translation>
    </message>
    <message>
        <source>The end must be after the beginning.</source>
        <translation>结束时间须晚于开始时间。</translation>
    </message>
    <message>
        <source>Being read…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>No track of any team in this time. Take in the file of a receiver, or choose another time.</source>
        <translation>该时段没有队伍轨迹。可导入定位终端的文件，或另选时段。</translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) on the map.</source>
        <translation>
            <numerusform>地图上有 %n 段轨迹。</numerusform>
        </translation>
    </message>
    <message>
        <source>⚠ There are more than can be shown at once; choose a shorter time.</source>
        <translation>⚠ 轨迹过多，无法全部显示，请缩短时段。</translation>
    </message>
    <message>
        <source>Write tracks</source>
        <translation>导出轨迹</translation>
    </message>
    <message>
        <source>%1 is written: %2.</source>
        <translation>%1 已写出：%2。</translation>
    </message>
    <message numerus="yes">
        <source>%n point(s)</source>
        <translation>
            <numerusform>%n 个点</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more are on the map and not in the list; choose a shorter time.</source>
        <translation>
            <numerusform>另有 %n 段仅在地图上显示、未列入表中，请缩短时段。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fengsui::ui::TroublePage</name>
    <message>
        <source>The disk broke: restore this console</source>
        <translation>磁盘损坏：恢复本值班台</translation>
    </message>
    <message>
        <source>Find the newest backup: in the folder of the automatic ones, or on the stick.</source>
        <translation>找到最新的备份：在自动备份的文件夹里，或在 U 盘上。</translation>
    </message>
    <message>
        <source>Fetch the recovery key from the safe, or whoever knows the passphrase.</source>
        <translation>从保险柜取出恢复密钥，或找到知道口令的人。</translation>
    </message>
    <message>
        <source>Restore it into a new folder. Every entry is verified before the store has its place.</source>
        <translation>恢复到新文件夹。逐条核对无误后数据库才算建成。</translation>
    </message>
    <message>
        <source>Open the restored store. It writes under a new name, because other consoles may hold what the old one wrote after the backup.</source>
        <translation>打开恢复的数据库。它以新的身份写入，因为旧库在备份之后写的记录可能还在其他值班台。</translation>
    </message>
    <message>
        <source>Wait until the list of consoles says that all have the same: what was written after the backup comes back from them.</source>
        <translation>等值班台清单显示各台一致：备份之后的记录会从它们取回。</translation>
    </message>
    <message>
        <source>Don&apos;t open the old store any more, on any machine.</source>
        <translation>在任何机器上都不要再打开旧的数据库。</translation>
    </message>
    <message>
        <source>&amp;Restore a backup…</source>
        <translation>恢复备份(&amp;R)…</translation>
    </message>
    <message>
        <source>Other &amp;consoles…</source>
        <translation>其他值班台(&amp;C)…</translation>
    </message>
    <message>
        <source>A console was lost or stolen</source>
        <translation>值班台丢失或被盗</translation>
    </message>
    <message>
        <source>Revoke it now, at any console of the county: choose it in the list and say why. From then on nobody talks to it, and what it writes counts nowhere.</source>
        <translation>马上在本县任一值班台撤销它：在清单里选中并写明原因。此后谁也不与它通信，它写的记录处处不生效。</translation>
    </message>
    <message>
        <source>Telephone the other duty rooms, and those that are cut off: they revoke it too.</source>
        <translation>打电话通知其他值班室，断线的也要通知，请他们同样撤销。</translation>
    </message>
    <message>
        <source>Give everybody who used it a new password (&quot;fengsui-clerk operator password&quot;).</source>
        <translation>给用过它的人都换新密码（“fengsui-clerk operator password”）。</translation>
    </message>
    <message>
        <source>Report the loss as your rules on personal data ask for: the disk held cases and callers.</source>
        <translation>按个人信息保护规定上报：磁盘里有案件和报案人资料。</translation>
    </message>
    <message>
        <source>Set up another console, from a backup of the lost one or anew.</source>
        <translation>另设值班台：用丢失值班台的备份恢复，或重新建立。</translation>
    </message>
    <message>
        <source>Re&amp;voke it…</source>
        <translation>撤销(&amp;V)…</translation>
    </message>
    <message>
        <source>A new console is set up</source>
        <translation>新设值班台</translation>
    </message>
    <message>
        <source>On the new machine make a store: &quot;fengsui-clerk init --store ~/fengsui --division 511129100 --name …&quot;, and the first administrator: &quot;fengsui-clerk operator add …&quot;.</source>
        <translation>在新机器上建立数据库：“fengsui-clerk init --store ~/fengsui --division 511129100 --name …”，并建立第一位管理员：“fengsui-clerk operator add …”。</translation>
    </message>
    <message>
        <source>Open it there, sign in, and compare its clock.</source>
        <translation>在那里打开、登录，并核对时钟。</translation>
    </message>
    <message>
        <source>Pair: one of the two consoles waits, the other calls. Read the six digits to each other by telephone. Without a line pair by files on a stick.</source>
        <translation>配对：一台等待，另一台呼叫，双方在电话里互读六位数字。没有线路时用 U 盘文件配对。</translation>
    </message>
    <message>
        <source>Wait until the list of consoles says that both have the same. A first sync may take minutes.</source>
        <translation>等值班台清单显示两台一致。首次同步可能需要几分钟。</translation>
    </message>
    <message>
        <source>Let the machine make backups there too.</source>
        <translation>那台也要设自动备份。</translation>
    </message>
    <message>
        <source>&amp;Pair…</source>
        <translation>配对(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Backups…</source>
        <translation>备份(&amp;B)…</translation>
    </message>
    <message>
        <source>The key of a console changes</source>
        <translation>更换值班台密钥</translation>
    </message>
    <message>
        <source>Do this when somebody may have copied the key, and when the county&apos;s rules ask for it. A console that was stolen is revoked instead.</source>
        <translation>密钥可能被人复制，或本县规定要求时更换。被盗的值班台应当撤销。</translation>
    </message>
    <message>
        <source>Close the window and run &quot;fengsui-clerk peer renew-key&quot; on that console.</source>
        <translation>关闭窗口，在那台值班台上运行“fengsui-clerk peer renew-key”。</translation>
    </message>
    <message>
        <source>Open the window again. The other consoles hear of the new key at the next meeting and go on.</source>
        <translation>再打开窗口。其他值班台下次连接时得知新密钥，照常工作。</translation>
    </message>
    <message>
        <source>Compare the digits of the new key with the others by telephone: they stand in the list of consoles.</source>
        <translation>打电话与其他值班台核对新密钥的数字，数字在值班台清单里。</translation>
    </message>
    <message>
        <source>Make a backup: older ones hold the old key.</source>
        <translation>做一份备份：以前的备份里是旧密钥。</translation>
    </message>
    <message>
        <source>A clock is wrong</source>
        <translation>时钟不准</translation>
    </message>
    <message>
        <source>Compare the clock at the lower right with a telephone&apos;s, at both consoles.</source>
        <translation>在两台值班台上都把右下角的时钟与手机时间核对。</translation>
    </message>
    <message>
        <source>Set the clock of the machine that is wrong in the settings of its system, and let it keep time by the network.</source>
        <translation>在系统设置里校正不准的那台，并让它通过网络对时。</translation>
    </message>
    <message>
        <source>This window asks whether the time shown is right: look, and confirm.</source>
        <translation>本窗口会询问显示的时间是否正确：看清后确认。</translation>
    </message>
    <message>
        <source>What a console wrote more than a day ahead is held and does not count. An administrator says in the list of consoles how far its clock was ahead; then it counts, at the right time.</source>
        <translation>值班台时钟快一天以上时写的记录暂不生效。管理员在值班台清单里填写它快了多少，之后按正确时间计入。</translation>
    </message>
    <message>
        <source>Two consoles did different things</source>
        <translation>两台值班台办理不一</translation>
    </message>
    <message>
        <source>Nothing is lost: both stand in the list of disagreements, with who, where and when.</source>
        <translation>什么都没有丢：两边都在分歧清单里，写明何人、何处、何时。</translation>
    </message>
    <message>
        <source>Telephone whoever did the other thing.</source>
        <translation>给另一边的经办人打电话。</translation>
    </message>
    <message>
        <source>Settle it there by the action that is to be done next. Every console follows.</source>
        <translation>在清单里以下一步办理来处理，各值班台随之一致。</translation>
    </message>
    <message>
        <source>&amp;Disagreements…</source>
        <translation>分歧(&amp;D)…</translation>
    </message>
    <message>
        <source>When something has happened</source>
        <translation>出了状况怎么办</translation>
    </message>
    <message>
        <source>What has happened</source>
        <translation>出了什么状况</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::WorkListStrip</name>
    <message>
        <source>Work lists</source>
        <translation>工作清单</translation>
    </message>
    <message>
        <source>Work list: %1</source>
        <translation>工作清单：%1</translation>
    </message>
    <message>
        <source>All open cases</source>
        <translation>全部在办案件</translation>
    </message>
    <message>
        <source>Every case of the county that is not closed</source>
        <translation>全县所有未结案件</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>fengsui::ui::WorkStrip</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
</context>
</TS>
