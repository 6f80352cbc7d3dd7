#include "sheet/workbook.h"

#include <QSaveFile>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <xlsxwriter.h>

namespace fengsui::sheet {

namespace {

struct Formats {
    lxw_format* head;
    lxw_format* rate;
    lxw_format* hours;
    lxw_format* time;
};

Refusal notWritten(const QString& path, const std::string& why)
{
    return { Refusal::Reason::BadValue, QT_TRANSLATE_NOOP("Refusal", "%1 can't be written: %2"),
        { path.toStdString(), why }, "file" };
}

// "2025-11-03 07:05:09" of the zone.
lxw_datetime dateOf(Instant at, const Zone& zone)
{
    lxw_datetime date {};
    int second = 0;
    if (std::sscanf(zone.seconds(at).c_str(), "%d-%d-%d %d:%d:%d", &date.year, &date.month, &date.day, &date.hour,
            &date.min, &second)
        == 6)
        date.sec = second;
    return date;
}

lxw_error writeCell(lxw_worksheet* worksheet, lxw_row_t row, lxw_col_t column, const report::SheetCell& cell,
    const Formats& formats, const Zone& zone)
{
    if (const auto* text = std::get_if<std::string>(&cell))
        return worksheet_write_string(worksheet, row, column, text->c_str(), nullptr);
    if (const auto* number = std::get_if<std::int64_t>(&cell))
        return worksheet_write_number(worksheet, row, column, static_cast<double>(*number), nullptr);
    if (const auto* value = std::get_if<Hundredths>(&cell))
        return worksheet_write_number(worksheet, row, column, static_cast<double>(value->value) / 100, formats.hours);
    if (const auto* at = std::get_if<Instant>(&cell)) {
        lxw_datetime date = dateOf(*at, zone);
        return worksheet_write_datetime(worksheet, row, column, &date, formats.time);
    }
    if (const auto* rate = std::get_if<report::SheetRate>(&cell)) {
        const bool isAverage = infoOf(rate->indicator).isAverage;
        constexpr double millisecondsOfHour = 3'600'000;
        const double value
            = static_cast<double>(rate->figure.numerator) / static_cast<double>(rate->figure.denominator);
        return worksheet_write_number(worksheet, row, column, isAverage ? value / millisecondsOfHour : value,
            isAverage ? formats.hours : formats.rate);
    }
    return LXW_NO_ERROR;
}

lxw_error writeSheet(lxw_workbook* workbook, const report::Sheet& sheet, const Formats& formats, const Zone& zone)
{
    // Excel allows 31 characters and none of []:*?/\ in the name of a sheet.
    lxw_worksheet* worksheet = workbook_add_worksheet(
        workbook, QString::fromStdString(sheet.name.chinese + ' ' + sheet.name.english).left(31).toUtf8().constData());
    if (!worksheet)
        return LXW_ERROR_MEMORY_MALLOC_FAILED;
    worksheet_set_row(worksheet, 0, 48, nullptr);
    worksheet_freeze_panes(worksheet, 1, 1);
    lxw_error error = LXW_NO_ERROR;
    const auto note = [&error](lxw_error each) { error = error == LXW_NO_ERROR ? each : error; };
    lxw_col_t column = 0;
    for (const TypeName& name : sheet.columns) {
        note(worksheet_write_string(worksheet, 0, column, (name.chinese + '\n' + name.english).c_str(), formats.head));
        worksheet_set_column(worksheet, column, column, column == 0 ? 26 : 18, nullptr);
        ++column;
    }
    lxw_row_t row = 0;
    for (const auto& cells : sheet.rows) {
        ++row;
        for (std::size_t i = 0; i < cells.size(); ++i)
            note(writeCell(worksheet, row, static_cast<lxw_col_t>(i), cells[i], formats, zone));
    }
    if (column > 0)
        worksheet_autofilter(worksheet, 0, 0, row, static_cast<lxw_col_t>(column - 1));
    worksheet_set_landscape(worksheet);
    worksheet_set_paper(worksheet, 9); // A4
    worksheet_repeat_rows(worksheet, 0, 0);
    return error;
}

} // namespace

Outcome writeWorkbook(std::span<const report::Sheet> sheets, const Zone& zone, const QString& path)
{
    const char* bytes = nullptr;
    std::size_t size = 0;
    lxw_workbook_options options {};
    options.output_buffer = &bytes;
    options.output_buffer_size = &size;
    lxw_workbook* workbook = workbook_new_opt(nullptr, &options);
    if (!workbook)
        throw std::bad_alloc();
    const auto format = [workbook](const char* number) {
        lxw_format* made = workbook_add_format(workbook);
        if (number)
            format_set_num_format(made, number);
        return made;
    };
    const Formats formats { format(nullptr), format("0.00%"), format("0.00"), format("yyyy-mm-dd hh:mm:ss") };
    format_set_bold(formats.head);
    format_set_text_wrap(formats.head);
    format_set_align(formats.head, LXW_ALIGN_VERTICAL_CENTER);
    format_set_bg_color(formats.head, 0xEEEEEE);
    lxw_error error = LXW_NO_ERROR;
    for (const report::Sheet& sheet : sheets)
        if (const lxw_error each = writeSheet(workbook, sheet, formats, zone); each != LXW_NO_ERROR)
            error = each;
    const lxw_error closing = workbook_close(workbook);
    const std::unique_ptr<char, decltype(&std::free)> owned(const_cast<char*>(bytes), &std::free);
    if (error == LXW_NO_ERROR)
        error = closing;
    if (error != LXW_NO_ERROR || !owned)
        return notWritten(path, lxw_strerror(error));
    return writeText(std::string(owned.get(), size), path);
}

Outcome writeText(const std::string& text, const QString& path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text.data(), static_cast<qint64>(text.size())) < 0
        || !file.commit())
        return notWritten(path, file.errorString().toStdString());
    return Done {};
}

} // namespace fengsui::sheet
