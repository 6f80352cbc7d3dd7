#include "consoles/revoke_dialog.h"

#include "forms/form_rows.h"
#include "look/theme.h"
#include "watch/watch.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace fengsui::ui {

RevokeDialog::RevokeDialog(Watch& watch, Peer peer, QWidget* parent)
    : QDialog(parent)
    , m_watch(watch)
    , m_peer(std::move(peer))
    , m_wording(new Wording(this))
    , m_warning(new QLabel(this))
    , m_rows(new FormRows(this))
    , m_reason(new QLineEdit(m_rows))
    , m_confirm(new QPushButton(this))
    , m_leave(new QPushButton(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_warning->setWordWrap(true);
    m_warning->setTextFormat(Qt::PlainText);
    m_rows->add("reason", [] { return tr("&Reason *"); }, m_reason);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_confirm);
    buttons->addWidget(m_leave);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_warning);
    column->addWidget(m_rows);
    column->addLayout(buttons);
    m_warning->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    // room for the whole warning, also of a console with a long name
    m_warning->setMinimumHeight(fontMetrics().lineSpacing() * 8);
    resize(fontMetrics().averageCharWidth() * 80, fontMetrics().height() * 16);
    // not at the first Enter: what this does reaches every console
    m_confirm->setAutoDefault(false);
    m_leave->setAutoDefault(false);
    connect(m_confirm, &QPushButton::clicked, this, &RevokeDialog::confirm);
    connect(m_leave, &QPushButton::clicked, this, &QDialog::reject);
    m_wording->say([this] {
        const QString name = fromUtf8(m_peer.name);
        setWindowTitle(tr("Revoke %1").arg(name));
        m_warning->setText(
            tr("From now on no console that hears of this talks to %1. What it sent before still counts; "
               "what it writes from now on counts nowhere, by whatever way it comes. Its own people can "
               "go on working there and may not notice: telephone them. It can be let in again only by "
               "pairing anew.")
                .arg(name));
        m_confirm->setText(tr("Re&voke"));
        m_confirm->setAccessibleName(tr("Revoke the console"));
        m_leave->setText(tr("Leave (Esc)"));
        m_leave->setAccessibleName(tr("Leave without revoking"));
    });
    m_reason->setFocus();
}

void RevokeDialog::confirm()
{
    m_rows->clearRefusals();
    if (!m_watch.session())
        return;
    m_confirm->setEnabled(false);
    m_watch.backstage().command(
        this,
        [session = *m_watch.session(), pin = m_peer.pin, reason = toUtf8(m_reason->text().trimmed())](
            WritingStore& store) -> Result<News> {
            if (const Outcome outcome = store.office().peers.revoke(session, pin, reason); !outcome)
                return outcome.refusal();
            News news;
            news.peers = true;
            return news;
        },
        [this](const Answer<News>& answer) {
            m_confirm->setEnabled(true);
            if (!answer) {
                m_rows->refuse("reason", answer.problem());
                return;
            }
            Q_EMIT revoked(tr("%1 may not sync any more.").arg(fromUtf8(m_peer.name)));
            accept();
        });
}

} // namespace fengsui::ui
