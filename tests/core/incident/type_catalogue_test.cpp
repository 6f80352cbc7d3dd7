#include "incident/type_catalogue.h"

#include "support/shipped.h"

#include <QTest>

#include <set>

using namespace fengsui;
using namespace fengsui::test;

class TypeCatalogueTest : public QObject {
    Q_OBJECT

    static TypeCatalogue shippedOnes()
    {
        TypeCatalogue catalogue;
        for (const char* file : { "types/cjt214.json", "types/gbt30428.json", "types/callcentre.json" })
            for (const Refusal& fault : catalogue.add(file, shipped(file)))
                qFatal("%s", fault.toString().c_str());
        return catalogue;
    }
    static std::vector<std::string> codes(const std::vector<const MinorClass*>& found)
    {
        std::vector<std::string> out;
        for (const MinorClass* minor : found)
            out.push_back(minor->type.toString());
        return out;
    }

private slots:
    void oneCodeMeansTwoThingsInTwoSchemes()
    {
        const TypeCatalogue catalogue = shippedOnes();
        QCOMPARE(catalogue.majorOf(*CaseType::parse("cjt214:event:0401"))->name.chinese, std::string("突发事件"));
        QCOMPARE(catalogue.majorOf(*CaseType::parse("gbt30428:event:0401"))->name.chinese, std::string("街面秩序"));
        QCOMPARE(catalogue.find(*CaseType::parse("cjt214:event:0401"))->name.chinese, std::string("路面塌陷"));
        QCOMPARE(
            catalogue.find(*CaseType::parse("gbt30428:event:0401"))->name.in("zh_CN"), std::string("无照经营游商"));
        QCOMPARE(catalogue.find(*CaseType::parse("cjt214:component:0113"))->name.in("en"),
            std::string("Fire hydrant or fire fitting"));
        QVERIFY(!catalogue.find(*CaseType::parse("cjt214:event:0499"))->name.english.empty());
        QVERIFY(!catalogue.find(*CaseType::parse("cjt214:event:0498")));
        QVERIFY(!catalogue.find(*CaseType::parse("other:event:0401")));
        QVERIFY(!catalogue.majorOf(*CaseType::parse("cjt214:event:9901")));
    }

    void standardIsWhole()
    {
        const TypeCatalogue catalogue = shippedOnes();
        const TypeScheme& scheme = *catalogue.scheme("cjt214");
        const auto sizes = [](const std::vector<MajorClass>& majors) {
            std::vector<std::pair<std::string, std::size_t>> out;
            for (const MajorClass& major : majors)
                out.emplace_back(major.code, major.minors.size());
            return out;
        };
        const std::vector<std::pair<std::string, std::size_t>> components { { "01", 38 }, { "02", 17 }, { "03", 10 },
            { "04", 10 }, { "05", 2 }, { "06", 5 }, { "21", 0 } };
        const std::vector<std::pair<std::string, std::size_t>> events { { "01", 19 }, { "02", 5 }, { "03", 6 },
            { "04", 10 }, { "05", 14 }, { "21", 0 } };
        QVERIFY(sizes(scheme.majors("component")) == components);
        QVERIFY(sizes(scheme.majors("event")) == events);
        for (const TypeScheme& each : catalogue.schemes()) {
            std::set<std::string> names;
            for (const auto* majors : { &each.events, &each.components })
                for (const MajorClass& major : *majors)
                    for (const MinorClass& minor : major.minors)
                        QVERIFY2(names.insert(minor.type.kind + minor.name.chinese).second, minor.name.english.c_str());
        }
    }

    void schemesNameEachOthersClasses()
    {
        const TypeCatalogue catalogue = shippedOnes();
        const CaseType vendor = *CaseType::parse("cjt214:event:0501"),
                       sameVendor = *CaseType::parse("gbt30428:event:0401");
        QCOMPARE(catalogue.equivalents(vendor), std::vector { sameVendor });
        QCOMPARE(catalogue.equivalents(sameVendor), std::vector { vendor });
        QVERIFY(catalogue.equivalents(*CaseType::parse("cjt214:event:0101"))
            == std::vector { *CaseType::parse("gbt30428:event:0101") });
        QVERIFY(catalogue.equivalents(*CaseType::parse("cjt214:event:0110")).empty());
        for (const MajorClass& major : catalogue.scheme("gbt30428")->events)
            for (const MinorClass& minor : major.minors)
                QVERIFY(catalogue.find(minor.sameAs.at(0)));
    }

