#pragma once

#include "base/id.h"
#include "base/instant.h"
#include "look/wording.h"
#include "rules/rule_changes.h"

#include <QWidget>

#include <optional>
#include <vector>

class QComboBox;
class QTreeWidget;

namespace fengsui::ui {

class Watch;

/// Who changed what, version by version, the newest first: of a rule file or of a team.
class RuleHistory : public QWidget {
    Q_OBJECT
public:
    explicit RuleHistory(Watch& watch, QWidget* parent = nullptr);

    QComboBox& subjects() { return *m_subject; }
    QTreeWidget& tree() { return *m_tree; }
    /// Lists what there is a history of.
    void refresh();

private:
    /// One version, and how it differs from the one before.
    struct Step {
        QString name;
        std::optional<Instant> at; ///< none of what ships
        OperatorId by;
        QString standing;
        std::vector<RuleChange> changes;
    };
    void readTeam(TeamId team);
    void readFile(const QString& word);
    void readChosen();
    void show(const std::vector<Step>& steps);

    Watch& m_watch;
    Wording* m_wording;
    QComboBox* m_subject;
    QTreeWidget* m_tree;
};

} // namespace fengsui::ui
