#pragma once

#include "desk/rule_book.h"
#include "look/wording.h"
#include "rules/sheet_table.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace fengsui::ui {

class Watch;

/// The tables of one kind of rules. What is changed comes into force as the next version of the file; what is refused
/// is said, and the row that it is about is chosen.
class RulePage : public QWidget {
    Q_OBJECT
public:
    struct Sheet {
        SheetKind kind;
        SheetTable::Text title;
    };
    RulePage(Watch& watch, RuleKind kind, std::vector<Sheet> sheets, QWidget* parent = nullptr);

    SheetTable& table(std::size_t number) { return *m_tables[number].second; }
    QComboBox& files() { return *m_file; }
    /// Puts the tables in force.
    void save();
    /// Takes a whole file as it stands.
    void adoptFile(const QString& file);
    QString said() const;

Q_SIGNALS:
    void adopted(const QString& sentence);

private:
    void listFiles();
    void show(const RuleRow* row);
    void discard();
    void command(const std::string& file, std::function<Result<std::string>()> text);
    void refuse(const Refusal& refusal, const std::string& text);
    void importTable(SheetTable& table, const QString& file);
    void write(const QString& file, std::string bytes);
    void chooseFile(bool isImport);
    void say(const QString& sentence, bool isProblem);
    void enable();
    const RuleRow* inForce() const;

    Watch& m_watch;
    RuleKind m_kind;
    Wording* m_wording;
    QComboBox* m_file;
    QLabel* m_standing;
    QLabel* m_said;
    QPushButton* m_save;
    QPushButton* m_discard;
    QPushButton* m_import;
    QPushButton* m_export;
    std::vector<std::pair<SheetKind, SheetTable*>> m_tables;
    RuleName m_shown;
    bool m_isBusy = false;
};

} // namespace fengsui::ui