    void typeIsFoundByCodeOrByWordsOfEitherLanguage()
    {
        const TypeCatalogue catalogue = shippedOnes();
        QCOMPARE(codes(catalogue.search("BURST water", "cjt214")), std::vector<std::string> { "cjt214:event:0402" });
        QCOMPARE(codes(catalogue.search("路灯", "cjt214")),
            (std::vector<std::string> { "cjt214:component:0106", "cjt214:component:0118" }));
        QCOMPARE(codes(catalogue.search("0402", {}, "event")),
            (std::vector<std::string> { "cjt214:event:0402", "callcentre:event:0402" }));
        QCOMPARE(codes(catalogue.search("cjt214:event:0402")), std::vector<std::string> { "cjt214:event:0402" });
        QCOMPARE(codes(catalogue.search("宣传广告 破损")),
            std::vector<std::string> { "cjt214:event:0205" }); // major and minor
        QVERIFY(catalogue.search("no such matter").empty());
        QCOMPARE(catalogue.search("", "cjt214", "component").size(), 82u - 32u);
        QCOMPARE(catalogue.search("", "cjt214", "component", 1000).size(), 82u);
    }

    void namesThatBeginWithTheWordComeFirst()
    {
        const TypeCatalogue catalogue = shippedOnes();
        const auto found = catalogue.search("vehicle", "callcentre");
        QCOMPARE(found.front()->name.english, std::string("Vehicle accident with injury"));
        QVERIFY(found.back()->name.english.find("ehicle") > 0);
        QVERIFY(std::ranges::is_partitioned(
            found, [](const MinorClass* minor) { return minor->name.english.starts_with("Vehicle"); }));
    }

    void countysOwnCopyWins()
    {
        TypeCatalogue catalogue = shippedOnes();
        const auto faults = catalogue.add(
            "own.json", R"({ "scheme": "cjt214", "name": { "en": "Own", "zh_CN": "本地" }, "basis": "county",
            "events": [ { "code": "01", "name": { "en": "A", "zh_CN": "甲" }, "minors": [ { "code": "07", "name": { "en": "B", "zh_CN": "乙" } } ] } ] })");
        QVERIFY(faults.empty());
        QCOMPARE(catalogue.schemes().size(), 3u);
        QCOMPARE(catalogue.find(*CaseType::parse("cjt214:event:0107"))->name.english, std::string("B"));
        QVERIFY(!catalogue.find(*CaseType::parse("cjt214:event:0101")));
    }

    void brokenFileIsRefusedWithAllItsFaults()
    {
        TypeCatalogue catalogue;
        const auto faults = catalogue.add("t.json", R"({
  "scheme": "CJT 214",
  "name": { "en": "Own" },
  "events": [
    { "code": "1", "name": { "en": "A", "zh_CN": "甲" } },
    { "code": "02", "name": { "en": "A", "zh_CN": "甲" }, "minors": [
      { "code": "01", "name": { "en": "B", "zh_CN": "乙" }, "colour": 1 },
      { "code": "01", "name": { "en": "B", "zh_CN": "" }, "sameAs": ["nothing"] } ] },
    { "code": "02", "name": { "en": "A", "zh_CN": "甲" } },
    7
  ]
})");
        std::set<std::string> said;
        for (const Refusal& fault : faults)
            said.insert(fault.toString());
        const std::set<std::string> expected {
            "t.json, line 1: \"CJT 214\" must be small letters and digits.",
            "t.json, line 3: \"zh_CN\" is missing.",
            "t.json, line 1: \"basis\" is missing.",
            "t.json, line 5: The code \"1\" must be two digits.",
            "t.json, line 7: \"colour\" is not known here.",
            "t.json, line 8: The code \"01\" stands there twice.",
            "t.json, line 8: \"zh_CN\" is empty.",
            "t.json, line 8: \"nothing\" is not a type.",
            "t.json, line 9: The code \"02\" stands there twice.",
            "t.json, line 10: There must be an object { } here.",
        };
        QCOMPARE(said, expected);
        QVERIFY(catalogue.schemes().empty());
        QVERIFY(!catalogue.add("t.json", "{").empty());
    }
};

QTEST_GUILESS_MAIN(TypeCatalogueTest)
#include "type_catalogue_test.moc"
