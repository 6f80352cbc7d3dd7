#include "forms/form_rows.h"
#include "forms/search_field.h"

#include <QLabel>
#include <QLineEdit>
#include <QtTest>

using namespace fengsui::ui;

class FormsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRefusalStandsAtItsFieldAndTheKeyboardGoesThere()
    {
        FormRows rows;
        auto* title = new QLineEdit(&rows);
        auto* address = new QLineEdit(&rows);
        rows.add("title", [] { return QStringLiteral("&Title *"); }, title);
        rows.add("address", [] { return QStringLiteral("&Address"); }, address);
        rows.show();
        rows.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&rows));
        QVERIFY(rows.refuse("address", QStringLiteral("Say where it is.")));
        QCOMPARE(rows.refusalAt("address"), QString("Say where it is."));
        QCOMPARE(rows.refusalAt("title"), QString());
        QVERIFY(address->hasFocus());
        QCOMPARE(address->accessibleDescription(), QString("Say where it is."));
        QVERIFY(!rows.refuse("elsewhere", QStringLiteral("…")));
        rows.clearRefusals();
        QCOMPARE(rows.refusalAt("address"), QString());
    }

    void aFieldIsCalledAsItsLabelSays()
    {
        FormRows rows;
        auto* title = new QLineEdit(&rows);
        rows.add("title", [] { return QStringLiteral("T&itle *"); }, title);
        QCOMPARE(title->accessibleName(), QString("Title"));
    }

    void aChoiceIsFoundByWordsOfBothLanguages()
    {
        SearchField field;
        field.setChoices({ { "a", "Road flooded", "0406 road flooded 道路积水" },
            { "b", "Road damaged", "0110 road damaged 道路破损" } });
        field.show();
        field.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&field));
        field.setFocus();
        QTest::keyClicks(&field, "flo roa");
        QTest::keyClick(&field, Qt::Key_Return);
        QCOMPARE(field.chosen(), std::string("a"));
        QCOMPARE(field.text(), QString("Road flooded"));
        field.clear();
        QVERIFY(field.chosen().empty());
        QInputMethodEvent words;
        words.setCommitString(QStringLiteral("破损"));
        QCoreApplication::sendEvent(&field, &words);
        QTest::keyClick(&field, Qt::Key_Tab);
        QCOMPARE(field.chosen(), std::string("b"));
    }

    void wordsThatNameNothingAreUnclear()
    {
        SearchField field;
        field.setChoices({ { "a", "Road flooded", "0406 road flooded 道路积水" } });
        field.show();
        field.setFocus();
        QTest::keyClicks(&field, "fire");
        QVERIFY(field.isUnclear());
        field.choose("a");
        QVERIFY(!field.isUnclear());
    }

    void newWordsForTheChoicesKeepWhatIsChosen()
    {
        SearchField field;
        field.setChoices({ { "a", "Road flooded", "road" } });
        field.choose("a");
        field.setChoices({ { "a", "道路积水", "road" } });
        QCOMPARE(field.chosen(), std::string("a"));
        QCOMPARE(field.text(), QString("道路积水"));
    }
};

QTEST_MAIN(FormsTest)
#include "forms_test.moc"
