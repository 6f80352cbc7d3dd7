#include "paper/template_check.h"

#include <KTextTemplate/Engine>
#include <KTextTemplate/Template>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace fengsui::paper;

namespace {
const TemplateNames names { { u"number"_s, u"address"_s, u"state"_s }, { { u"steps"_s, { u"at"_s, u"by"_s } } } };

QString complaintAbout(const QString& text)
{
    KTextTemplate::Engine engine;
    const auto parsed = engine.newTemplate(text, u"template"_s);
    return parsed->error() == KTextTemplate::NoError ? QString() : parsed->errorString();
}
} // namespace

class TemplateCheckTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void faultIsNamedWithItsLine_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("reason");
        QTest::newRow("mistyped field") << u"<p>\n{{ adress }}"_s << 2 << u"this form has no “adress”"_s;
        QTest::newRow("mistyped column") << u"{% for s in steps %}\n{{ s.when }}\n{% endfor %}"_s << 2
                                         << u"this form has no “s.when”"_s;
        QTest::newRow("mistyped table") << u"\n\n{% for s in step %}{% endfor %}"_s << 3
                                        << u"this form has no “step”"_s;
        QTest::newRow("mistyped condition")
            << u"{% if state and closed %}{% endif %}"_s << 1 << u"this form has no “closed”"_s;
        QTest::newRow("name outside of its loop")
            << u"{% for s in steps %}{% endfor %}\n{{ s.at }}"_s << 2 << u"this form has no “s.at”"_s;
        QTest::newRow("loop counter outside of a loop")
            << u"{{ forloop.first }}"_s << 1 << u"this form has no “forloop.first”"_s;
        QTest::newRow("unclosed if") << u"\n{% if state %}\nx"_s << 2 << u"“{% if %}” has no “{% endif %}”"_s;
        QTest::newRow("crossed ends") << u"{% for s in steps %}\n{% if state %}\n{% endfor %}\n{% endif %}"_s << 1
                                      << u"“{% for %}” has no “{% endfor %}”"_s;
        QTest::newRow("end too many") << u"x\n{% endif %}"_s << 2 << u"“{% endif %}” ends nothing here"_s;
        QTest::newRow("else without if") << u"\n{% else %}"_s << 2
                                         << u"“{% else %}” stands outside of what it belongs to"_s;
        QTest::newRow("unclosed braces") << u"\n{{ number\n}}"_s << 2 << u"“{{” is not closed by “}}” on its line"_s;
        QTest::newRow("unclosed tag") << u"{% if state"_s << 1 << u"“{%” is not closed by “%}” on its line"_s;
        QTest::newRow("unknown filter") << u"\n\n\n{{ number|shout }}"_s << 4
                                        << u"“{{ number|shout }}”: Unknown filter: shout"_s;
        QTest::newRow("unknown tag")
            << u"{% print number %}"_s << 1
            << u"“{% print number %}”: Invalid block tag: 'print''. Did you forget to register or load this tag?"_s;
        QTest::newRow("loop without in")
            << u"x\n{% for s steps %}{% endfor %}"_s << 2
            << u"“{% for s steps %}”: 'for' statements should have at least four words: for s steps"_s;
    }
    void faultIsNamedWithItsLine()
    {
        QFETCH(QString, text);
        QFETCH(int, line);
        QFETCH(QString, reason);
        const auto faults = templateFaults(text, names, complaintAbout);
        QVERIFY(!faults.empty());
        QCOMPARE(faults.front().line, line);
        QCOMPARE(QString::fromStdString(faults.front().reason.toString()), reason);
    }

    void soundTemplateHasNoFault()
    {
        const QString text
            = u"{# a remark with {{ braces #}\n<style>p { color: red }</style>{{ number|default:\"no number\" }} {{ "
              u"number|linebreaksbr }}\n"
              "{% if state == \"closed\" or not address %}{{ state }}{% elif address %}{% else %}x{% endif %}\n"
              "{% for s in steps %}{{ forloop.counter }} {{ s.at }} {{ s.by|upper }}{% empty %}none{% endfor %}\n"
              "{% with address as place %}{{ place }}{% endwith %}{% comment %}{{ anything }}{% endcomment %}{{ steps|length }}"_s;
        const auto faults = templateFaults(text, names, complaintAbout);
        QVERIFY2(faults.empty(), faults.empty() ? "" : faults.front().reason.toString().c_str());
    }

    void everyFaultIsFoundInOrder()
    {
        const auto faults = templateFaults(u"{{ a }}\n{% if state %}\n{{ b }}"_s, names, complaintAbout);
        QCOMPARE(faults.size(), 3u);
        QCOMPARE(faults[0].line, 1);
        QCOMPARE(faults[1].line, 2);
        QCOMPARE(faults[2].line, 3);
    }

    void includedFilesAreFound()
    {
        QCOMPARE(includesOf(u"{% include \"paper.css\" %} {% include 'foot.html' %}"_s),
            QStringList({ u"paper.css"_s, u"foot.html"_s }));
    }
};

QTEST_MAIN(TemplateCheckTest)
#include "template_check_test.moc"
