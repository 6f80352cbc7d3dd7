#include "forms/type_choices.h"

#include "backstage/words.h"
#include "incident/type_catalogue.h"
#include "look/language.h"

namespace fengsui::ui {

std::vector<SearchField::Choice> typeChoices(const TypeCatalogue& catalogue, const std::string& profile)
{
    std::vector<SearchField::Choice> choices;
    // The codes of one country mean something else in another.
    const bool isChinese = profile == "cn";
    for (const TypeScheme& scheme : catalogue.schemes()) {
        const bool isForCallCentres = scheme.id == "callcentre";
        if (isForCallCentres == isChinese)
            continue;
        for (const auto* majors : { &scheme.events, &scheme.components })
            for (const MajorClass& major : *majors)
                for (const MinorClass& minor : major.minors) {
                    const QString title
                        = QStringLiteral("%1  %2 / %3")
                              .arg(fromUtf8(minor.type.code), bilingual(minor.name.english, minor.name.chinese),
                                  bilingual(major.name.english, major.name.chinese));
                    const std::string foundBy = minor.type.toString() + ' ' + minor.name.english + ' '
                        + minor.name.chinese + ' ' + major.name.english + ' ' + major.name.chinese;
                    choices.push_back({ minor.type.toString(), title, fromUtf8(foundBy) });
                }
    }
    return choices;
}

} // namespace fengsui::ui
