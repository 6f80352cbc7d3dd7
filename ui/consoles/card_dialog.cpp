#include "consoles/card_dialog.h"

#include "consoles/digits_field.h"
#include "desk/exchange.h"
#include "look/theme.h"
#include "watch/watch.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QVBoxLayout>

namespace fengsui::ui {

namespace {

constexpr qint64 mostBytes = 4096;

struct CardRead {
    std::string text;
    sync::PairingCard card;
};

Result<CardRead> readCard(const QString& file)
{
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return Refusal { Refusal::Reason::NotFound, QT_TRANSLATE_NOOP("Refusal", "The file %1 can't be read: %2"),
            { toUtf8(file), toUtf8(source.errorString()) }, {} };
    const std::string text = source.read(mostBytes).toStdString();
    auto card = sync::pairingCard(text);
    if (!card)
        return card.refusal();
    return CardRead { text, *std::move(card) };
}

Result<Done> writeCard(const QString& file, const std::string& text)
{
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(QByteArray::fromStdString(text)) < 0 || !out.commit())
        return Refusal { Refusal::Reason::BadValue, QT_TRANSLATE_NOOP("Refusal", "The file %1 can't be written: %2"),
            { toUtf8(file), toUtf8(out.errorString()) }, {} };
    return Done {};
}

} // namespace

