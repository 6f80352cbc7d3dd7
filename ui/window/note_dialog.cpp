#include "window/note_dialog.h"

#include "forms/form_rows.h"
#include "look/trade_words.h"
#include "watch/watch.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace fengsui::ui {

NoteDialog::NoteDialog(Watch& watch, QWidget* parent)
    : QDialog(parent)
    , m_watch(watch)
    , m_wording(new Wording(this))
    , m_rows(new FormRows(this))
    , m_kind(new QComboBox(m_rows))
    , m_text(new QPlainTextEdit(m_rows))
    , m_save(new QPushButton(this))
    , m_leave(new QPushButton(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_text->setTabChangesFocus(true);
    m_kind->addItem(QString(), QStringLiteral("note"));
    m_kind->addItem(QString(), QStringLiteral("handover"));
    m_rows->add("text", [] { return tr("&Text *"); }, m_text);
    m_rows->add("kind", [] { return tr("&Kind"); }, m_kind);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_save);
    buttons->addWidget(m_leave);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_rows, 1);
    column->addLayout(buttons);
    resize(fontMetrics().averageCharWidth() * 70, fontMetrics().height() * 14);
    m_save->setDefault(true);
    m_leave->setAutoDefault(false);
    m_wording->say([this] {
        setWindowTitle(tr("Note for the shift log"));
        m_kind->setItemText(0, diaryWord("note"));
        m_kind->setItemText(1, diaryWord("handover"));
        m_save->setText(tr("Write down (Ctrl+Enter)"));
        m_save->setAccessibleName(tr("Write the note down"));
        m_leave->setText(tr("Leave (Esc)"));
        m_leave->setAccessibleName(tr("Leave without writing"));
    });
    connect(m_save, &QPushButton::clicked, this, &NoteDialog::save);
    connect(m_leave, &QPushButton::clicked, this, &QDialog::reject);
    for (const auto key : { Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter })
        connect(new QShortcut(key, this), &QShortcut::activated, this, &NoteDialog::save);
    m_text->setFocus();
}

void NoteDialog::save()
{
    m_rows->clearRefusals();
    const QString text = m_text->toPlainText().trimmed();
    if (text.isEmpty()) {
        m_rows->refuse("text", tr("Write what is to be remembered."));
        return;
    }
    if (!m_watch.session() || !m_save->isEnabled())
        return;
    m_save->setEnabled(false);
    m_watch.backstage().command(
        this,
        [session = *m_watch.session(), kind = toUtf8(m_kind->currentData().toString()), text = toUtf8(text)](
            WritingStore& store) -> Result<News> {
            if (const Outcome outcome = store.office().duty.note(session, kind, text); !outcome)
                return outcome.refusal();
            News news;
            news.duty = true;
            return news;
        },
        [this](const Answer<News>& answer) {
            m_save->setEnabled(true);
            if (!answer) {
                m_rows->refuse("text", answer.problem());
                return;
            }
            Q_EMIT noted(tr("The note stands in the shift log."));
            accept();
        });
}

} // namespace fengsui::ui
