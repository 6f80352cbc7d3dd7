#include "sqlite/touched.h"

#include <algorithm>

namespace fengsui {

void note(News& news, const SubjectKey& touched)
{
    const auto add = [](auto& ids, auto id) {
        if (std::ranges::find(ids, id) == ids.end())
            ids.push_back(id);
    };
    switch (touched.kind) {
    case SubjectKind::Incident:
    case SubjectKind::Evaluation: // of a case
    case SubjectKind::Attachment:
        return add(news.incidents, IncidentId { touched.id });
    case SubjectKind::Team:
        return add(news.teams, TeamId { touched.id });
    case SubjectKind::Person:
        return add(news.persons, PersonId { touched.id });
    case SubjectKind::Operator:
        return add(news.operators, OperatorId { touched.id });
    case SubjectKind::Store:
    case SubjectKind::Edition:
    case SubjectKind::Cell: // over one
        news.editions = true;
        return;
    case SubjectKind::Peers:
        news.peers = true;
        return;
    case SubjectKind::Duty:
        news.duty = true;
        return;
    case SubjectKind::Rules:
        news.rules = true;
        return;
    case SubjectKind::Drawing:
        news.drawings = true;
        return;
    case SubjectKind::Track:
        news.tracks = true;
        return;
    case SubjectKind::Component:
        news.components = true;
        return;
    case SubjectKind::Unknown:
        return;
    }
}

} // namespace fengsui
