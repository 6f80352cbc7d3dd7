#pragma once

#include "conflicts/conflict_list.h"

#include <QCoreApplication>
#include <QString>

namespace fengsui::ui {

/// A disagreement in words.
class ConflictWords {
    Q_DECLARE_TR_FUNCTIONS(ConflictWords)
public:
    explicit ConflictWords(const Watch& watch)
        : m_watch(watch)
    {
    }
    /// What both sides differ in.
    static QString about(const std::string& about);
    /// What was done or said: "Dispatch: first team", "title: 12 River Street".
    QString what(const ShownConflict& shown, const ConflictSide& side) const;
    QString who(const ConflictSide& side) const;
    QString where(const ConflictSide& side) const;
    /// All of it in one line.
    QString line(const ShownConflict& shown, const ConflictSide& side) const;
    /// Both sides beside each other, and what settled them, as HTML.
    QString table(const ShownConflict& shown) const;

private:
    QString detail(const ConflictSide& side, const std::string& about) const;

    const Watch& m_watch;
};

} // namespace fengsui::ui
