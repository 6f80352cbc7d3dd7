#include "consoles/pairing_dialog.h"

#include "consoles/digits_field.h"
#include "forms/form_rows.h"
#include "look/theme.h"
#include "watch/watch.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <chrono>

namespace fengsui::ui {

using namespace std::chrono_literals;

namespace {

constexpr Duration within = 2min;

QLabel* wrapping(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

PairingDialog::PairingDialog(Watch& watch, QWidget* parent)
    : QDialog(parent)
    , m_watch(watch)
    , m_wording(new Wording(this))
    , m_how(wrapping(this))
    , m_rows(new FormRows(this))
    , m_door(new QLineEdit(m_rows))
    , m_address(new QLineEdit(m_rows))
    , m_wait(new QPushButton(this))
    , m_call(new QPushButton(this))
    , m_digitsTitle(wrapping(this))
    , m_digits(new QLabel(this))
    , m_theirsTitle(wrapping(this))
    , m_theirs(new DigitsField(6, 3, this))
    , m_time(new QLabel(this))
    , m_said(wrapping(this))
    , m_confirm(new QPushButton(this))
    , m_leave(new QPushButton(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    const auto& picture = watch.backstage().picture();
    m_door->setText(
        picture && !picture->routes.listen.empty() ? fromUtf8(picture->routes.listen) : QStringLiteral("0.0.0.0:4740"));
    m_door->setReadOnly(picture && picture->port != 0);
    m_rows->add("listen", [] { return tr("&Here"); }, m_door);
    m_rows->add("address", [] { return tr("&Other console"); }, m_address);
    m_address->setPlaceholderText(QStringLiteral("192.0.2.7:4740"));
    QFont large = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    large.setPointSizeF(font().pointSizeF() * 4);
    large.setBold(true);
    m_digits->setFont(large);
    m_digits->setAlignment(Qt::AlignCenter);
    m_digits->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_digits->setMinimumHeight(QFontMetrics(large).height());
    auto* ways = new QHBoxLayout;
    ways->addWidget(m_wait, 1);
    ways->addWidget(m_call, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_time, 1);
    buttons->addWidget(m_confirm);
    buttons->addWidget(m_leave);
    auto* column = new QVBoxLayout(this);
    for (QWidget* widget : std::initializer_list<QWidget*> { m_how, m_rows })
        column->addWidget(widget);
    column->addLayout(ways);
    for (QWidget* widget : std::initializer_list<QWidget*> { m_digitsTitle, m_digits, m_theirsTitle, m_theirs, m_said })
        column->addWidget(widget);
    column->addStretch();
    column->addLayout(buttons);
    resize(fontMetrics().averageCharWidth() * 78, fontMetrics().height() * 30);
    for (QPushButton* button : { m_wait, m_call, m_leave })
        button->setAutoDefault(false);
    m_confirm->setDefault(true);
    connect(m_wait, &QPushButton::clicked, this, [this] { begin(true); });
    connect(m_call, &QPushButton::clicked, this, [this] { begin(false); });
    connect(m_address, &QLineEdit::returnPressed, this, [this] {
        if (m_standing == Standing::Choosing)
            begin(false);
    });
    connect(m_confirm, &QPushButton::clicked, this, &PairingDialog::confirm);
    connect(m_leave, &QPushButton::clicked, this, &PairingDialog::reject);
    connect(m_theirs, &QLineEdit::textChanged, this, [this] { m_confirm->setEnabled(m_theirs->isComplete()); });
    connect(&m_second, &QTimer::timeout, this, &PairingDialog::showTime);
    connect(&watch.backstage(), &Backstage::pairingMoved, this, &PairingDialog::hear);
    connect(&watch, &Watch::sessionChanged, this, [this] {
        if (!m_watch.session())
            reject();
    });
    m_wording->say([this] { putWords(); });
    stand(Standing::Choosing);
    m_address->setFocus();
}

void PairingDialog::putWords()
{
    setWindowTitle(tr("Pair with another console"));
    m_how->setText(tr("One console waits, the other calls it. Both then show the same six digits. Telephone the other "
                      "console's person, whom you know by voice; read your digits out and type those that you hear. "
                      "After it, the two consoles go on meeting at this address."));
    m_wait->setText(tr("&Wait for the other console"));
    m_call->setText(tr("&Call the other console"));
    m_wait->setAccessibleName(tr("Wait for the other console"));
    m_call->setAccessibleName(tr("Call the other console"));
    m_digitsTitle->setText(tr("Read these digits out:"));
    m_digits->setAccessibleName(tr("Digits to read out"));
    m_theirsTitle->setText(tr("Type the digits that the other console's person reads out:"));
    m_theirs->setAccessibleName(tr("Digits of the other console"));
    m_confirm->setText(tr("They are the same (Enter)"));
    m_confirm->setAccessibleName(tr("Confirm the digits"));
    m_leave->setText(m_standing == Standing::Choosing ? tr("Close (Esc)") : tr("Cancel (Esc)"));
    m_leave->setAccessibleName(m_leave->text());
    m_time->setAccessibleName(tr("Time and tries left"));
    showTime();
}

QString PairingDialog::digits() const
{
    const bool isThere = m_standing == Standing::Comparing || m_standing == Standing::Confirmed;
    return isThere ? m_digits->text().remove(u' ') : QString();
}

QString PairingDialog::said() const
{
    return m_said->text();
}

void PairingDialog::say(const QString& sentence, bool isProblem)
{
    m_said->setText(sentence.isEmpty() ? QString() : (isProblem ? QStringLiteral("✕ ") : QString()) + sentence);
    QPalette dress = palette();
    if (isProblem)
        dress.setColor(QPalette::WindowText, Look::ink(Tone::Danger));
    m_said->setPalette(dress);
}

void PairingDialog::stand(Standing standing)
{
    m_standing = standing;
    const bool isChoosing = standing == Standing::Choosing;
    const bool isComparing = standing == Standing::Comparing;
    m_rows->setEnabled(isChoosing);
    m_wait->setEnabled(isChoosing);
    m_call->setEnabled(isChoosing);
    m_theirs->setEnabled(isComparing);
    m_confirm->setEnabled(isComparing && m_theirs->isComplete());
    m_digitsTitle->setEnabled(isComparing);
    m_theirsTitle->setEnabled(isComparing);
    if (!isComparing && standing != Standing::Confirmed)
        m_digits->setText(QStringLiteral("––– –––"));
    m_digits->setEnabled(isComparing);
    if (isChoosing)
        m_second.stop();
    else
        m_second.start(1s);
    m_leave->setText(isChoosing ? tr("Close (Esc)") : tr("Cancel (Esc)"));
    showTime();
}

void PairingDialog::showTime()
{
    if (m_standing == Standing::Choosing) {
        m_time->clear();
        return;
    }
    const auto left = std::chrono::duration_cast<std::chrono::seconds>(m_until - m_watch.now()).count();
    const QString time = QStringLiteral("%1:%2")
                             .arg(std::max<qint64>(0, left) / 60)
                             .arg(std::max<qint64>(0, left) % 60, 2, 10, QChar(u'0'));
    m_time->setText(m_waits ? tr("%1 left, %n tries", nullptr, m_triesLeft).arg(time) : tr("%1 left").arg(time));
}

void PairingDialog::begin(bool waits)
{
    m_rows->clearRefusals();
    if (!m_watch.session())
        return;
    const QString to = m_address->text().trimmed();
    if (!waits && to.isEmpty()) {
        m_rows->refuse("address", tr("Write where the other console waits, such as 192.0.2.7:4740."));
        return;
    }
    m_waits = waits;
    m_port = 0;
    m_triesLeft = 3;
    m_until = m_watch.now() + within;
    stand(Standing::Starting);
    say(waits ? QString() : tr("Calling %1 …").arg(to), false);
    m_watch.backstage().command(
        this,
        [session = *m_watch.session(), to = waits ? std::string() : toUtf8(to), at = toUtf8(m_door->text().trimmed())](
            WritingStore& store) -> Result<Done> { return store.exchange()->beginPairing(session, to, at); },
        [this, waits](const Answer<Done>& answer) {
            if (answer)
                return;
            stand(Standing::Choosing);
            say(QString(), false);
            if (!answer.refusal() || !m_rows->refuse(waits ? "listen" : "address", answer.problem()))
                say(answer.problem(), true);
        });
}

void PairingDialog::hear(const PairingMoment& moment)
{
    if (m_standing == Standing::Choosing)
        return; // of a pairing that was cancelled
    switch (moment.what) {
    case PairingMoment::What::Waiting:
        m_port = moment.port;
        if (m_waits)
            say(tr("Waiting on port %1. The other console is to call this one now.").arg(moment.port), false);
        stand(Standing::Waiting);
        return;
    case PairingMoment::What::Comparing:
        m_digits->setText(groupedDigits(fromUtf8(moment.digits), 3));
        m_triesLeft = moment.triesLeft;
        m_theirs->clear();
        say(QString(), false);
        stand(Standing::Comparing);
        m_theirs->setFocus();
        return;
    case PairingMoment::What::Failed:
        m_triesLeft = moment.triesLeft;
        stand(Standing::Waiting);
        say(tr("%1 The other console may call again.").arg(sentence(*moment.refusal)), true);
        return;
    case PairingMoment::What::Over:
        stand(Standing::Choosing);
        say(moment.refusal ? sentence(*moment.refusal) : QString(), true);
        return;
    case PairingMoment::What::Paired:
        m_standing = Standing::Choosing;
        Q_EMIT paired(
            tr("Paired with %1 (%2).").arg(fromUtf8(moment.card.name), m_watch.placeTitle(moment.card.division)));
        accept();
        return;
    }
}

void PairingDialog::confirm()
{
    if (m_standing != Standing::Comparing || !m_theirs->isComplete())
        return;
    stand(Standing::Confirmed);
    say(tr("Waiting until the other console's person has confirmed, too …"), false);
    m_watch.backstage().command(
        this,
        [digits = toUtf8(m_theirs->digits())](WritingStore& store) -> Result<Done> {
            store.exchange()->answerPairing(digits);
            return Done {};
        },
        [](const Answer<Done>&) {});
}

void PairingDialog::reject()
{
    if (m_standing != Standing::Choosing)
        m_watch.backstage().command(
            &m_watch,
            [](WritingStore& store) -> Result<Done> {
                store.exchange()->cancelPairing();
                return Done {};
            },
            [](const Answer<Done>&) {});
    m_standing = Standing::Choosing;
    QDialog::reject();
}

} // namespace fengsui::ui
