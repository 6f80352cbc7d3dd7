#include "look/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QStyle>
#include <QStyleOptionButton>
#include <QTest>

using namespace fengsui;

class LookTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_look.wear(ui::Theme::Light); }

    void anIconIsMadeOnceForEachTheme()
    {
        const auto icon = [] { return QApplication::style()->standardIcon(QStyle::SP_TitleBarCloseButton); };
        const QIcon light = icon();
        QVERIFY(!light.isNull());
        QCOMPARE(icon().cacheKey(), light.cacheKey());
        m_look.wear(ui::Theme::Dark);
        QVERIFY(icon().cacheKey() != light.cacheKey());
        m_look.wear(ui::Theme::Light);
        QCOMPARE(icon().cacheKey(), light.cacheKey());
    }

    void everyToneCanBeReadOnItsGround_data()
    {
        QTest::addColumn<bool>("isDark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    // WCAG 2.1, 1.4.3: at least 4.5 : 1.
    void everyToneCanBeReadOnItsGround()
    {
        QFETCH(const bool, isDark);
        m_look.wear(isDark ? ui::Theme::Dark : ui::Theme::Light);
        for (const auto tone : { ui::Tone::Plain, ui::Tone::Quiet, ui::Tone::Good, ui::Tone::Notice, ui::Tone::Warning,
                 ui::Tone::Danger, ui::Tone::Drill, ui::Tone::Accent }) {
            const auto number = static_cast<int>(tone);
            const QPalette palette = QApplication::palette();
            for (const auto ground : { QPalette::Window, QPalette::Base })
                QVERIFY2(
                    contrast(ui::Look::ink(tone), palette.color(ground)) >= 4.5, qPrintable(QString::number(number)));
            QVERIFY2(
                contrast(ui::Look::onGround(tone), ui::Look::ground(tone)) >= 4.5, qPrintable(QString::number(number)));
        }
    }

    void boxesHaveAnEdgeThatIsSeen_data() { everyToneCanBeReadOnItsGround_data(); }
    // WCAG 2.1, 1.4.11: at least 3 : 1 against the ground around it.
    void boxesHaveAnEdgeThatIsSeen()
    {
        QFETCH(const bool, isDark);
        m_look.wear(isDark ? ui::Theme::Dark : ui::Theme::Light);
        QCheckBox check;
        check.resize(check.sizeHint());
        QStyleOptionButton option;
        option.initFrom(&check);
        const QRect box = check.style()->subElementRect(QStyle::SE_CheckBoxIndicator, &option, &check);
        const QImage image = check.grab().toImage();
        QVERIFY(contrast(image.pixelColor(box.left(), box.center().y()), check.palette().color(QPalette::Window)) >= 3);
    }

private:
    static double luminance(const QColor& color)
    {
        const auto linear
            = [](double part) { return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4); };
        return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
    }
    static double contrast(const QColor& a, const QColor& b)
    {
        const double x = luminance(a), y = luminance(b);
        return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
    }

    ui::Look m_look;
};

QTEST_MAIN(LookTest)
#include "look_test.moc"
