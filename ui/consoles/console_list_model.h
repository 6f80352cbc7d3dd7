#pragma once

#include "desk/exchange.h"

#include <QAbstractTableModel>

#include <functional>
#include <vector>

namespace fengsui::ui {

/// How the list of consoles turns codes and times into words.
struct ConsoleListWords {
    std::function<QString(const std::string&)> place; ///< of a division's code
    std::function<QString(Instant)> local;
    std::function<Instant()> now;
};

/// The paired consoles in the order of their enrolment, the revoked ones last.
class ConsoleListModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Standing, Out, Oldest, In, Ledgers, Clock, Route, Division, Fingerprint, ColumnCount };
    enum Role { PinRole = Qt::UserRole, RevokedRole };

    explicit ConsoleListModel(ConsoleListWords words, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    void setPeers(std::vector<PeerPicture> peers);
    const PeerPicture* at(int row) const;
    void refreshWords();

private:
    QString textOf(const PeerPicture& peer, int column) const;
    QString hintOf(const PeerPicture& peer, int column) const;
    QVariant colourOf(const PeerPicture& peer, int column) const;

    ConsoleListWords m_words;
    std::vector<PeerPicture> m_peers;
};

} // namespace fengsui::ui
