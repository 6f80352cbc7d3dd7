#include "carrier/nats_server.h"

#include "base/id.h"

#include <algorithm>
#include <array>
#include <nats/nats.h>
#include <utility>

namespace fengsui::carrier {

namespace {

constexpr std::int64_t second = 1'000'000'000; // as the server counts
constexpr std::int64_t answerWithin = 10'000; // milliseconds
constexpr std::uint64_t mostAtOnce = 32; // messages, each as large as the server allows
constexpr std::int64_t mostUnconfirmed = 256;
constexpr std::array<const char*, 2> ourSubjects { "fengsui.entry.>", "fengsui.head.>" };

template <auto Free>
struct Freeing {
    template <typename T>
    void operator()(T* thing) const
    {
        Free(thing);
    }
};
using Options = std::unique_ptr<natsOptions, Freeing<natsOptions_Destroy>>;
using StreamInfo = std::unique_ptr<jsStreamInfo, Freeing<jsStreamInfo_Destroy>>;
using NatsMessage = std::unique_ptr<natsMsg, Freeing<natsMsg_Destroy>>;
using Subscription = std::unique_ptr<natsSubscription, Freeing<natsSubscription_Destroy>>;

void require(natsStatus status)
{
    if (status == NATS_OK)
        return;
    const char* more = nats_GetLastError(nullptr);
    throw ServerFailure(std::string(natsStatus_GetText(status)) + (more && *more ? std::string(": ") + more : ""));
}

Message messageOf(natsMsg* message, std::uint64_t sequence)
{
    return { natsMsg_GetSubject(message), sequence,
        { natsMsg_GetData(message), static_cast<std::size_t>(natsMsg_GetDataLength(message)) } };
}

StreamInfo infoOf(jsCtx* js, const char* stream, jsOptions* options = nullptr)
{
    jsStreamInfo* info = nullptr;
    jsErrCode code {};
    const natsStatus status = js_GetStreamInfo(&info, js, stream, options, &code);
    if (status == NATS_NOT_FOUND || code == JSStreamNotFoundErr)
        return nullptr;
    require(status);
    return StreamInfo(info);
}

// What would let the server drop entries, or promise more than it keeps; by the words of its own tools.
std::vector<std::string> faultsOf(const jsStreamConfig& is, const StreamPlan& plan)
{
    std::vector<std::string> faults;
    const auto expect = [&](bool isSo, std::string words) {
        if (!isSo)
            faults.push_back(std::move(words));
    };
    expect(is.Storage == js_FileStorage, "storage must be file");
    expect(is.Retention == js_LimitsPolicy, "retention must be limits");
    expect(is.MaxAge == 0, "max-age must be 0");
    expect(is.MaxMsgs <= 0, "max-msgs must be -1");
    expect(is.MaxBytes <= 0, "max-bytes must be -1");
    expect(is.MaxMsgsPerSubject <= 0, "max-msgs-per-subject must be -1");
    expect(is.MaxMsgSize <= 0, "max-msg-size must be -1");
    expect(!is.NoAck, "acknowledgements must be on");
    expect(!is.Sealed, "it must not be sealed");
    expect(!is.AllowRollup, "roll-ups must be off");
    expect(is.Replicas >= plan.replicas, "replicas must be at least " + std::to_string(plan.replicas));
    return faults;
}

std::optional<Refusal> faulty(const char* stream, const std::vector<std::string>& faults)
{
    if (faults.empty())
        return std::nullopt;
    std::string all;
    for (const std::string& fault : faults)
        all += (all.empty() ? "" : "; ") + fault;
    return Refusal { Refusal::Reason::WrongState,
        QT_TRANSLATE_NOOP("Refusal",
            "The NATS stream %1 could lose entries: %2. Change it with \"nats stream edit %1\"; until then nothing is "
            "carried."),
        { stream, all }, "nats" };
}

struct Plan {
    jsStreamConfig config {};
    explicit Plan(const char* name, int replicas)
    {
        jsStreamConfig_Init(&config);
        config.Name = name;
        config.Storage = js_FileStorage;
        config.Retention = js_LimitsPolicy;
        config.Discard = js_DiscardNew; // a limit that an administrator sets later refuses instead of dropping
        config.Replicas = replicas;
        config.DenyDelete = true;
        config.DenyPurge = true;
        config.AllowDirect = false; // a replica may lag behind, and we ask for the last one
    }
};

void add(jsCtx* js, jsStreamConfig& config)
{
    jsErrCode code {};
    jsStreamInfo* info = nullptr;
    const natsStatus status = js_AddStream(&info, js, &config, nullptr, &code);
    const StreamInfo owner(info);
    if (code != JSStreamNameExistErr) // another console was faster
        require(status);
}

struct Source {
    std::string stream;
    std::string prefix; ///< under which the other domain's streams are asked for