CardDialog::CardDialog(Watch& watch, QWidget* parent)
    : QDialog(parent)
    , m_watch(watch)
    , m_wording(new Wording(this))
    , m_how(new QLabel(this))
    , m_ownTitle(new QLabel(this))
    , m_own(new QLabel(this))
    , m_write(new QPushButton(this))
    , m_read(new QPushButton(this))
    , m_whose(new QLabel(this))
    , m_theirsTitle(new QLabel(this))
    , m_theirs(new DigitsField(20, 5, this))
    , m_said(new QLabel(this))
    , m_confirm(new QPushButton(this))
    , m_leave(new QPushButton(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    for (QLabel* label : { m_how, m_ownTitle, m_whose, m_theirsTitle, m_said }) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    QFont large = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    large.setPointSizeF(font().pointSizeF() * 1.8);
    large.setBold(true);
    m_own->setFont(large);
    m_own->setAlignment(Qt::AlignCenter);
    m_own->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* files = new QHBoxLayout;
    files->addWidget(m_write, 1);
    files->addWidget(m_read, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_confirm);
    buttons->addWidget(m_leave);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_how);
    column->addLayout(files);
    for (QWidget* widget :
        std::initializer_list<QWidget*> { m_ownTitle, m_own, m_whose, m_theirsTitle, m_theirs, m_said })
        column->addWidget(widget);
    column->addStretch();
    column->addLayout(buttons);
    resize(fontMetrics().averageCharWidth() * 80, fontMetrics().height() * 24);
    for (QPushButton* button : { m_write, m_read, m_leave })
        button->setAutoDefault(false);
    m_confirm->setDefault(true);
    m_confirm->setEnabled(false);
    m_theirs->setEnabled(false);
    connect(m_write, &QPushButton::clicked, this, [this] {
        auto* dialog = new QFileDialog(this, tr("Pairing card"), fromUtf8(m_watch.access().identity.name));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setDefaultSuffix(QStringLiteral("card"));
        connect(dialog, &QFileDialog::fileSelected, this, &CardDialog::write);
        dialog->open();
    });
    connect(m_read, &QPushButton::clicked, this, [this] {
        auto* dialog = new QFileDialog(this, tr("Pairing card"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        dialog->setNameFilters({ tr("Pairing cards (*.card)"), tr("All files (*)") });
        connect(dialog, &QFileDialog::fileSelected, this, &CardDialog::read);
        dialog->open();
    });
    connect(m_theirs, &QLineEdit::textChanged, this, [this] { m_confirm->setEnabled(m_theirs->isComplete()); });
    connect(m_confirm, &QPushButton::clicked, this, &CardDialog::confirm);
    connect(m_leave, &QPushButton::clicked, this, &QDialog::reject);
    connect(&watch, &Watch::sessionChanged, this, [this] {
        if (!m_watch.session())
            reject();
    });
    m_wording->say([this] {
        setWindowTitle(tr("Pair by files on a stick"));
        m_how->setText(tr("For consoles without a line to each other. Write this console's card on a stick and read "
                          "the other's. Then telephone: each reads out its twenty digits, and the other types them."));
        m_write->setText(tr("&Write this console's card…"));
        m_write->setAccessibleName(tr("Write this console's card"));
        m_read->setText(tr("&Read the other's card…"));
        m_read->setAccessibleName(tr("Read the other console's card"));
        m_ownTitle->setText(tr("Digits of this console, to be read out:"));
        m_own->setAccessibleName(tr("Digits of this console"));
        m_theirsTitle->setText(tr("Digits that the other console's person reads out:"));
        m_theirs->setAccessibleName(tr("Digits of the other console"));
        m_confirm->setText(tr("Pair (Enter)"));
        m_confirm->setAccessibleName(tr("Pair with the console of the card"));
        m_leave->setText(tr("Close (Esc)"));
        m_leave->setAccessibleName(m_leave->text());
    });
    showOwn();
}

QString CardDialog::digits() const
{
    return m_own->text().remove(u' ');
}

QString CardDialog::said() const
{
    return m_said->text();
}

void CardDialog::say(const QString& sentence, bool isProblem)
{
    m_said->setText((isProblem ? QStringLiteral("✕ ") : QStringLiteral("✓ ")) + sentence);
    QPalette dress = palette();
    dress.setColor(QPalette::WindowText, Look::ink(isProblem ? Tone::Danger : Tone::Good));
    m_said->setPalette(dress);
}

void CardDialog::showOwn()
{
    m_watch.backstage().command(
        this, [](WritingStore& store) -> Result<std::string> { return store.exchange()->card(); },
        [this](const Answer<std::string>& answer) {
            if (!answer)
                return say(answer.problem(), true);
            if (const auto card = sync::pairingCard(*answer))
                m_own->setText(fromUtf8(sync::grouped(sync::digitsOf(*card))));
        });
}

void CardDialog::write(const QString& file)
{
    m_watch.backstage().command(
        this, [file](WritingStore& store) -> Result<Done> { return writeCard(file, store.exchange()->card()); },
        [this, file](const Answer<Done>& answer) {
            if (answer)
                say(tr("The card is written: %1").arg(QFileInfo(file).fileName()), false);
            else
                say(answer.problem(), true);
        });
}

void CardDialog::read(const QString& file)
{
    m_watch.backstage().ask(
        this, [file](ReadingStore&) -> Result<CardRead> { return readCard(file); },
        [this](const Answer<CardRead>& answer) {
            m_text = answer ? answer->text : std::string();
            m_theirs->setEnabled(!m_text.empty());
            m_theirs->clear();
            m_whose->clear();
            m_said->clear();
            if (!answer)
                return say(answer.problem(), true);
            m_whose->setText(tr("The card is of %1 (%2).")
                    .arg(fromUtf8(answer->card.who.name), m_watch.placeTitle(answer->card.who.division)));
            m_theirs->setFocus();
        },
        Line::Bulk);
}

void CardDialog::confirm()
{
    if (m_text.empty() || !m_theirs->isComplete() || !m_watch.session())
        return;
    m_confirm->setEnabled(false);
    m_watch.backstage().command(
        this,
        [session = *m_watch.session(), text = m_text, digits = toUtf8(m_theirs->digits())](WritingStore& store)
            -> Result<sync::CallingCard> { return store.exchange()->enrolCard(session, text, digits); },
        [this](const Answer<sync::CallingCard>& answer) {
            m_confirm->setEnabled(m_theirs->isComplete());
            if (!answer)
                return say(answer.problem(), true);
            say(tr("Paired with %1. The other console must read this one's card, too.").arg(fromUtf8(answer->name)),
                false);
            Q_EMIT paired(m_said->text().mid(2));
        });
}

} // namespace fengsui::ui
