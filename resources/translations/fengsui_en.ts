<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CasePage</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) about it</source>
        <translation>
            <numerusform>%n message about it</numerusform>
            <numerusform>%n messages about it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LimitWords</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working hour(s)</source>
        <translation>
            <numerusform>%n working hour</numerusform>
            <numerusform>%n working hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s)</source>
        <translation>
            <numerusform>%n working day</numerusform>
            <numerusform>%n working days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fengsui::ui::AreaPage</name>
    <message numerus="yes">
        <source>%1, border %2, %n corner(s), around %3</source>
        <translation>
            <numerusform>%1, border %2, %n corner, around %3</numerusform>
            <numerusform>%1, border %2, %n corners, around %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fengsui::ui::AreaTool</name>
    <message numerus="yes">
        <source>%n corner(s)</source>
        <translation>
            <numerusform>%n corner</numerusform>
            <numerusform>%n corners</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fengsui::ui::AroundPage</name>
    <message numerus="yes">
        <source>%n things</source>
        <translation>
            <numerusform>%n thing</numerusform>
            <numerusform>%n things</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fengsui::ui::BundleDialog</name>
    <message numerus="yes">
        <source>Wrote %n entries for %1, which alone can read them.</source>
        <translation>
            <numerusform>Wrote %n entry for %1, which alone can read it.</numerusform>
            <numerusform>Wrote %n entries for %1, which alone can read them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read %n entries from %1, %2 of them new.</source>
        <translation>
            <numerusform>Read %n entry from %1, %2 new.</numerusform>
            <numerusform>Read %n entries from %1, %2 of them new.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fengsui::ui::CasePage</name>
    <message numerus="yes">
        <source>%n action(s) had no effect because another came first; see below.</source>
        <translation>
            <numerusform>%n action had no effect because another came first; see below.</numerusform>
            <numerusform>%n actions had no effect because another came first; see below.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fengsui::ui::CellForm</name>
    <message numerus="yes">
        <source>At %n place(s) the ground doesn&apos;t fit together; the map shows the numbers.</source>
        <translation>
            <numerusform>At %n place the ground doesn&apos;t fit together; the map shows the number.</numerusform>
            <numerusform>At %n places the ground doesn&apos;t fit together; the map shows the numbers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>(in %n piece(s) then)</source>
        <translation>
            <numerusform>(in %n piece then)</numerusform>
            <numerusform>(in %n pieces then)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fengsui::ui::CellTool</name>
    <message numerus="yes">
        <source>%n corner(s)</source>
        <translation>
            <numerusform>%n corner</numerusform>
            <numerusform>%n corners</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fengsui::ui::ConflictLight</name>
    <message numerus="yes">
        <source>%n disagreements</source>
        <translation>
            <numerusform>%n disagreement</numerusform>
            <numerusform>%n disagreements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fengsui::ui::DrawingTool</name>
    <message numerus="yes">
        <source>%1, %n corner(s)</source>
        <translation>
            <numerusform>%1, %n corner</numerusform>
            <numerusform>%1, %n corners</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fengsui::ui::EvaluationPage</name>
    <message numerus="yes">
        <source>%1: %n case(s)</source>
        <translation>
            <numerusform>%1: %n case</numerusform>
            <numerusform>%1: %n cases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fengsui::ui::FaultPage</name>
    <message numerus="yes">
        <source>%n component(s) are broken or lost.</source>
        <translation>
            <numerusform>%n component is broken or lost.</numerusform>
            <numerusform>%n components are broken or lost.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fengsui::ui::FigureLink</name>
    <message numerus="yes">
        <source>%n area(s)</source>
        <translation>
            <numerusform>%n area</numerusform>
            <numerusform>%n areas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more in none of these areas</source>
        <translation>
            <numerusform>%n more in none of these areas</numerusform>
            <numerusform>%n more in none of these areas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fengsui::ui::FilePane</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fengsui::ui::IntakeForm</name>
    <message numerus="yes">
        <source>%n open case(s) could be the same matter:</source>
        <translation>
            <numerusform>%n open case could be the same matter:</numerusform>
            <numerusform>%n open cases could be the same matter:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fengsui::ui::InventoryDialog</name>
    <message numerus="yes">
        <source>The first %n row(s) can all be used. Look at them, then try it or take it in.</source>
        <translation>
            <numerusform>The first row can be used. Look at it, then try it or take it in.</numerusform>
            <numerusform>The first %n rows can all be used. Look at them, then try it or take it in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of the first %n row(s) %1 can be used. Look at the others before you take it in.</source>
        <translation>
            <numerusform>Of the one row %1 can be used. Look at it before you take it in.</numerusform>
            <numerusform>Of the first %n rows %1 can be used. Look at the others before you take it in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n refused row(s) are saved in %1; there are more.</source>
        <translation>
            <numerusform>The first refused row is saved in %1; there are more.</numerusform>
            <numerusform>The first %n refused rows are saved in %1; there are more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused row(s) are saved in %1.</source>
        <translation>
            <numerusform>%n refused row is saved in %1.</numerusform>
            <numerusform>%n refused rows are saved in %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fengsui::ui::MainWindow</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fengsui::ui::MapPane</name>
    <message numerus="yes">
        <source>%n case(s) close together</source>
        <translation>
            <numerusform>%n case close together</numerusform>
            <numerusform>%n cases close together</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n overdue</numerusform>
            <numerusform>%n overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n urgent</source>
        <translation>
            <numerusform>%n urgent</numerusform>
            <numerusform>%n urgent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fengsui::ui::PairingDialog</name>
    <message numerus="yes">
        <source>%1 left, %n tries</source>
        <translation>
            <numerusform>%1 left, %n try</numerusform>
            <numerusform>%1 left, %n tries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fengsui::ui::PaperCounter</name>
    <message numerus="yes">
        <source>%1 is written, %n page(s).</source>
        <translation>
            <numerusform>%1 is written, %n page.</numerusform>
            <numerusform>%1 is written, %n pages.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sent to the printer, %n page(s).</source>
        <translation>
            <numerusform>Sent to the printer, %n page.</numerusform>
            <numerusform>Sent to the printer, %n pages.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fengsui::ui::ReplayLink</name>
    <message numerus="yes">
        <source>%n case(s) open</source>
        <translation>
            <numerusform>%n case open</numerusform>
            <numerusform>%n cases open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n overdue</numerusform>
            <numerusform>%n overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No position then: %1 and %n more</source>
        <translation>
            <numerusform>No position then: %1 and %n more</numerusform>
            <numerusform>No position then: %1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fengsui::ui::RulePage</name>
    <message numerus="yes">
        <source>%n row(s) read. They count once they are put in force.</source>
        <translation>
            <numerusform>%n row read. It counts once it is put in force.</numerusform>
            <numerusform>%n rows read. They count once they are put in force.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fengsui::ui::TeamPage</name>
    <message numerus="yes">
        <source>%n row(s) saved.</source>
        <translation>
            <numerusform>%n row saved.</numerusform>
            <numerusform>%n rows saved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing is taken in: %n row(s) can&apos;t be used.</source>
        <translation>
            <numerusform>Nothing is taken in: %n row can&apos;t be used.</numerusform>
            <numerusform>Nothing is taken in: %n rows can&apos;t be used.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fengsui::ui::TrackImportDialog</name>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n track</numerusform>
            <numerusform>%n tracks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s)</source>
        <translation>
            <numerusform>%n point</numerusform>
            <numerusform>%n points</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) are left out; the list says why.</source>
        <translation>
            <numerusform>%n point is left out; the list says why.</numerusform>
            <numerusform>%n points are left out; the list says why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gap(s) of more than 15 minutes: nothing is known in between.</source>
        <translation>
            <numerusform>%n gap of more than 15 minutes: nothing is known in between.</numerusform>
            <numerusform>%n gaps of more than 15 minutes: nothing is known in between.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) are kept: they tell the same within 5 m.</source>
        <translation>
            <numerusform>%n point is kept: it tells the same within 5 m.</numerusform>
            <numerusform>%n points are kept: they tell the same within 5 m.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) were known before.</source>
        <translation>
            <numerusform>%n part was known before.</numerusform>
            <numerusform>%n parts were known before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more point(s) are left out like these.</source>
        <translation>
            <numerusform>%n more point is left out like these.</numerusform>
            <numerusform>%n more points are left out like these.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fengsui::ui::TrackLink</name>
    <message numerus="yes">
        <source>%1 to %2, %n minute(s)</source>
        <translation>
            <numerusform>%1 to %2, %n minute</numerusform>
            <numerusform>%1 to %2, %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fengsui::ui::TrackPage</name>
    <message numerus="yes">
        <source>%n track(s) on the map.</source>
        <translation>
            <numerusform>%n track on the map.</numerusform>
            <numerusform>%n tracks on the map.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s)</source>
        <translation>
            <numerusform>%n point</numerusform>
            <numerusform>%n points</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more are on the map and not in the list; choose a shorter time.</source>
        <translation>
            <numerusform>%n more is on the map and not in the list; choose a shorter time.</numerusform>
            <numerusform>%n more are on the map and not in the list; choose a shorter time.</numerusform>
        </translation>
    </message>
</context>
</TS>