    auto operator<=>(const Source&) const = default;
};

// From a leaf only what was laid down there; from the hub also what it has from other leaves. The other way round the
// two copies would feed each other for ever.
std::vector<Source> sourcesOf(const StreamPlan& plan)
{
    const auto prefix = [](const std::string& domain) { return "$JS." + domain + ".API"; };
    std::vector<Source> sources;
    if (plan.hub) {
        sources.push_back({ nearStream, prefix(*plan.hub) });
        sources.push_back({ farStream, prefix(*plan.hub) });
    }
    for (const std::string& leaf : plan.leaves)
        sources.push_back({ nearStream, prefix(leaf) });
    std::ranges::sort(sources);
    return sources;
}

std::vector<Source> sourcesOf(const jsStreamConfig& config)
{
    std::vector<Source> sources;
    for (int i = 0; i < config.SourcesLen; ++i)
        if (const jsStreamSource* source = config.Sources[i]; source->External)
            sources.push_back({ source->Name, source->External->APIPrefix });
    std::ranges::sort(sources);
    return sources;
}

// Makes the stream of what comes from other domains, or gives it the domains that it lacks.
void copyFromAfar(jsCtx* js, const StreamPlan& plan)
{
    const auto wanted = sourcesOf(plan);
    const StreamInfo known = infoOf(js, farStream);
    if (known && std::ranges::includes(sourcesOf(*known->Config), wanted))
        return;
    std::vector<jsExternalStream> externals(wanted.size());
    std::vector<jsStreamSource> sources(wanted.size());
    std::vector<jsStreamSource*> pointers;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        jsExternalStream_Init(&externals[i]);
        externals[i].APIPrefix = wanted[i].prefix.c_str();
        jsStreamSource_Init(&sources[i]);
        sources[i].Name = wanted[i].stream.c_str();
        sources[i].External = &externals[i];
        pointers.push_back(&sources[i]);
    }
    Plan made(farStream, plan.replicas);
    made.config.Sources = pointers.data();
    made.config.SourcesLen = static_cast<int>(pointers.size());
    if (!known)
        return add(js, made.config);
    jsStreamInfo* info = nullptr;
    const natsStatus status = js_UpdateStream(&info, js, &made.config, nullptr, nullptr);
    jsStreamInfo_Destroy(info);
    require(status);
}

} // namespace

struct NatsServer::Handles {
    std::unique_ptr<natsConnection, Freeing<natsConnection_Destroy>> connection;
    std::unique_ptr<jsCtx, Freeing<jsCtx_Destroy>> js;
};

