#include "consoles/console_list_model.h"

#include "backstage/words.h"
#include "consoles/console_words.h"

#include <algorithm>

namespace fengsui::ui {

ConsoleListModel::ConsoleListModel(ConsoleListWords words, QObject* parent)
    : QAbstractTableModel(parent)
    , m_words(std::move(words))
{
}

int ConsoleListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_peers.size());
}
int ConsoleListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QHash<int, QByteArray> ConsoleListModel::roleNames() const
{
    auto names = QAbstractTableModel::roleNames();
    names.insert({ { PinRole, "pin" }, { RevokedRole, "isRevoked" } });
    return names;
}

QVariant ConsoleListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PeerPicture& peer = m_peers[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return textOf(peer, index.column());
    case Qt::ToolTipRole:
        return hintOf(peer, index.column());
    case Qt::ForegroundRole:
        return colourOf(peer, index.column());
    case Qt::TextAlignmentRole:
        return index.column() == Out || index.column() == In ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case PinRole:
        return fromUtf8(peer.peer.pin.toHex());
    case RevokedRole:
        return peer.peer.isRevoked;
    default:
        return {};
    }
}

QString ConsoleListModel::textOf(const PeerPicture& peer, int column) const
{
    switch (column) {
    case Name:
        return fromUtf8(peer.peer.name);
    case Standing:
        return standingOf(peer, m_words.now()).text();
    case Out:
        return peer.peer.isRevoked ? QString() : QString::number(peer.waitingOut);
    case Oldest:
        return peer.oldestUnsent && !peer.peer.isRevoked ? m_words.local(*peer.oldestUnsent) : QStringLiteral("–");
    case In:
        return peer.peer.isRevoked ? QString() : QString::number(peer.waitingIn);
    case Ledgers:
        return ledgersOf(peer);
    case Clock:
        return clockOf(peer);
    case Route:
        return wayOf(peer);
    case Division:
        return m_words.place(peer.peer.division);
    case Fingerprint:
        return fromUtf8(peer.fingerprint);
    default:
        return {};
    }
}

QString ConsoleListModel::hintOf(const PeerPicture& peer, int column) const
{
    if (column != Standing)
        return textOf(peer, column);
    if (peer.peer.isRevoked)
        return tr("Revoked %1: %2").arg(m_words.local(peer.peer.revokedAt), fromUtf8(peer.peer.reason));
    QString hint = peer.heardAt ? tr("Last heard %1").arg(m_words.local(*peer.heardAt)) : textOf(peer, column);
    if (!peer.trouble.empty())
        hint += QStringLiteral("\n") + translated("Refusal", peer.trouble);
    return hint;
}

QVariant ConsoleListModel::colourOf(const PeerPicture& peer, int column) const
{
    if (peer.peer.isRevoked)
        return Look::ink(Tone::Quiet);
    if (column == Standing)
        return Look::ink(standingOf(peer, m_words.now()).tone);
    if (column == Ledgers && peer.ledgersAgree)
        return Look::ink(*peer.ledgersAgree ? Tone::Good : Tone::Danger);
    if (column == Clock && clockOf(peer).startsWith(u'!'))
        return Look::ink(Tone::Danger);
    return {};
}

QVariant ConsoleListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && (section == Out || section == In))
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    switch (section) {
    case Name:
        return tr("Console");
    case Standing:
        return tr("Standing");
    case Out:
        return tr("To send");
    case Oldest:
        return tr("Oldest unsent");
    case In:
        return tr("To come");
    case Ledgers:
        return tr("Ledgers");
    case Clock:
        return tr("Clock");
    case Route:
        return tr("Route");
    case Division:
        return tr("Division");
    case Fingerprint:
        return tr("Key");
    default:
        return {};
    }
}

void ConsoleListModel::setPeers(std::vector<PeerPicture> peers)
{
    std::ranges::stable_partition(peers, [](const PeerPicture& one) { return !one.peer.isRevoked; });
    const auto pin = [](const PeerPicture& one) { return one.peer.pin; };
    const bool areTheSame = std::ranges::equal(peers, m_peers, {}, pin, pin);
    if (!areTheSame)
        beginResetModel();
    m_peers = std::move(peers);
    if (!areTheSame)
        endResetModel();
    else if (!m_peers.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

const PeerPicture* ConsoleListModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_peers[static_cast<std::size_t>(row)] : nullptr;
}

void ConsoleListModel::refreshWords()
{
    if (!m_peers.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

} // namespace fengsui::ui