NatsServer::NatsServer(const ServerAddress& address, const std::string& name)
    : m_handles(std::make_unique<Handles>())
{
    natsOptions* made = nullptr;
    require(natsOptions_Create(&made));
    const Options options(made);
    std::vector<const char*> urls;
    for (const std::string& url : address.urls)
        urls.push_back(url.c_str());
    require(natsOptions_SetServers(made, urls.data(), static_cast<int>(urls.size())));
    require(natsOptions_SetName(made, name.c_str()));
    require(natsOptions_SetTimeout(made, 5000));
    require(natsOptions_SetPingInterval(made, 15'000));
    require(natsOptions_SetMaxPingsOut(made, 2));
    require(natsOptions_SetWriteDeadline(made, answerWithin));
    // A session that broke is over: what the server took of it is asked in the next one, not guessed in this one.
    require(natsOptions_SetAllowReconnect(made, false));
    const bool isTls = std::ranges::any_of(address.urls, [](const auto& url) { return url.starts_with("tls:"); });
    if (isTls || !address.authority.empty())
        require(natsOptions_SetSecure(made, true));
    if (!address.authority.empty())
        require(natsOptions_LoadCATrustedCertificates(made, address.authority.c_str()));
    if (!address.credentials.empty())
        require(natsOptions_SetUserCredentialsFromFiles(made, address.credentials.c_str(), nullptr));
    natsConnection* connection = nullptr;
    require(natsConnection_Connect(&connection, made));
    m_handles->connection.reset(connection);
    jsOptions js;
    require(jsOptions_Init(&js));
    js.Wait = answerWithin;
    jsCtx* context = nullptr;
    require(natsConnection_JetStream(&context, connection, &js));
    m_handles->js.reset(context);
}

NatsServer::~NatsServer() = default;

std::optional<Refusal> NatsServer::prepare(const StreamPlan& plan)
{
    jsCtx* js = m_handles->js.get();
    if (!infoOf(js, nearStream)) {
        Plan made(nearStream, plan.replicas);
        auto subjects = ourSubjects;
        made.config.Subjects = subjects.data();
        made.config.SubjectsLen = static_cast<int>(subjects.size());
        add(js, made.config);
    }
    if (plan.hub || !plan.leaves.empty())
        copyFromAfar(js, plan);
    for (const char* stream : { nearStream, farStream }) {
        const StreamInfo info = infoOf(js, stream);
        if (!info)
            continue;
        if (auto refusal = faulty(stream, faultsOf(*info->Config, plan)))
            return refusal;
    }
    return std::nullopt;
}

bool NatsServer::has(const char* stream)
{
    return infoOf(m_handles->js.get(), stream) != nullptr;
}

std::size_t NatsServer::largestMessage() const
{
    return static_cast<std::size_t>(natsConnection_GetMaxPayload(m_handles->connection.get()));
}

std::vector<std::string> NatsServer::subjects(const char* stream, const std::string& filter)
{
    jsOptions options;
    require(jsOptions_Init(&options));
    options.Wait = answerWithin;
    options.Stream.Info.SubjectsFilter = filter.c_str();
    const StreamInfo info = infoOf(m_handles->js.get(), stream, &options);
    std::vector<std::string> subjects;
    if (info && info->State.Subjects)
        for (int i = 0; i < info->State.Subjects->Count; ++i)
            subjects.emplace_back(info->State.Subjects->List[i].Subject);
    return subjects;
}

std::optional<Message> NatsServer::last(const char* stream, const std::string& subject)
{
    natsMsg* found = nullptr;
    jsErrCode code {};
    const natsStatus status = js_GetLastMsg(&found, m_handles->js.get(), stream, subject.c_str(), nullptr, &code);
    if (status == NATS_NOT_FOUND || code == JSNoMessageFoundErr)
        return std::nullopt;
    require(status);
    const NatsMessage message(found);
    return messageOf(found, natsMsg_GetSequence(found));
}

std::optional<std::uint64_t> NatsServer::publish(
    const std::string& subject, const std::string& bytes, const std::string& id, std::uint64_t after)
{
    jsPubOptions options;
    require(jsPubOptions_Init(&options));
    options.MaxWait = answerWithin;
    options.MsgId = id.empty() ? nullptr : id.c_str();
    options.ExpectStream = nearStream;
    options.ExpectLastSubjectSeq = after;
    options.ExpectNoMessage = after == 0;
    jsPubAck* ack = nullptr;
    jsErrCode code {};
    const natsStatus status = js_Publish(
        &ack, m_handles->js.get(), subject.c_str(), bytes.data(), static_cast<int>(bytes.size()), &options, &code);
    const std::unique_ptr<jsPubAck, Freeing<jsPubAck_Destroy>> owner(ack);
    if (code == JSStreamWrongLastSequenceErr)
        return std::nullopt;
    require(status);
    // the server's window of known ids helps it, never us: a duplicate is looked at like any other surprise
    return ack->Duplicate ? std::nullopt : std::optional(ack->Sequence);
}

struct NatsServer::Reading::Handles {
    Subscription subscription;
    bool isWalk = false; ///< nothing is waited for
    std::uint64_t pending = 0; ///< messages behind the last one, as the server told
    std::vector<NatsMessage> held;
};

struct NatsServer::Consumer {
    jsConsumerConfig config;
    std::string name;
};

// Made or found by ourselves, so that it is told at once how much there is to read.
std::unique_ptr<NatsServer::Reading> NatsServer::open(const char* stream, Consumer& consumer)
{
    jsCtx* js = m_handles->js.get();
    jsConsumerInfo* info = nullptr;
    require(js_AddConsumer(&info, js, stream, &consumer.config, nullptr, nullptr));
    auto handles = std::make_unique<Reading::Handles>();
    handles->isWalk = consumer.config.Durable == nullptr;
    handles->pending = info->NumPending;
    jsConsumerInfo_Destroy(info);
    jsSubOptions binding;
    require(jsSubOptions_Init(&binding));
    binding.Stream = stream;
    binding.Consumer = consumer.name.c_str();
    natsSubscription* made = nullptr;
    require(js_PullSubscribe(&made, js, nullptr, nullptr, nullptr, &binding, nullptr));
    handles->subscription.reset(made);
    return std::unique_ptr<Reading>(new Reading(std::move(handles)));
}

NatsServer::Reading::Reading(std::unique_ptr<Handles> handles)
    : m_handles(std::move(handles))
{
}

NatsServer::Reading::~Reading() = default;

std::vector<Message> NatsServer::Reading::take(std::chrono::milliseconds within)
{
    m_handles->held.clear();
    if (m_handles->isWalk && m_handles->pending == 0)
        return {};
    // never more than are there: the library waits until it has as many as it asked for
    jsFetchRequest request;
    require(jsFetchRequest_Init(&request));
    request.Batch = static_cast<int>(std::clamp<std::uint64_t>(m_handles->pending, 1, mostAtOnce));
    request.Expires = std::chrono::nanoseconds(within).count();
    natsMsgList list {};
    const natsStatus status = natsSubscription_FetchRequest(&list, m_handles->subscription.get(), &request);
    std::vector<Message> messages;
    for (int i = 0; i < list.Count; ++i) {
        m_handles->held.emplace_back(std::exchange(list.Msgs[i], nullptr));
        natsMsg* message = m_handles->held.back().get();
        jsMsgMetaData* about = nullptr;
        require(natsMsg_GetMetaData(&about, message));
        messages.push_back(messageOf(message, about->Sequence.Stream));
        m_handles->pending = about->NumPending;
        jsMsgMetaData_Destroy(about);
    }
    natsMsgList_Destroy(&list);
    if (status != NATS_TIMEOUT && status != NATS_NOT_FOUND)
        require(status);
    if (messages.empty())
        m_handles->pending = 0;
    return messages;
}

void NatsServer::Reading::confirm()
{
    for (const NatsMessage& message : m_handles->held)
        require(natsMsg_Ack(message.get(), nullptr));
    m_handles->held.clear();
}

std::unique_ptr<NatsServer::Reading> NatsServer::follow(const char* stream, const std::string& consumer)
{
    Consumer made { {}, consumer };
    jsConsumerConfig& config = made.config;
    require(jsConsumerConfig_Init(&config));
    config.Durable = made.name.c_str();
    config.DeliverPolicy = js_DeliverAll;
    config.AckPolicy = js_AckExplicit;
    config.AckWait = 60 * second;
    config.MaxAckPending = mostUnconfirmed;
    config.InactiveThreshold = 90 * 24 * 3600 * second; // only a hint is lost with it
    return open(stream, made);
}

std::unique_ptr<NatsServer::Reading> NatsServer::walk(const char* stream, const std::string& subject)
{
    Consumer made { {}, "walk_" + RawId::random().toString() };
    jsConsumerConfig& config = made.config;
    require(jsConsumerConfig_Init(&config));
    config.Name = made.name.c_str();
    config.FilterSubject = subject.c_str();
    config.DeliverPolicy = js_DeliverAll;
    config.AckPolicy = js_AckExplicit; // the library reads in no other way
    config.MaxAckPending = mostUnconfirmed;
    config.InactiveThreshold = 60 * second;
    return open(stream, made);
}

} // namespace fengsui::carrier
